package dev.gantry.trace;

import java.util.HashSet;
import java.util.Set;

import dev.gantry.trace.TaskTable.TaskChunk;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.column.Events;
import dev.gantry.trace.counter.CounterTable;
import dev.gantry.trace.memory.ColumnMemory;
import dev.gantry.trace.stack.SampleTable;

/**
 * Trace: a recording in columns, append-only, with one writer and any number of readers.
 *
 * <p>The writer calls one method a record and from time to time {@link #publish}; readers call {@link #snapshot}. All
 * times are nanoseconds since the origin. Records of one lane come in order of time; records of different lanes come in
 * the order in which they caused each other (a submission before its start). A time that is earlier than it can be,
 * because the clocks of two processes differ, say, is moved: no slice ends before it starts, no task before it was
 * submitted.
 *
 * <p>A record that makes no sense where it stands (an end without a start, an unknown lane) is left out and counted as
 * malformed; it never throws, because a record may come from a damaged file or a lossy run. So are a time before the
 * origin, an id far beyond all that was seen, and a slice deeper than {@value #DEEPEST}. A start of an unknown task
 * still opens its slice, and an end without a start still ends its task: both are counted, and what is known is shown.
 *
 * <p>Memory: a slice takes 8 to 32 bytes, a task 37 to 53, an instant 8 to 16. A task on a pool leaves three records,
 * and they take about 22 bytes each ({@code gantry bench memory}).
 */
public final class Trace {
    /** A time that is not known. */
    public static final long NONE = -1;

    /** The greatest id of a lane, task, name or executor. */
    public static final int GREATEST_ID = (1 << 28) - 1;

    /** Deepest nesting of slices on one lane: deeper ones are left out. */
    public static final int DEEPEST = 256;

    /**
     * Deepest nesting of lanes: a process, its threads and their coroutines take three levels, groups in files a few
     * more. Code that reads lanes from outside refuses deeper ones.
     */
    public static final int DEEPEST_LANE = 64;

    /**
     * Greatest distance of an id beyond all records seen, so that one record of a damaged file cannot claim all memory.
     */
    private static final int FARTHEST = 1 << 20;

    /** The error of a task whose coroutine was left suspended by a thread that ended. */
    private static final String ABANDONED = "abandoned: its thread ended";

    private static final byte QUEUED = (byte) TaskState.QUEUED.code();
    static final int CALLBACK_LANE_BITS = 28;

    private final Names names;
    final ColumnMemory memory;
    final LaneTable lanes = new LaneTable();
    final TaskTable tasks;
    final Events callbackStarts;
    final Events callbackEnds;
    final ExecutorTable executors;
    final CounterTable counters;
    final ActivityWriter activity = new ActivityWriter();
    final SampleTable samples = new SampleTable();
    /** Tasks that were taken over before their submission was recorded. */
    private final Set<Integer> unsubmitted = new HashSet<>();
    long first = NONE;
    private long last;
    long records;
    private long lost;
    long malformed;
    long timeBase;
    Gone loadedGone = Gone.NOTHING;
    private final Retention retention;
    private volatile Snapshot published;

    /** A trace without a limit whose texts are numbered by these names. */
    public Trace(Names names) {
        this(names, Budget.UNLIMITED);
    }

    /** A trace that stays within this budget, at each {@link #publish}. */
    public Trace(Names names, Budget budget) {
        this(names, budget, ColumnMemory.HEAP);
    }

    /** A trace without a limit whose columns lie in this memory. */
    public Trace(Names names, ColumnMemory memory) {
        this(names, Budget.UNLIMITED, memory);
    }

    private Trace(Names names, Budget budget, ColumnMemory memory) {
        this.names = names;
        this.memory = memory;
        this.tasks = new TaskTable(memory);
        this.callbackStarts = new Events(memory);
        this.callbackEnds = new Events(memory);
        this.executors = new ExecutorTable(memory);
        this.counters = new CounterTable(memory);
        this.retention = new Retention(this, budget);
        publish(0, false);
    }

    Names names() {
        return names;
    }

    /** Snapshot that was published last. Never waits. */
    public Snapshot snapshot() {
        return published;
    }

    /** Whether its budget is reached and it takes nothing more. */
    public boolean isFull() {
        return retention.isFull();
    }

    /**
     * Lets readers see what was written up to this time, and drops what is beyond the budget. Once a trace is larger
     * than its memory's heap, only {@link #finish} does: what is in the file changes in place until then.
     */
    public void publish(long horizon) {
        if (memory.isSpilled()) {
            return;
        }
        retention.keep(horizon);
        publish(horizon, false);
    }

