package dev.gantry.format.perfetto;

import java.util.Random;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.stack.SampleKind;

/** A trace with a bit of everything, records that make no sense among it, as a seed has it. */
public final class RichTrace {
    private static final int LANES = 8;

    final Names names = new Names();
    final Trace trace;
    private final Random random;
    private final Random sampler;
    private final TraceLoader loader;
    private long now = 1_000;
    private int tasks;

    public RichTrace(long seed) {
        this(seed, Budget.UNLIMITED);
    }

    RichTrace(long seed, Budget budget) {
        trace = new Trace(names, budget);
        random = new Random(seed);
        sampler = new Random(~seed);
        loader = new TraceLoader(trace);
        trace.laneOpened(now, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("program"));
        trace.processId(now, 1, 4711);
        for (int lane = 2; lane <= LANES; lane++) {
            LaneKind kind = lane < 6 ? LaneKind.THREAD : LaneKind.GREENLET;
            trace.laneOpened(now, lane, lane < 6 ? 1 : 2, kind, lane == 3 ? LaneRole.WORKER : LaneRole.PLAIN,
                    names.intern("lane " + lane + " ü"));
        }
        trace.executorOpened(now, 1, 1, names.intern("pool"));
    }

    /** So many more records. */
    public RichTrace go(int records) {
        for (int i = 0; i < records; i++) {
            step();
            if (sampler.nextInt(16) == 0) {
                sample();
            }
        }
        return this;
    }

    public Snapshot published() {
        trace.publish(now);
        return trace.snapshot();
    }

    public Snapshot finished() {
        trace.finish(now + 5);
        return trace.snapshot();
    }

    private void sample() {
        int stack = 0;
        for (int depth = sampler.nextInt(5); depth > 0; depth--) {
            stack = loader.stack(stack, names.intern("function " + sampler.nextInt(5)),
                    sampler.nextBoolean() ? names.intern("File:" + sampler.nextInt(9)) : 0);
        }
        SampleKind[] kinds = SampleKind.values();
        loader.sample(now, 1 + sampler.nextInt(LANES), stack, sampler.nextInt(1_000),
                kinds[sampler.nextInt(kinds.length)]);
    }

    private void step() {
        now += random.nextInt(3); // the same time often
        int lane = 2 + random.nextInt(LANES);
        int task = 1 + random.nextInt(Math.max(1, tasks + 1));
        int name = names.intern("name " + random.nextInt(20));
        switch (random.nextInt(21)) {
            case 0, 1, 2 ->
                trace.taskSubmitted(now, lane, ++tasks, random.nextInt(3), random.nextInt(3) == 0 ? name : 0);
            case 3, 4 -> trace.taskStarted(now, lane, task);
            case 5 -> trace.taskEnded(now, lane, task, random.nextBoolean() ? TaskState.SUCCEEDED : TaskState.FAILED,
                    random.nextBoolean() ? name : 0);
            case 6 -> trace.taskCancelled(now, lane, task);
            case 7 -> trace.taskSite(now, task, name, random.nextBoolean() ? name : 0);
            case 8, 9 -> trace.blocked(now, lane, name, random.nextInt(3) == 0 ? task : 0);
            case 10 -> trace.unblocked(now, lane, random.nextInt(LANES));
            case 11 -> trace.switched(now, 2 + random.nextInt(2) * 4, 6 + random.nextInt(3),
                    SwitchReason.values()[random.nextInt(SwitchReason.values().length)]);
            case 12 -> trace.callbackStarted(now, lane, task);
            case 13 -> trace.callbackEnded(now, lane, task);
            case 14 -> trace.sliceStarted(now, lane, State.values()[random.nextInt(State.values().length)], random
                    .nextBoolean() ? name : 0);
            case 15 -> trace.sliceEnded(now, lane);
            case 16 -> trace.mark(now, lane, name);
            case 17 -> trace.counter(now, lane, name, random.nextLong());
            case 18, 19 -> outside(lane, task, name);
            default -> rare(lane);
        }
    }

    /** What only programs that are watched from outside tell. */
    private void outside(int lane, int task, int name) {
        switch (random.nextInt(7)) {
            case 0 -> trace.laneNamed(now, lane, name);
            case 1 -> trace.taskTaken(now, ++tasks);
            // of one that was taken, perhaps
            case 2, 3 -> trace.taskSubmitted(now, lane, task, random.nextInt(3), name);
            case 4 -> trace.taskRejected(now, lane, task, name);
            case 5 -> trace.wakes(now, lane, 2 + random.nextInt(LANES));
            default -> trace.unblockedByWaker(now, lane);
        }
    }

    private void rare(int lane) {
        switch (random.nextInt(40)) {
            case 0 -> trace.laneClosed(now, lane);
            case 1 -> trace.gap(now, lane);
            case 2 -> trace.lost(random.nextInt(100));
            case 3 -> trace.malformed();
            case 4 -> trace.ready(now, lane);
            case 5, 6, 7, 8, 9, 10 ->
                trace.line(now, lane, random.nextInt(3) == 0 ? 0 : names.intern("Program:" + lane));
            default -> trace.executorOpened(now, 2, 1, names.intern("second pool"));
        }
    }
}
