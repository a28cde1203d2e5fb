package dev.gantry.view.frame;

import java.util.Random;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Recordings for tests, written straight into a trace. */
public final class Recordings {
    public static final long MS = 1_000_000;
    public static final int PROCESS = 1;
    public static final int MAIN = 2;

    /** How long each slice of {@link #many} is, in nanoseconds. */
    public static final long MANY_LENGTH = 700;

    public final Names names = new Names();
    public final Trace trace = new Trace(names);
    private long now;

    /** A process with a thread called main and one pool. */
    public Recordings() {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        trace.processId(0, PROCESS, 4711);
        trace.laneOpened(0, MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(100, 1, PROCESS, names.intern("ThreadPoolExecutor-0"));
    }

    public void worker(long time, int lane, String name) {
        trace.laneOpened(time, lane, PROCESS, LaneKind.THREAD, LaneRole.WORKER, names.intern(name));
    }

    public void slice(int lane, State state, long start, long end) {
        trace.sliceStarted(start, lane, state, 0);
        trace.sliceEnded(end, lane);
        now = Math.max(now, end);
    }

    public Snapshot finish(long horizon) {
        trace.finish(horizon);
        return trace.snapshot();
    }

    /** So many slices of one length, evenly over some lanes, close to each other: three run, then one is blocked. */
    public static Snapshot many(int slices, int lanes) {
        Recordings made = new Recordings();
        for (int lane = 0; lane < lanes; lane++) {
            made.worker(0, MAIN + 1 + lane, "worker-" + lane);
        }
        for (int i = 0; i < slices; i++) {
            long start = i / lanes * (MANY_LENGTH + 300);
            made.slice(MAIN + 1 + i % lanes, i / lanes % 4 == 3 ? State.BLOCKED : State.RUNNING, start,
                    start + MANY_LENGTH);
        }
        return made.finish(made.now);
    }

    /**
     * Twenty tasks on five threads: each sleeps for about a second, task 13 fails, each leaves a callback, main waits
     * for the results.
     *
     * @param until nothing after this time is recorded; {@link Long#MAX_VALUE} for all
     */
    public static Snapshot twenty(long until) {
        Recordings made = new Recordings();
        Trace trace = made.trace;
        Random random = new Random(7);
        int sleep = made.names.intern("gantry:sleep");
        int result = made.names.intern("gantry:result");
        for (int task = 1; task <= 20; task++) {
            long time = 2 * MS + task * 60_000L;
            trace.taskSubmitted(time, MAIN, task, 1, 0);
            trace.taskSite(time, task, made.names.intern("dev.gantry.lesson.Twenty:" + (20 + task % 2)));
            if (task <= 5) {
                made.worker(time + 20_000, MAIN + task, "ThreadPoolExecutor-0_" + (task - 1));
            }
        }
        java.util.PriorityQueue<long[]> events = new java.util.PriorityQueue<>(
                java.util.Comparator.comparingLong(e -> e[0]));
        for (int worker = 1; worker <= 5; worker++) {
            events.add(new long[]{2 * MS + worker * 70_000L + 300_000, MAIN + worker, 0, 0});
        }
        int next = 1;
        long end = 0;
        events.add(new long[]{4 * MS, MAIN, 10, 1});
        while (!events.isEmpty()) {
            long[] event = events.poll();
            long time = event[0];
            int lane = (int) event[1];
            int task = (int) event[3];
            if (time > until) {
                break;
            }
            end = time;
            switch ((int) event[2]) {
                case 0 -> {
                    if (next <= 20) {
                        trace.taskStarted(time, lane, next);
                        events.add(new long[]{time + (1 + next % 3) * 12 * MS, lane, 1, next});
                        next++;
                    }
                }
                case 1 -> {
                    trace.blocked(time, lane, sleep, 0);
                    events.add(new long[]{time + 900 * MS + random.nextInt(200) * MS, lane, 2, task});
                }
                case 2 -> {
                    trace.unblocked(time, lane, 0);
                    events.add(new long[]{time + 25 * MS, lane, 3, task});
                }
                case 3 -> {
                    trace.mark(time - MS, lane, made.names.intern("thread " + task + " end"));
                    boolean failed = task == 13;
                    trace.taskEnded(time, lane, task, failed ? TaskState.FAILED : TaskState.SUCCEEDED,
                            failed ? made.names.intern("java.lang.IllegalStateException: no luck") : 0);
                    trace.callbackStarted(time + 20_000, lane, task);
                    events.add(new long[]{time + 40 * MS, lane, 4, task});
                    made.done[task] = true;
                    events.add(new long[]{time + 50_000, MAIN, 11, task});
                }
                case 4 -> {
                    trace.callbackEnded(time, lane, task);
                    events.add(new long[]{time + random.nextInt(60) * MS, lane, 0, 0});
                }
                case 10 -> trace.blocked(time, MAIN, result, made.awaited);
                case 11 -> {
                    if (task == made.awaited) {
                        trace.unblocked(time, MAIN, lane);
                        trace.mark(time, MAIN, made.names.intern("result " + task));
                        made.awaited++;
                        while (made.awaited <= 20 && made.done[made.awaited]) {
                            trace.mark(time, MAIN, made.names.intern("result " + made.awaited));
                            made.awaited++;
                        }
                        if (made.awaited <= 20) {
                            events.add(new long[]{time + 3 * MS, MAIN, 10, made.awaited});
                        }
                    }
                }
                default -> throw new AssertionError();
            }
        }
        if (until == Long.MAX_VALUE) {
            for (int worker = 1; worker <= 5; worker++) {
                trace.laneClosed(end + 5 * MS + worker * MS, MAIN + worker);
            }
            trace.laneClosed(end + 20 * MS, MAIN);
            return made.finish(end + 20 * MS);
        }
        trace.publish(until);
        return trace.snapshot();
    }

    private int awaited = 1;
    private final boolean[] done = new boolean[21];
}