    /** Lets readers see everything, and tells them that nothing more will come. */
    public void finish(long horizon) {
        malformed += unsubmitted.size();
        unsubmitted.clear();
        lanes.trim();
        publish(horizon, true);
    }

    /** The same at once, without freeing unused capacity, which takes long where there are many lanes. */
    public void finishQuickly(long horizon) {
        publish(horizon, true);
    }

    /** Counts a record that its reader found invalid. */
    public void malformed() {
        records++;
        malformed++;
    }

    /** Sets how many records were lost before they came here. */
    public void lost(long count) {
        lost = count;
    }

    /** A lane begins; its parent is open already, or 0. */
    public void laneOpened(long time, int lane, int parent, LaneKind kind, LaneRole role, int name) {
        boolean rooted = parent == 0 || lanes.get(parent) != null;
        if (!seen(time, rooted && isPlausible(lane) && lanes.get(lane) == null)) {
            return;
        }
        LaneWriter opened = new LaneWriter(lane, parent, kind, role, name, time, activity, memory);
        if (kind.isCoroutine() && parent != 0) {
            lanes.get(parent).hold(opened);
        }
        lanes.add(opened);
        lanes.changed(opened);
        count(opened, time);
    }

    /** The lane is called so, from its beginning on. */
    public void laneNamed(long time, int lane, int name) {
        LaneWriter changed = lane(time, lane);
        if (changed != null) {
            changed.name = name;
        }
    }

    /** The process id of a process. */
    public void processId(long time, int lane, long pid) {
        LaneWriter changed = lane(time, lane);
        if (changed != null) {
            changed.systemId = pid;
        }
    }

    /** The lane ended by itself, see {@link #laneClosed(long, int, int)}. */
    public void laneClosed(long time, int lane) {
        laneClosed(time, lane, 0);
    }

    /**
     * The lane ended, and so did everything open on it, and the coroutines that it left suspended, which nothing can
     * resume: tasks that they run have failed.
     *
     * @param error why these tasks failed; 0 if the lane just ended
     */
    public void laneClosed(long time, int lane, int error) {
        LaneWriter closed = lane(time, lane);
        if (closed != null) {
            close(closed, time, error);
        }
    }

    private void close(LaneWriter lane, long time, int error) {
        for (int task : lane.tasks()) {
            abandoned(time, lane, task, error);
        }
        lane.close(time);
        count(lane, time);
        lanes.changed(lane);
        if (lane.kind.isCoroutine() && lane.parent != 0) {
            lanes.get(lane.parent).release(lane);
        }
        for (LaneWriter left = lane.firstHeld(); left != null; left = lane.firstHeld()) {
            close(left, time, error);
        }
    }

