package dev.gantry.ui.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.gantry.insight.filter.Check;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Pointer;

/** The slices of a recording, or those on screen, counted from 0 by lane, depth and time; nothing is copied. */
final class Slices {
    private static final int STRIDE = 1 << 14;

    private final Snapshot snapshot;
    private Row[] rows = new Row[16];
    private int[] firsts = new int[16];
    private int[] ends = new int[16];
    private int parts;
    private int lanes;

    private Slices(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** All slices of the recording, or those of which something is in sight. At most two thousand million. */
    static Slices of(Snapshot snapshot, Optional<Sight> within) {
        Slices slices = new Slices(snapshot);
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = within.isEmpty() || within.get().lanes().get(id) ? snapshot.lane(id) : null;
            slices.lanes += lane != null && !lane.kind().isHolder() ? 1 : 0;
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                int from = within.map(sight -> row.firstEndingAfter(sight.start())).orElse(0);
                int to = within.map(sight -> row.firstStartingAt(sight.end())).orElse(row.size());
                slices.add(row, from, to);
            }
        }
        return slices;
    }

    private void add(Row row, int from, int to) {
        if (to <= from || (long) size() + to - from > Integer.MAX_VALUE - 8) {
            return;
        }
        if (parts == rows.length) {
            rows = Arrays.copyOf(rows, parts * 2);
            firsts = Arrays.copyOf(firsts, parts * 2);
            ends = Arrays.copyOf(ends, parts * 2);
        }
        ends[parts] = size() + to - from;
        firsts[parts] = from;
        rows[parts++] = row;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** How many lanes were looked at, but for processes: those have no slices. */
    int lanes() {
        return lanes;
    }

    int size() {
        return parts == 0 ? 0 : ends[parts - 1];
    }

    /** The row that holds the slice with this number. */
    Row row(int number) {
        return rows[part(number)];
    }

    /** Which slice of its row it is. */
    int index(int number) {
        int part = part(number);
        return firsts[part] + number - begin(part);
    }

    Pointer.Place place(int number) {
        Row row = row(number);
        return new Pointer.Place(row.lane(), row.depth(), index(number));
    }

    /** The number of the slice there, or -1. */
    int number(Pointer.Place at) {
        for (int part = 0; part < parts; part++) {
            if (rows[part].lane() == at.lane() && rows[part].depth() == at.depth()) {
                int number = begin(part) + at.index() - firsts[part];
                return number >= begin(part) && number < ends[part] ? number : -1;
            }
        }
        return -1;
    }

    /** How long the slice lasted, so far if it is open. */
    long duration(int number) {
        Row row = row(number);
        int i = index(number);
        return Math.max(0, (row.isOpen(i) ? snapshot.horizon() : row.end(i)) - row.start(i));
    }

    /** The numbers of those that fit; fewer if it was given up. */
    int[] fitting(Check check, BooleanSupplier givenUp) {
        int[] found = new int[16];
        int size = 0;
        for (int part = 0; part < parts; part++) {
            int begin = begin(part);
            for (int number = begin; number < ends[part]; number++) {
                if (check.slice(rows[part], firsts[part] + number - begin)) {
                    if (size == found.length) {
                        found = Arrays.copyOf(found, size * 2);
                    }
                    found[size++] = number;
                }
                if ((number & STRIDE - 1) == 0 && givenUp.getAsBoolean()) {
                    return new int[0];
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    private int begin(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    private int part(int number) {
        int found = Arrays.binarySearch(ends, 0, parts, number);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
