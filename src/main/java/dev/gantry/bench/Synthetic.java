package dev.gantry.bench;

import java.util.SplittableRandom;

import dev.gantry.hook.BlockReason;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * Generated recording of any size: workers that take tasks, run, are blocked within, and rest, in bursts
 * and with pauses of every length. For benchmarks only; nothing else shows it.
 */
final class Synthetic {
    private static final int PROCESS = 1;
    private static final int MAIN = 2;
    private static final int EXECUTOR = 1;

    /** Of so many bursts one begins with a task that the executor knows. */
    private static final int BURSTS_PER_TASK = 64;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final SplittableRandom random = new SplittableRandom(5);
    private final int[] reasons = {names.intern(BlockReason.SLEEP.text()), names.intern(BlockReason.LOCK.text()),
            names.intern(BlockReason.IO.text())};
    private final int[] steps = {names.intern("parse"), names.intern("compute"), names.intern("write")};
    private int tasks;

    private Synthetic() {}

    /** A recording of at least this many slices, evenly over these many lanes. */
    static Snapshot of(long slices, int lanes) {
        return new Synthetic().write(slices, lanes);
    }

    private Snapshot write(long slices, int lanes) {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("synthetic"));
        trace.laneOpened(0, MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(0, EXECUTOR, PROCESS, names.intern("pool"));
        long[] nows = new long[lanes];
        for (int i = 0; i < lanes; i++) {
            nows[i] = 1000 + i;
            trace.laneOpened(nows[i], MAIN + 1 + i, PROCESS, LaneKind.THREAD, LaneRole.WORKER,
                    names.intern("worker-" + i));
        }
        long written = 0;
        long latest = 0;
        while (written < slices) {
            for (int i = 0; i < lanes && written < slices; i++) {
                long end = nows[i] + 2_000_000;
                while (nows[i] < end && written < slices) {
                    int more = 1 + random.nextInt(40);
                    nows[i] = burst(MAIN + 1 + i, nows[i], more);
                    written += 2L * more;
                }
                latest = Math.max(latest, nows[i]);
            }
        }
        trace.finish(latest);
        return trace.snapshot();
    }

    /** Some slices, each with one inside, close to each other; then a pause, as a rule short. */
    private long burst(int lane, long from, int slices) {
        long now = from;
        int task = 0;
        if (random.nextInt(BURSTS_PER_TASK) == 0) {
            task = ++tasks;
            trace.taskSubmitted(now, MAIN, task, EXECUTOR, 0);
            now += 500;
            trace.taskStarted(now, lane, task);
        }
        State state = random.nextInt(5) == 0 ? State.CALLBACK : State.RUNNING;
        for (int i = 0; i < slices; i++) {
            long length = 2_000 + random.nextInt(20_000);
            trace.sliceStarted(now, lane, state, steps[i % steps.length]);
            trace.blocked(now + length / 4, lane, reasons[i % reasons.length], 0);
            trace.unblocked(now + length / 4 + length * random.nextInt(60) / 100, lane, 0);
            trace.sliceEnded(now + length, lane);
            now += length + random.nextInt(3_000);
        }
        if (task != 0) {
            trace.taskEnded(now, lane, task, TaskState.SUCCEEDED, 0);
        }
        return now + (1L << random.nextInt(24));
    }
}
