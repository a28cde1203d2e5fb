package dev.gantry.trace;

import java.util.function.BooleanSupplier;

import dev.gantry.trace.TaskTable.TaskChunk;
import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.StackTable;

/**
 * Loader of a trace from a file, column by column, unchanged. Unlike the trace's own methods these interpret nothing:
 * no start of a task takes it out of a queue, no switch suspends a lane. So what was split, moved or lost in the
 * original is restored the same.
 *
 * <p>A file may be damaged or forged: impossible entries are left out and counted as malformed, as in the trace itself.
 * For the one thread that writes the trace.
 */
public final class TraceLoader {
    private final Trace trace;
    private long malformed;

    public TraceLoader(Trace trace) {
        this.trace = trace;
    }

    /** Counts an entry that the file's reader found invalid. */
    public void malformed() {
        trace.records++;
        check(false);
    }

    public void lane(long opened, int lane, int parent, LaneKind kind, LaneRole role, int name, long pid) {
        long before = trace.malformed;
        trace.laneOpened(opened, lane, parent, kind, role, name);
        malformed += trace.malformed - before;
        if (pid != 0 && trace.malformed == before) {
            trace.processId(opened, lane, pid);
        }
    }

    /** Nesting depth of this lane, counting itself; 0 for a lane that is not known. */
    public int depth(int lane) {
        int depth = 0;
        for (LaneWriter at = trace.lanes.get(lane); at != null; at = trace.lanes.get(at.parent)) {
            depth++;
        }
        return depth;
    }

    /** The number that the system gave the process or thread became known. */
    public void systemId(int lane, long pid) {
        LaneWriter on = trace.lanes.get(lane);
        if (check(on != null)) {
            on.systemId = pid;
            trace.lanes.changed(on);
        }
    }

    /** The lane got its name, or another one. */
    public void laneNamed(int lane, int name) {
        LaneWriter on = trace.lanes.get(lane);
        if (check(on != null)) {
            on.name = name;
            trace.lanes.changed(on);
        }
    }

