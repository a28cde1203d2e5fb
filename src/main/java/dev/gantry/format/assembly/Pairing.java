package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Finds the end of each slice that was told as a beginning and an end. An end closes what began last with its owner;
 * if it has a name that the last has not, what began last with that name: so slices that overlap come out whole.
 */
final class Pairing {
    private static final int FARTHEST = 64;

    private final LaneEvents rows;
    private final Checkpoint checkpoint;
    private final long[] ends;
    private int stray;

    Pairing(LaneEvents rows, Checkpoint checkpoint) throws IOException {
        this.rows = rows;
        this.checkpoint = checkpoint;
        this.ends = new long[rows.size()];
        for (int row = 0; row < ends.length; row++) {
            long end = rows.end(row);
            ends[row] = end == LaneEvents.BEGINS ? Sorted.OPEN : end;
        }
        pair();
    }

    /**
     * The end of each row; {@link Sorted#OPEN} of a slice that has none, {@link LaneEvents#ENDS} of a row that is an
     * end.
     */
    long[] ends() {
        return ends;
    }

    /** How many ends found nothing that they could end. */
    int stray() {
        return stray;
    }

    private void pair() throws IOException {
        int[] halves = new int[rows.size()];
        int count = 0;
        for (int row = 0; row < ends.length; row++) {
            if (rows.end(row) == LaneEvents.BEGINS || rows.end(row) == LaneEvents.ENDS) {
                halves[count++] = row;
            }
        }
        int[] order = Arrays.copyOf(halves, count);
        if (!rows.isOrdered()) {
            new Sorting((a, b) -> rows.time(a) <= rows.time(b), checkpoint).sort(order);
        }
        Map<Long, ArrayDeque<Integer>> open = new HashMap<>();
        for (int row : order) {
            checkpoint.pass();
            if (rows.end(row) == LaneEvents.BEGINS) {
                open.computeIfAbsent(rows.owner(row), _ -> new ArrayDeque<>()).push(row);
            } else {
                end(row, open);
            }
        }
    }

    private void end(int row, Map<Long, ArrayDeque<Integer>> open) {
        ArrayDeque<Integer> begun = open.get(rows.owner(row));
        if (begun == null) {
            stray++;
            return;
        }
        ends[take(begun, rows.name(row))] = rows.time(row);
        if (begun.isEmpty()) {
            open.remove(rows.owner(row));
        }
    }

    private int take(ArrayDeque<Integer> begun, int name) {
        if (name != 0) {
            Iterator<Integer> candidates = begun.iterator();
            for (int i = 0; i < FARTHEST && candidates.hasNext(); i++) {
                int row = candidates.next();
                if (rows.name(row) == name) {
                    candidates.remove();
                    return row;
                }
            }
        }
        return begun.pop();
    }
}