    /**
     * Records of this lane were lost: what was open on it and on its coroutines may have ended since, so nothing is
     * open any more.
     */
    public void gap(long time, int lane) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        on.forget(time);
        count(on, time);
        for (LaneWriter held = on.firstHeld(); held != null; held = held.nextHeld()) {
            held.forget(time);
            count(held, time);
            lanes.changed(held);
        }
    }

    public void executorOpened(long time, int executor, int lane, int name) {
        if (seen(time, isPlausible(executor) && !executors.knows(executor))) {
            executors.open(executor, lane, name);
        }
    }

    public void taskSubmitted(long time, int lane, int task, int executor, int name) {
        boolean taken = !unsubmitted.isEmpty() && unsubmitted.remove(task);
        if (!seen(time, taken || isPlausible(task) && !tasks.knows(task))) {
            return;
        }
        TaskChunk chunk = tasks.writable(task);
        int slot = TaskTable.slot(task);
        chunk.submitted[slot] = taken ? Math.min(time, chunk.submitted[slot]) : time;
        chunk.submittedBy[slot] = lane;
        chunk.executor[slot] = executor;
        chunk.setName(slot, name);
        executors.queue(time, executor, 1);
        if (chunk.state[slot] != QUEUED) {
            executors.queue(chunk.started[slot] == NONE ? chunk.ended[slot] : chunk.started[slot], executor, -1);
        }
    }

    /**
     * A process takes over a task that another submits. If that was not recorded so far, it counts as submitted now,
     * until it is; and as malformed at the end, if it never is.
     */
    public void taskTaken(long time, int task) {
        boolean known = tasks.knows(task);
        if (seen(time, known || isPlausible(task)) && !known) {
            tasks.writable(task).submitted[TaskTable.slot(task)] = time;
            unsubmitted.add(task);
        }
    }

    /** The line that submitted the task, as a text {@code class:line}. */
    public void taskSite(long time, int task, int site) {
        if (seen(time, tasks.knows(task))) {
            tasks.writable(task).setSite(TaskTable.slot(task), site);
        }
    }

    /** The same, and the line with which the task begins, 0 if that is not known: the line of a lane that starts it. */
    public void taskSite(long time, int task, int site, int begins) {
        taskSite(time, task, site);
        if (begins != 0 && tasks.knows(task)) {
            tasks.writable(task).setBegins(TaskTable.slot(task), begins);
        }
    }

    /** The program is at this line of the lane, a text {@code class:line}; 0 if at none that is known. */
    public void line(long time, int lane, int line) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            on.line(time, line);
        }
    }

    /** The lane took the task up: a running slice begins. */
    public void taskStarted(long time, int lane, int task) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        boolean fits = on.start(time, task);
        count(on, time);
        if (tasks.isGone(task)) {
            return;
        }
        TaskChunk known = tasks.known(task);
        int slot = TaskTable.slot(task);
        if (!fits || known == null || known.state(slot) != QUEUED) {
            malformed++;
            return;
        }
        TaskChunk chunk = tasks.writable(task, known);
        chunk.started[slot] = Math.max(time, chunk.submitted[slot]);
        chunk.lane[slot] = lane;
        chunk.state[slot] = (byte) TaskState.RUNNING.code();
        if (chunk.begins != null && chunk.begins[slot] != 0) {
            on.line(time, chunk.begins[slot]);
        }
        executors.queue(time, chunk.executor[slot], -1);
    }

    /** The task returned (no error) or threw: its slice and all that is open inside it ends. */
    public void taskEnded(long time, int lane, int task, TaskState outcome, int error) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        boolean ran = on.finish(time, task) != NONE;
        if (ran && outcome == TaskState.FAILED) {
            on.failed(task);
        }
        count(on, time);
        if (tasks.isGone(task)) {
            return;
        }
        TaskChunk known = tasks.known(task);
        int slot = TaskTable.slot(task);
        boolean settles = outcome.isFinal() && known != null && !TaskState.byCode(known.state(slot)).isFinal();
        malformed += ran && settles ? 0 : 1;
        if (!settles) {
            return;
        }
        TaskChunk chunk = tasks.writable(task, known);
        if (chunk.state[slot] == QUEUED) { // the record of its start was lost
            chunk.lane[slot] = lane;
            executors.queue(time, chunk.executor[slot], -1);
        }
        settle(time, chunk, slot, outcome, error);
    }

    /** The lane ran this task, whose life is told already, from this time on: it began then, and there. */
    public void ranFrom(long time, int lane, int task) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        boolean fits = on.start(time, task);
        count(on, time);
        if (tasks.isGone(task)) {
            return;
        }
        if (!fits || !tasks.knows(task)) {
            malformed++;
            return;
        }
        TaskChunk chunk = tasks.writable(task);
        int slot = TaskTable.slot(task);
        chunk.started[slot] = Math.max(time, chunk.submitted[slot]);
        chunk.lane[slot] = lane;
    }

    /** The same, up to this time. */
    public void ranUntil(long time, int lane, int task, TaskState outcome) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        boolean ran = on.finish(time, task) != NONE;
        if (ran && outcome == TaskState.FAILED) {
            on.failed(task);
        }
        count(on, time);
        malformed += ran ? 0 : 1;
        if (ran && tasks.knows(task) && !tasks.isGone(task)) {
            TaskChunk chunk = tasks.writable(task);
            int slot = TaskTable.slot(task);
            chunk.ended[slot] = Math.max(time, Math.max(chunk.submitted[slot], chunk.started[slot]));
        }
    }

    /** The lane ends while it runs this task, if it still does. */
    private void abandoned(long time, LaneWriter lane, int task, int error) {
        if (runs(lane.id, task)) {
            lane.failsWithLane(time, task);
            int why = error == 0 ? names.intern(ABANDONED) : error;
            settle(time, tasks.writable(task), TaskTable.slot(task), TaskState.FAILED, why);
        }
    }

    private static void settle(long time, TaskChunk chunk, int slot, TaskState outcome, int error) {
        chunk.ended[slot] = Math.max(time, Math.max(chunk.submitted[slot], chunk.started[slot]));
        chunk.state[slot] = (byte) outcome.code();
        chunk.setError(slot, error);
    }

    /** The task was cancelled: before it started, or while this lane ran it, which ends that as its return would. */
    public void taskCancelled(long time, int lane, int task) {
        if (runs(lane, task)) {
            taskEnded(time, lane, task, TaskState.CANCELLED, 0);
            return;
        }
        if (!seen(time, isQueued(task)) || tasks.isGone(task)) {
            return;
        }
        TaskChunk chunk = tasks.writable(task);
        int slot = TaskTable.slot(task);
        chunk.ended[slot] = Math.max(time, chunk.submitted[slot]);
        chunk.state[slot] = (byte) TaskState.CANCELLED.code();
        executors.queue(time, chunk.executor[slot], -1);
    }

    private boolean runs(int lane, int task) {
        TaskChunk known = tasks.known(task);
        int slot = TaskTable.slot(task);
        return known != null && known.lane(slot) == lane && state(task) == TaskState.RUNNING;
    }

    /**
     * The executor refused the task, or broke, for this reason: the task has failed and will never start. Where another
     * process than that of this lane has taken it, that one tells its end, and this says nothing.
     */
    public void taskRejected(long time, int lane, int task, int error) {
        boolean queued = isQueued(task);
        int ran = queued || !tasks.knows(task) ? 0 : tasks.chunk(task).lane(TaskTable.slot(task));
        boolean elsewhere = ran != 0 && process(ran) != process(lane);
        if (seen(time, queued || elsewhere) && queued && !tasks.isGone(task)) {
            TaskChunk chunk = tasks.writable(task);
            int slot = TaskTable.slot(task);
            settle(time, chunk, slot, TaskState.FAILED, error);
            executors.queue(time, chunk.executor[slot], -1);
        }
    }

    /** The lane waits from now on, holding its thread; {@code awaited} is the task waited for, 0 for none. */
    public void blocked(long time, int lane, int reason, int awaited) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            on.waker = 0;
            push(on, time, State.BLOCKED, on.task(), reason, awaited);
        }
    }

    /** The lane goes on; {@code by} is the lane that made it so, 0 for none. */
    public void unblocked(long time, int lane, int by) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        malformed += on.end(time, State.BLOCKED, 0) != NONE ? 0 : 1;
        count(on, time);
        if (by != 0 && !lanes.isGone(by)) {
            on.wake(time, by);
        }
    }

    /** The same, where the lane that ran this task made it so, should {@code by} be 0. */
    public void unblocked(long time, int lane, int by, int task) {
        unblocked(time, lane, by == 0 && tasks.knows(task) ? tasks.chunk(task).lane(TaskTable.slot(task)) : by);
    }

    /** The lane lets another go on, should that wait: what {@link #unblockedByWaker} tells of, if it comes to that. */
    public void wakes(long time, int lane, int woken) {
        LaneWriter on = lanes.get(woken);
        if (lane(time, lane) != null && on != null && on.isBlocked()) {
            on.waker = lane;
        }
    }

    /** The lane goes on, because of the lane that woke it last since it began to wait; without a waker if none did. */
    public void unblockedByWaker(long time, int lane) {
        LaneWriter on = lanes.get(lane);
        unblocked(time, lane, on == null ? 0 : on.waker);
    }

    /** Another lane made this one go on, wherever it stood: an arrow of a file that tells no more. */
    public void woken(long time, int lane, int by) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            on.wake(time, by);
        }
    }

    /** A suspended coroutine could run from now on. */
    public void ready(long time, int lane) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        if (on.depth() == 0) {
            push(on, time, State.READY, 0, 0, 0);
        } else {
            malformed++;
        }
    }

    /** Control passes from one lane, which may just have closed, to another. */
    public void switched(long time, int from, int to, SwitchReason reason) {
        LaneWriter left = lanes.get(from);
        LaneWriter entered = lanes.get(to);
        if (!seen(time, left != null && entered != null && entered.closed == NONE)) {
            return;
        }
        if (left.closed == NONE) {
            left.suspend(time);
            count(left, time);
            lanes.changed(left);
        }
        entered.resume(time);
        count(entered, time);
        lanes.changed(entered);
        LaneWriter thread = left.kind.isCoroutine() ? lanes.get(left.parent) : left;
        if (thread != null && thread.role == LaneRole.GROUP && !entered.kind.isCoroutine()) {
            thread = entered; // a carrier, which has itself again
        }
        if (thread != null) {
            thread.switched(time, Lane.pack(from, to, reason));
            lanes.changed(thread);
        }
    }

    public void callbackStarted(long time, int lane, int task) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            push(on, time, State.CALLBACK, task, 0, 0);
        }
    }

    public void callbackEnded(long time, int lane, int task) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        long start = on.end(time, State.CALLBACK, task);
        count(on, time);
        if (start == NONE || !tasks.knows(task)) {
            malformed += tasks.isGone(task) ? 0 : 1;
            return;
        }
        TaskChunk chunk = tasks.writable(task);
        int slot = TaskTable.slot(task);
        callbackStarts.add(start, (long) chunk.lastCallback(slot) << CALLBACK_LANE_BITS | lane);
        callbackEnds.add(Math.max(time, start), 0);
        chunk.setLastCallback(slot, (int) callbackEnds.freed() + callbackEnds.count());
    }

    /** A slice that belongs to no task begins. */
    public void sliceStarted(long time, int lane, State state, int name) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            push(on, time, state, on.task(), name, 0);
        }
    }

    /** The innermost slice ends. */
    public void sliceEnded(long time, int lane) {
        LaneWriter on = lane(time, lane);
        if (on == null) {
            return;
        }
        malformed += on.endInnermost(time) ? 0 : 1;
        count(on, time);
    }

    /**
     * The lane ran this, or waited for it, from one time to another, which is told later: the part before what was told
     * of it so far is left out.
     */
    public void told(long start, long end, int lane, State state, int name) {
        LaneWriter on = lane(Math.max(0, end), lane);
        if (on != null) {
            push(on, Math.max(0, start), state, 0, name, 0);
            on.endInnermost(Math.max(0, end));
            count(on, end);
        }
    }

    public void mark(long time, int lane, int text) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            on.mark(time, text, 0);
        }
    }

    /** A counter of this lane has this value from now on. */
    public void counter(long time, int lane, int name, long value) {
        if (lane(time, lane) != null) {
            counters.set(time, lane, name, value);
        }
    }

    static int callbackLane(long packed) {
        return (int) packed & GREATEST_ID;
    }

    static int previousCallback(long packed) {
        return (int) (packed >> CALLBACK_LANE_BITS);
    }

    private void publish(long horizon, boolean finished) {
        last = Math.max(last, horizon);
        published = new Snapshot(
                names,
                lanes.publish(),
                lanes.count(),
                lanes.processes(),
                lanes.coroutines(),
                tasks.publish(),
                tasks.count(),
                callbackStarts.view(),
                callbackEnds.view(),
                executors.publish(names),
                counters.publish(),
                activity.publish(),
                samples.publish(),
                loadedGone.equals(Gone.NOTHING) ? retention.gone() : loadedGone,
                Math.max(0, first),
                last,
                records,
                lost,
                malformed,
                timeBase,
                finished);
    }

    /** Counts a record; a record that makes no sense is counted once more. */
    boolean seen(long time, boolean sound) {
        if (retention.isFull()) {
            retention.refuse();
            return false;
        }
        records++;
        if (!sound || time < 0 || time == Long.MAX_VALUE) {
            malformed++;
            return false;
        }
        if (first == NONE || time < first && !retention.hasCut()) {
            first = time;
        }
        last = Math.max(last, time);
        return true;
    }

    boolean isPlausible(int id) {
        return id > 0 && id <= GREATEST_ID && id <= records + lost + FARTHEST;
    }

    private void push(LaneWriter on, long time, State state, int task, int name, int link) {
        malformed += on.push(time, state, task, name, link) ? 0 : 1;
        count(on, time);
    }

    /** Updates the count of the thread after a change of this lane, if it is a coroutine. */
    private void count(LaneWriter lane, long time) {
        LaneWriter thread = lane.kind.isCoroutine() ? lanes.get(lane.parent) : null;
        if (thread != null) {
            lane.countIn(thread, time);
            lanes.changed(thread);
        }
    }

    LaneWriter lane(long time, int id) {
        LaneWriter lane = lanes.get(id);
        if (!seen(time, lane != null && lane.closed == NONE)) {
            return null;
        }
        lanes.changed(lane);
        return lane;
    }

    /** The process of this lane, 0 if that is not known. */
    private int process(int lane) {
        LaneWriter at = lanes.get(lane);
        while (at != null && at.kind != LaneKind.PROCESS) {
            at = lanes.get(at.parent);
        }
        return at == null ? 0 : at.id;
    }

    /** Whether the task waits; of one that was dropped it is assumed. */
    private boolean isQueued(int task) {
        return tasks.knows(task) ? state(task) == TaskState.QUEUED : tasks.isGone(task);
    }

    private TaskState state(int task) {
        return TaskState.byCode(tasks.chunk(task).state(TaskTable.slot(task)));
    }
}
