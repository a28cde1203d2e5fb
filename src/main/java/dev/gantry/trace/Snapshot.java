package dev.gantry.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.gantry.trace.TaskTable.TaskChunk;
import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.column.Events;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.stack.Samples;

/**
 * Snapshot of a trace as it was last published. Immutable, and safe for all threads; reading allocates nothing except
 * where a method returns a record or a list. Times are nanoseconds since the origin.
 */
public final class Snapshot {
    private final Names names;
    private final Lane[][] lanes;
    private final int laneCount;
    private final int processes;
    private final int coroutines;
    private final TaskChunk[] tasks;
    private final int taskCount;
    private final Events.View callbackStarts;
    private final Events.View callbackEnds;
    private final List<ExecutorEntry> executors;
    private final List<Counter> counters;
    private final Activity activity;
    private final Samples samples;
    private final Gone gone;
    private final long first;
    private final long horizon;
    private final long records;
    private final long lost;
    private final long malformed;
    private final long timeBase;
    private final boolean finished;

    Snapshot(
            Names names,
            Lane[][] lanes,
            int laneCount,
            int processes,
            int coroutines,
            TaskChunk[] tasks,
            int taskCount,
            Events.View callbackStarts,
            Events.View callbackEnds,
            List<ExecutorEntry> executors,
            List<Counter> counters,
            Activity activity,
            Samples samples,
            Gone gone,
            long first,
            long horizon,
            long records,
            long lost,
            long malformed,
            long timeBase,
            boolean finished) {
        this.names = names;
        this.lanes = lanes;
        this.laneCount = laneCount;
        this.processes = processes;
        this.coroutines = coroutines;
        this.tasks = tasks;
        this.taskCount = taskCount;
        this.callbackStarts = callbackStarts;
        this.callbackEnds = callbackEnds;
        this.executors = executors;
        this.counters = counters;
        this.activity = activity;
        this.samples = samples;
        this.gone = gone;
        this.first = first;
        this.horizon = horizon;
        this.records = records;
        this.lost = lost;
        this.malformed = malformed;
        this.timeBase = timeBase;
        this.finished = finished;
    }

    /** The text with this number. */
    public String name(int number) {
        return names.get(number);
    }

    /** The same in UTF-8, without decoding what is kept so. */
    public byte[] nameInUtf8(int number) {
        return names.utf8(number);
    }

    /** The greatest id of a lane; ids start at 1, and one may be missing: its record was lost or made no sense. */
    public int lanes() {
        return laneCount;
    }

    /** Number of lanes that are processes. */
    public int processes() {
        return processes;
    }

    /** Number of lanes that are coroutines. */
    public int coroutines() {
        return coroutines;
    }

    /** The lane with this id; null for an id that was never opened. */
    public Lane lane(int id) {
        return id < 1 || id > laneCount ? null : lanes[id - 1 >> LaneTable.SHIFT][id - 1 & LaneTable.CHUNK - 1];
    }

    /** The nearest lane of this kind that holds the lane, or the lane itself; null if there is none. */
    public Lane enclosing(int id, LaneKind kind) {
        Lane lane = lane(id);
        while (lane != null && lane.kind() != kind) {
            lane = lane(lane.parent());
        }
        return lane;
    }

    /** The lane's name. */
    public String laneName(int id) {
        Lane lane = lane(id);
        return lane == null ? "" : name(lane.name());
    }

    /** The greatest id of a task; ids start at 1, in order of submission, and one may be missing as for lanes. */
    public int tasks() {
        return taskCount;
    }

    /** The least id that a task may have: those before were dropped. */
    public int firstTask() {
        int at = 0;
        while (at < tasks.length && tasks[at] == null) {
            at++;
        }
        return (at << TaskTable.SHIFT) + 1;
    }

    /** Whether a task with this id was submitted. */
    public boolean hasTask(int id) {
        return id > 0 && id <= taskCount && chunk(id) != null && chunk(id).submitted(slot(id)) != Trace.NONE;
    }

