package dev.gantry.query;

import static dev.gantry.query.Column.id;
import static dev.gantry.query.Column.number;
import static dev.gantry.query.Column.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Slice;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** The slices of all lanes. A slice's number tells its lane, depth and place: rows are numbered one after the other. */
final class SliceTable {
    /**
     * The slices of one lane at one depth.
     *
     * @param row the slices
     * @param around those one level above; null for the outermost
     * @param base the number of the first
     * @param aroundBase the number of the first one level above
     */
    record Unit(Row row, Row around, long base, long aroundBase) {}

    private final Snapshot snapshot;
    private final List<Row> rows = new ArrayList<>();
    private final long[] bases;
    /** For each lane the place of its first row among all, and after the last lane how many there are. */
    private final int[] firstRows;

    SliceTable(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.firstRows = new int[snapshot.lanes() + 2];
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            firstRows[id] = rows.size();
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                rows.add(lane.row(depth));
            }
        }
        firstRows[snapshot.lanes() + 1] = rows.size();
        bases = new long[rows.size() + 1];
        bases[0] = 1;
        for (int i = 0; i < rows.size(); i++) {
            bases[i + 1] = bases[i] + rows.get(i).size();
        }
    }

    /** How many slices there are; their numbers go from 1 to this. */
    long count() {
        return bases[rows.size()] - 1;
    }

    /** The slice with this number; null if there is none. */
    Slice slice(long number) {
        if (number < 1 || number > count()) {
            return null;
        }
        int found = Arrays.binarySearch(bases, number);
        int at = found < 0 ? -found - 2 : found;
        while (rows.get(at).size() == 0) {
            at++;
        }
        return rows.get(at).slice((int) (number - bases[at]));
    }

    /** The number of the innermost slice on this lane at this time; {@link Column#NULL} if there is none. */
    long innermost(int lane, long time) {
        long found = Column.NULL;
        if (lane < 1 || lane > snapshot.lanes()) {
            return found;
        }
        for (int at = firstRows[lane]; at < firstRows[lane + 1]; at++) {
            int i = rows.get(at).at(time);
            if (i < 0) {
                break;
            }
            found = bases[at] + i;
        }
        return found;
    }

    /** The number of the slice in which this task starts to run on its lane; {@link Column#NULL} if there is none. */
    long startOf(int task) {
        int lane = snapshot.taskLane(task);
        if (lane < 1 || lane > snapshot.lanes()) {
            return Column.NULL;
        }
        long time = snapshot.taskStarted(task);
        for (int at = firstRows[lane]; at < firstRows[lane + 1]; at++) {
            int i = rows.get(at).firstStartingAt(time);
            if (i < rows.get(at).size() && rows.get(at).start(i) == time && rows.get(at).task(i) == task) {
                return bases[at] + i;
            }
        }
        return Column.NULL;
    }

    private Unit open(int at) {
        Row row = rows.get(at);
        return row.depth() == 0
                ? new Unit(row, null, bases[at], 0)
                : new Unit(row, rows.get(at - 1), bases[at], bases[at - 1]);
    }

    private static long around(Unit unit, int i) {
        int found = unit.around == null ? -1 : unit.around.firstStartingAt(unit.row.start(i) + 1) - 1;
        return found < 0 || unit.around.end(found) < unit.row.start(i) ? Column.NULL : unit.aroundBase + found;
    }

    private String name(Row row, int i) {
        int name = row.name(i);
        int task = row.task(i);
        return name != 0 ? Message.plain(snapshot.name(name)) : task == 0 ? null : snapshot.taskLabel(task);
    }

    Table<Unit> table() {
        Times times = new Times(snapshot);
        return new Table<>("gantry_slice", List.of(
                id("id", "its number", (unit, i) -> unit.base + i),
                number("ts", "when it began", (unit, i) -> times.of(unit.row.start(i))),
                number("dur", "how long it took; -1 while it goes on",
                        (unit, i) -> unit.row.isOpen(i) ? -1 : unit.row.end(i) - unit.row.start(i)),
                id("track_id", "its lane", (unit, _) -> unit.row.lane()),
                text("name", "its name, or its task's", (unit, i) -> name(unit.row, i)),
                number("depth", "0 for one that lies in no other", (unit, _) -> unit.row.depth()),
                id("parent_id", "the slice around it", SliceTable::around),
                id("arg_set_id", "its arguments in args", (unit, i) -> Times.known(unit.row.details(i))),
                text("details", "category and arguments, as JSON",
                        (unit, i) -> unit.row.details(i) == 0 ? null : snapshot.name(unit.row.details(i))),
                text("state", "what the lane did", (unit, i) -> unit.row.state(i).id()),
                id("task_id", "the task that ran", (unit, i) -> Times.known(unit.row.task(i))),
                id("waits_for_task", "of a blocked one the task that it waited for",
                        (unit, i) -> Times.known(unit.row.awaited(i)))),
                rows.size(), count(), this::open, unit -> unit.row.size());
    }
}
