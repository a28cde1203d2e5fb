package dev.gantry.query;

import static dev.gantry.query.Column.id;
import static dev.gantry.query.Column.number;
import static dev.gantry.query.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskFigures;
import dev.gantry.trace.Callback;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;

/** The tasks of a recording, their done-callbacks, and the arrows from where they were submitted to where they ran. */
final class TaskTables {
    private static final int UNIT = 1 << 14;
    private static final int[] ALL = {};

    private final Snapshot snapshot;
    private final Times times;
    private final int first;

    /**
     * Tasks whose numbers lie close together.
     *
     * @param from the least number that one may have
     * @param ids the numbers; empty if those from the least on are all there
     * @param size how many
     * @param scratch used by who reads the unit
     */
    private record Unit(int from, int[] ids, int size, StateTimes scratch) {
        int task(int row) {
            return ids.length == 0 ? from + row : ids[row];
        }
    }

    /** The callbacks of some tasks. */
    private record Calls(List<Integer> tasks, List<Callback> callbacks) {}

    TaskTables(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.times = new Times(snapshot);
        this.first = snapshot.firstTask();
    }

    private int units() {
        return (most() + UNIT - 1) / UNIT;
    }

    /** As many as there are, or a few more where some are missing: to count them would take as long as to read them. */
    private int most() {
        return Math.max(0, snapshot.tasks() - first + 1);
    }

    private Unit open(int unit) {
        int from = first + unit * UNIT;
        int to = Math.min(snapshot.tasks(), from + UNIT - 1);
        int size = 0;
        for (int task = from; task <= to; task++) {
            size += snapshot.hasTask(task) ? 1 : 0;
        }
        int[] ids = size == to - from + 1
                ? ALL
                : IntStream.rangeClosed(from, to).filter(snapshot::hasTask).toArray();
        return new Unit(from, ids, size, new StateTimes());
    }

    private int task(Unit unit, int row) {
        return unit.task(row);
    }

    private long measured(Measure measure, Unit unit, int row) {
        unit.scratch.clear();
        long found = TaskFigures.duration(snapshot, measure, task(unit, row), unit.scratch);
        return found == Trace.NONE ? Column.NULL : found;
    }

    private String name(int number) {
        return number == 0 ? null : snapshot.name(number);
    }

    Table<?> tasks() {
        Times at = times;
        return new Table<Unit>("gantry_task", List.of(
                id("id", "its number, in order of submission", this::task),
                text("name", "what the program calls it", (unit, row) -> snapshot.taskLabel(task(unit, row))),
                id("executor_id", "to which it was submitted",
                        (unit, row) -> Times.known(snapshot.taskExecutor(task(unit, row)))),
                text("state", "how far it has come", (unit, row) -> snapshot.taskState(task(unit, row)).id()),
                number("submitted", "when it was submitted",
                        (unit, row) -> at.of(snapshot.taskSubmitted(task(unit, row)))),
                number("started", "when it started", (unit, row) -> at.of(snapshot.taskStarted(task(unit, row)))),
                number("ended", "when it ended", (unit, row) -> at.of(snapshot.taskEnded(task(unit, row)))),
                number("queue_wait", "from its submission to its start",
                        (unit, row) -> snapshot.taskStarted(task(unit, row)) == Trace.NONE
                                ? Column.NULL
                                : snapshot.taskWaited(task(unit, row))),
                number("run_time", "how long its code was on a thread",
                        (unit, row) -> measured(Measure.RAN, unit, row)),
                number("blocked_time", "how long it was blocked while it ran",
                        (unit, row) -> measured(Measure.BLOCKED, unit, row)),
                number("suspended_time", "of a coroutine's: how long it had no thread",
                        (unit, row) -> measured(Measure.SUSPENDED, unit, row)),
                id("lane_id", "where it ran", (unit, row) -> Times.known(snapshot.taskLane(task(unit, row)))),
                id("submitted_by", "the lane that submitted it",
                        (unit, row) -> Times.known(snapshot.taskSubmittedBy(task(unit, row)))),
                text("site", "the line that submitted it", (unit, row) -> name(snapshot.taskSite(task(unit, row)))),
                text("error", "what it threw", (unit, row) -> name(snapshot.taskError(task(unit, row))))),
                units(), most(), this::open, Unit::size);
    }

    Table<?> callbacks() {
        return new Table<Calls>("gantry_callback", List.of(
                id("task_id", "the task", (unit, row) -> unit.tasks.get(row)),
                id("lane_id", "the lane that ran it", (unit, row) -> unit.callbacks.get(row).lane()),
                number("ts", "when it began", (unit, row) -> times.of(unit.callbacks.get(row).start())),
                number("dur", "how long it took",
                        (unit, row) -> Times.between(unit.callbacks.get(row).start(), unit.callbacks.get(row).end()))),
                units(), most(), this::calls, unit -> unit.tasks.size());
    }

    private Calls calls(int number) {
        Unit unit = open(number);
        Calls calls = new Calls(new ArrayList<>(), new ArrayList<>());
        for (int row = 0; row < unit.size; row++) {
            int id = task(unit, row);
            for (Callback each : snapshot.lastCallback(id) == 0 ? List.<Callback>of() : snapshot.taskCallbacks(id, 0)) {
                calls.tasks.add(id);
                calls.callbacks.add(each);
            }
        }
        return calls;
    }

    Table<?> flows(SliceTable slices) {
        return new Table<Unit>("gantry_flow", List.of(
                id("id", "its number: the task's", this::task),
                id("slice_out", "the slice in which the task was submitted",
                        (unit, row) -> slices.innermost(snapshot.taskSubmittedBy(task(unit, row)),
                                snapshot.taskSubmitted(task(unit, row)))),
                id("slice_in", "the slice in which it starts to run",
                        (unit, row) -> slices.startOf(task(unit, row)))),
                units(), most(), this::open, Unit::size);
    }
}