    /**
     * Task with all its known data.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public Task task(int id) {
        if (!hasTask(id)) {
            throw new IllegalArgumentException("this trace has no task " + id);
        }
        TaskChunk chunk = chunk(id);
        int slot = slot(id);
        return new Task(
                id,
                name(chunk.name(slot)),
                chunk.executor(slot),
                name(chunk.site(slot)),
                chunk.submittedBy(slot),
                chunk.submitted(slot),
                chunk.started(slot),
                chunk.ended(slot),
                chunk.lane(slot),
                taskState(id),
                name(chunk.error(slot)),
                callbacks(id, 0));
    }

    /** Label of this task for people: its name, or {@code task 7}. */
    public String taskLabel(int id) {
        int name = hasTask(id) ? chunk(id).name(slot(id)) : 0;
        return name == 0 ? "task " + id : name(name);
    }

    /** State of the task; for this and the following the task must be known, see {@link #hasTask}. */
    public TaskState taskState(int id) {
        return TaskState.byCode(chunk(id).state(slot(id)));
    }

    /** When the task was submitted. */
    public long taskSubmitted(int id) {
        return chunk(id).submitted(slot(id));
    }

    /** When the task started, {@link Trace#NONE} if it did not. */
    public long taskStarted(int id) {
        return chunk(id).started(slot(id));
    }

    /** When the task ended, {@link Trace#NONE} if it did not. */
    public long taskEnded(int id) {
        return chunk(id).ended(slot(id));
    }

    /** From its submission to its start, or until it was cancelled, or up to the horizon while it waits. */
    public long taskWaited(int id) {
        long started = taskStarted(id);
        return Math.max(0, (started == Trace.NONE ? endOrHorizon(id) : started) - taskSubmitted(id));
    }

    /**
     * For how long its code was on a thread, be it blocked there or not: from its start to its end, or up to the
     * horizon, less the time in which it was {@linkplain #taskSuspended suspended}. One rule for all lanes. {@link
     * Trace#NONE} if it did not start.
     */
    public long taskRan(int id) {
        long started = taskStarted(id);
        return started == Trace.NONE
                ? Trace.NONE
                : Math.max(0, endOrHorizon(id) - started - taskSuspended(id));
    }

    /**
     * For how long between its start and its end, or the horizon, its coroutine had no thread; 0 on a lane that is no
     * coroutine, {@link Trace#NONE} if it did not start.
     */
    public long taskSuspended(int id) {
        long started = taskStarted(id);
        long end = endOrHorizon(id);
        Lane lane = lane(taskLane(id));
        return started == Trace.NONE ? Trace.NONE : lane == null || end <= started ? 0 : lane.suspended(started, end);
    }

    private long endOrHorizon(int id) {
        long ended = taskEnded(id);
        return ended == Trace.NONE ? horizon : ended;
    }

    /** The lane that ran the task, 0 if none did. */
    public int taskLane(int id) {
        return chunk(id).lane(slot(id));
    }

    /** The lane that submitted the task, 0 if that is not known. */
    public int taskSubmittedBy(int id) {
        return chunk(id).submittedBy(slot(id));
    }

    /** The executor that the task was handed to, 0 for none. */
    public int taskExecutor(int id) {
        return chunk(id).executor(slot(id));
    }

    /** The number of the task's own name, 0 for none. */
    public int taskName(int id) {
        return chunk(id).name(slot(id));
    }

    /** The number of the text of the line that submitted the task, 0 if it is not known. */
    public int taskSite(int id) {
        return chunk(id).site(slot(id));
    }

    /** The number of the text of what the task threw, 0 for nothing. */
    public int taskError(int id) {
        return chunk(id).error(slot(id));
    }

    /**
     * The task's callbacks that have returned, in the order in which they ran, from {@linkplain #lastCallback this one}
     * on without itself; 0 for all.
     */
    public List<Callback> taskCallbacks(int id, int after) {
        return callbacks(id, after);
    }

