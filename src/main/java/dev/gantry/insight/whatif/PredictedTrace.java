package dev.gantry.insight.whatif;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.gantry.insight.whatif.Ops.Op;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * A predicted run as a recording: the same tasks under the same names, on lanes of the prediction. The first submission
 * has the time that it has in the measured recording.
 */
public final class PredictedTrace implements Watching {
    private static final int EXECUTOR = 1;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final Workload load;
    private final Setting setting;
    private final Snapshot recorded;
    private final long origin;
    private final int process;
    private final int[] drivers;
    private final int[] workers;
    private final int[] lanes; // of tasks
    private int loop;
    private int count;
    private long last;

    private PredictedTrace(Workload load, Setting setting) {
        this.load = load;
        this.setting = setting;
        recorded = load.recorded();
        origin = origin(load);
        process = open(0, 0, LaneKind.PROCESS, LaneRole.PLAIN, name(process(recorded)));
        drivers = new int[load.all() - load.size()];
        for (int i = 0; i < drivers.length; i++) {
            drivers[i] = open(0, process, LaneKind.THREAD, LaneRole.PARTLY_SEEN, name(load.driver(i)));
        }
        trace.executorOpened(origin, EXECUTOR, process, names.intern(recorded.executorName(load.executor())));
        workers = new int[setting.workers()];
        lanes = new int[load.size()];
    }

    private static long origin(Workload load) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < load.size(); i++) {
            first = Math.min(first, load.recorded().taskSubmitted(load.task(i)));
        }
        return load.size() == 0 ? 0 : first;
    }

    private static int process(Snapshot recorded) {
        for (int id = 1; id <= recorded.lanes(); id++) {
            if (recorded.lane(id) != null && recorded.lane(id).kind() == LaneKind.PROCESS) {
                return id;
            }
        }
        return 0;
    }

    /**
     * The tasks under this setting.
     *
     * @param goesOn whether to go on; asked often
     * @return empty if it did not go on to the end
     */
    public static Optional<Snapshot> of(Workload load, Setting setting, BooleanSupplier goesOn) {
        PredictedTrace into = new PredictedTrace(load, setting);
        return new Simulation(load, setting, into).run(goesOn).map(_ -> {
            into.trace.finish(into.last);
            return into.trace.snapshot();
        });
    }

    private int name(int lane) {
        return names.intern(recorded.laneName(lane));
    }

    private int open(long time, int parent, LaneKind kind, LaneRole role, int name) {
        trace.laneOpened(at(time), ++count, parent, kind, role, name);
        return count;
    }

    private long at(long time) {
        last = Math.max(last, origin + time);
        return origin + time;
    }

    @Override
    public void submitted(int task, int by, long time) {
        int lane = by < lanes.length ? lanes[by] : drivers[by - lanes.length];
        trace.taskSubmitted(at(time), lane, task + 1, EXECUTOR,
                names.intern(recorded.name(recorded.taskName(load.task(task)))));
    }

    @Override
    public void started(int task, int worker, long time) {
        if (worker < 0) {
            if (loop == 0) {
                loop = open(time, process, LaneKind.THREAD, LaneRole.PLAIN, names.intern("loop"));
            }
            lanes[task] = open(time, loop, LaneKind.GREENLET, LaneRole.PLAIN,
                    names.intern(recorded.taskLabel(load.task(task))));
            trace.switched(at(time), loop, lanes[task], SwitchReason.SWITCH);
        } else {
            if (workers[worker] == 0) {
                workers[worker] = worker(worker + 1, time);
            }
            lanes[task] = workers[worker];
        }
        trace.taskStarted(at(time), lanes[task], task + 1);
    }

    private int worker(int number, long time) {
        int parent = setting.kind() == Kind.PROCESSES
                ? open(time, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process " + number))
                : process;
        return open(time, parent, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker " + number));
    }

    @Override
    public void waits(int task, int awaited, long time) {
        if (setting.kind() == Kind.COROUTINES) {
            trace.switched(at(time), lanes[task], loop, SwitchReason.AWAIT);
        } else {
            trace.blocked(at(time), lanes[task], 0, awaited + 1);
        }
    }

    @Override
    public void goesOn(int task, long time) {
        if (setting.kind() == Kind.COROUTINES) {
            trace.switched(at(time), loop, lanes[task], SwitchReason.SWITCH);
        } else {
            trace.unblocked(at(time), lanes[task], 0);
        }
    }

    @Override
    public void ended(int task, long time) {
        trace.taskEnded(at(time), lanes[task], task + 1, TaskState.SUCCEEDED, 0);
        if (hasCallbacks(task)) {
            trace.callbackStarted(at(time), lanes[task], task + 1);
        }
    }

    private boolean hasCallbacks(int task) {
        return load.ops.op(load.to(task) - 1) != Op.END;
    }

    @Override
    public void left(int task, long time) {
        if (hasCallbacks(task)) {
            trace.callbackEnded(at(time), lanes[task], task + 1);
        }
        if (setting.kind() == Kind.COROUTINES) {
            trace.laneClosed(at(time), lanes[task]);
            trace.switched(at(time), lanes[task], loop, SwitchReason.EXIT);
        }
    }
}