    /** The lane ended, but none other with it. */
    public void laneClosed(long time, int lane) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            on.close(time);
        }
    }

    /** The task of the innermost open slice of the lane, 0 for none. */
    public int openTask(int lane) {
        LaneWriter on = trace.lanes.get(lane);
        return on == null ? 0 : on.task();
    }

    /** A slice began; {@code link} is the awaited task of a blocked one, the number of the details of any other. */
    public void sliceStarted(long time, int lane, State state, int task, int name, int link) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            check(on.push(time, state, task, name, link));
            int awaited = state == State.BLOCKED ? link : 0;
            on.doubtful |= task != 0 && !trace.tasks.knows(task) || awaited != 0 && !trace.tasks.knows(awaited);
        }
    }

    /** The innermost slice ended. */
    public void sliceEnded(long time, int lane) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            check(on.endLoaded(time));
        }
    }

    /** A mark, with the number of what a file said of it beyond its text, 0 for nothing. */
    public void mark(long time, int lane, int text, int details) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            on.mark(time, text, details);
        }
    }

    public void line(long time, int lane, int text) {
        LaneWriter on = lane(time, lane);
        if (on != null) {
            on.line(time, text);
        }
    }

    public void wake(long time, int lane, int by) {
        LaneWriter on = lane(time, lane);
        if (on != null && check(by > 0 && by <= Trace.GREATEST_ID)) {
            on.wake(time, by);
            on.doubtful |= trace.lanes.get(by) == null;
        }
    }

    /** Adds a switch, which is kept on the thread's lane. */
    public void switched(long time, int thread, int from, int to, SwitchReason reason) {
        LaneWriter on = lane(time, thread);
        if (on != null && check(isId(from) && isId(to))) {
            on.switched(time, Lane.pack(from, to, reason));
            on.doubtful |= trace.lanes.get(from) == null || trace.lanes.get(to) == null;
        }
    }

    public void executor(int executor, int lane, int name) {
        if (check(trace.isPlausible(executor) && !trace.executors.knows(executor))) {
            trace.executors.open(executor, trace.lanes.get(lane) == null ? 0 : lane, name);
        }
    }

    /** Sets the number of the executor's waiting tasks from now on. */
    public void queued(long time, int executor, long tasks) {
        if (sound(time, trace.executors.knows(executor))) {
            trace.executors.queued(time, executor, tasks);
        }
    }

    /** Declares a counter, after those that were declared before; {@code real} for one with fractions. */
    public void counterDeclared(int lane, int name, boolean real) {
        if (check(trace.lanes.get(lane) != null)) {
            trace.counters.at(lane, name, real);
        }
    }

    /** The counter has this value from now on; its lane may have ended. */
    public void counter(long time, int lane, int name, long value) {
        if (sound(time, trace.lanes.get(lane) != null)) {
            trace.counters.set(time, lane, name, value);
        }
    }

    /** The same for a counter that was declared as one with fractions. */
    public void counter(long time, int lane, int name, double value) {
        if (sound(time, trace.lanes.get(lane) != null)) {
            trace.counters.set(time, lane, name, value);
        }
    }

    /**
     * The stack of a frame above this stack, see {@link StackTable#node}; the stack itself if there is no room for
     * more, or it is none.
     */
    public int stack(int below, int name, int site) {
        StackTable stacks = trace.samples.stacks();
        int made = stacks.has(below) ? stacks.node(below, name, site) : below;
        check(made != below);
        return made;
    }

    /**
     * The lane, which may have ended, had this stack.
     *
     * @param weight what it stands for in the unit of its kind, 0 if not known
     */
    public void sample(long time, int lane, int stack, long weight, SampleKind kind) {
        if (sound(time, trace.lanes.get(lane) != null && trace.samples.stacks().has(stack) && weight >= 0)) {
            trace.samples.add(time, lane, stack, weight, kind);
        }
    }

    /** What the clock of the recording's source shows at time 0, in nanoseconds. */
    public void timeBase(long nanoseconds) {
        trace.timeBase = nanoseconds;
    }

    /** The task was submitted; a second time only where the first had no submitter. */
    public void taskSubmitted(long time, int lane, int task, int executor, int name, int site) {
        TaskChunk known = trace.tasks.known(task);
        if (sound(time, trace.isPlausible(task)
                && (known == null || known.submittedBy(TaskTable.slot(task)) == 0))) {
            TaskChunk chunk = trace.tasks.writable(task);
            int slot = TaskTable.slot(task);
            chunk.submitted[slot] = time;
            chunk.submittedBy[slot] = lane;
            chunk.executor[slot] = executor;
            chunk.setName(slot, name);
            chunk.setSite(slot, site);
        }
    }

    public void taskSite(int task, int site) {
        if (check(trace.tasks.knows(task))) {
            trace.tasks.writable(task).setSite(TaskTable.slot(task), site);
        }
    }

    public void taskStarted(long time, int lane, int task) {
        if (sound(time, trace.tasks.knows(task))) {
            TaskChunk chunk = trace.tasks.writable(task);
            int slot = TaskTable.slot(task);
            chunk.started[slot] = Math.max(time, chunk.submitted[slot]);
            chunk.lane[slot] = lane;
            if (!TaskState.byCode(chunk.state[slot]).isFinal()) {
                chunk.state[slot] = (byte) TaskState.RUNNING.code();
            }
        }
    }

    /** The task ended; {@code lane} is the one that ran it, 0 if none did. */
    public void taskEnded(long time, int lane, int task, TaskState outcome, int error) {
        if (sound(time, trace.tasks.knows(task) && outcome.isFinal())) {
            TaskChunk chunk = trace.tasks.writable(task);
            int slot = TaskTable.slot(task);
            chunk.ended[slot] = Math.max(time, Math.max(chunk.submitted[slot], chunk.started[slot]));
            chunk.lane[slot] = lane;
            chunk.state[slot] = (byte) outcome.code();
            chunk.setError(slot, error);
            LaneWriter on = trace.lanes.get(lane);
            if (on != null && outcome == TaskState.FAILED) {
                on.failed(time, task);
            }
        }
    }

    /** A done-callback of the task that returned; those of a task come in the order in which they ran. */
    public void callback(int task, int lane, long start, long end) {
        if (sound(start, trace.tasks.knows(task) && trace.lanes.get(lane) != null && end >= start)) {
            TaskChunk chunk = trace.tasks.writable(task);
            int slot = TaskTable.slot(task);
            trace.callbackStarts.add(start,
                    (long) chunk.lastCallback(slot) << Trace.CALLBACK_LANE_BITS | lane);
            trace.callbackEnds.add(end, 0);
            chunk.setLastCallback(slot, trace.callbackEnds.count());
        }
    }

    /** Totals of the original: the time of its first record, and how many it had taken, lost, and left out. */
    public void totals(long first, long records, long lost, long leftOut) {
        if (check(first >= 0 && records >= 0 && lost >= 0 && leftOut >= 0 && leftOut <= records)) {
            trace.first = first;
            trace.records = records + malformed;
            trace.lost(lost);
            trace.malformed = leftOut + malformed;
        }
    }

    /** What the original's budget took from it. */
    public void gone(Gone gone) {
        boolean times = gone.from() >= 0 && gone.until() >= gone.from()
                && (!gone.hasStopped() || gone.stopped() >= gone.from());
        if (check(times && gone.slices() >= 0 && gone.tasks() >= 0 && gone.refused() >= 0 && gone.texts() >= 0)) {
            trace.loadedGone = gone;
        }
    }

    /**
     * Finishes loading: data that depends on the order between lanes is computed now, and references to missing lanes,
     * tasks or executors are cleared.
     *
     * @param cancelled whether the rest is not wanted any more, asked at every turn of a loop: then the trace stays
     *     what it was while it was read
     */
    public void finish(BooleanSupplier cancelled) {
        new References(trace, trace.names(), cancelled).check();
        for (int id = 1; id <= trace.lanes.count() && !cancelled.getAsBoolean(); id++) {
            LaneWriter lane = trace.lanes.get(id);
            if (lane != null && lane.sortFailures()) {
                trace.lanes.changed(lane);
            }
        }
        Recount.of(trace.lanes, trace.memory, cancelled);
    }

    private LaneWriter lane(long time, int id) {
        long before = trace.malformed;
        LaneWriter lane = trace.lane(time, id);
        malformed += trace.malformed - before;
        return lane;
    }

    private boolean sound(long time, boolean sound) {
        boolean good = trace.seen(time, sound);
        malformed += good ? 0 : 1;
        return good;
    }

    private boolean check(boolean good) {
        malformed += good ? 0 : 1;
        trace.malformed += good ? 0 : 1;
        return good;
    }

    private static boolean isId(int id) {
        return id > 0 && id <= Trace.GREATEST_ID;
    }
}