    /** Number of the task's last callback that has returned, 0 for none. */
    public int lastCallback(int id) {
        return chunk(id).lastCallback(slot(id));
    }

    /**
     * The first lane from this id on that may be another than in a snapshot of the same trace that was taken before, or
     * is new; {@code lanes() + 1} if there is none. Compares a chunk of lanes at a time.
     */
    public int nextChangedLane(Snapshot before, int from) {
        for (int id = from; id <= laneCount; id = (id - 1 | LaneTable.CHUNK - 1) + 2) {
            int at = id - 1 >> LaneTable.SHIFT;
            if (at >= before.lanes.length || lanes[at] != before.lanes[at]) {
                return id;
            }
        }
        return laneCount + 1;
    }

    /**
     * The first task from this id on that may be another than in a snapshot of the same trace that was taken before, or
     * is new; {@code tasks() + 1} if there is none. Compares a chunk of tasks at a time.
     */
    public int nextChangedTask(Snapshot before, int from) {
        for (int id = from; id <= taskCount; id = (id - 1 | TaskTable.CHUNK - 1) + 2) {
            int at = id - 1 >> TaskTable.SHIFT;
            if (at >= before.tasks.length || tasks[at] != before.tasks[at]) {
                return id;
            }
        }
        return taskCount + 1;
    }

    /** The executors in order of their ids. */
    public List<ExecutorEntry> executors() {
        return executors;
    }

    /** The executor with this id, if it is known. */
    public Optional<ExecutorEntry> executor(int id) {
        for (int i = Math.min(id, executors.size()) - 1; i >= 0; i--) { // as a rule it is the first one looked at
            if (executors.get(i).id() == id) {
                return Optional.of(executors.get(i));
            }
        }
        return Optional.empty();
    }

    /** Name of the executor with this id; empty if it is not known. */
    public String executorName(int id) {
        return executor(id).map(ExecutorEntry::name).orElse("");
    }

    /** The counters other than the queues of executors. */
    public List<Counter> counters() {
        return counters;
    }

    /** Activity: how much time all lanes together worked and were blocked. */
    public Activity activity() {
        return activity;
    }

    /** Samples: the stacks that lanes had at times, where a file tells of them. */
    public Samples samples() {
        return samples;
    }

    /** What it does not hold because of its trace's budget. */
    public Gone gone() {
        return gone;
    }

    /** When the first record was made, or up to when everything is gone; 0 while there is none. */
    public long first() {
        return first;
    }

    /**
     * The time up to which this snapshot is complete, except for a thread that was preempted while making its last
     * record: that one comes with a later snapshot.
     */
    public long horizon() {
        return horizon;
    }

    /** Number of records that the trace has taken. */
    public long records() {
        return records;
    }

    /** Number of records lost on the way, because a limit was reached. */
    public long lost() {
        return lost;
    }

    /** Number of records left out as malformed: they made no sense where they stood (an end without a start, say). */
    public long malformed() {
        return malformed;
    }

    /**
     * What the clock of another program's file showed at time 0, in nanoseconds: times of that file are times here plus
     * this. 0 for what Gantry recorded.
     */
    public long timeBase() {
        return timeBase;
    }

    /** Whether the trace is finished: nothing more will come. */
    public boolean finished() {
        return finished;
    }

    private List<Callback> callbacks(int task, int after) {
        int last = lastCallback(task);
        int gone = (int) callbackEnds.gone();
        if (last <= Math.max(after, gone)) {
            return List.of();
        }
        List<Callback> found = new ArrayList<>();
        for (int number = last; number > Math.max(after, gone);) {
            int i = number - gone - 1;
            found.add(new Callback(
                    Trace.callbackLane(callbackStarts.value(i)), callbackStarts.time(i), callbackEnds.time(i)));
            number = Trace.previousCallback(callbackStarts.value(i));
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    private TaskChunk chunk(int task) {
        return tasks[task - 1 >> TaskTable.SHIFT];
    }

    private static int slot(int task) {
        return TaskTable.slot(task);
    }
}
