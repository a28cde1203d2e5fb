package dev.gantry.bench.questions;

import java.util.Arrays;
import java.util.SplittableRandom;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * Generated recording of any number of tasks: pools with two workers each that get a burst of tasks at a time. The
 * pools take turns with bursts, each with a clock of its own, so tasks are not numbered in the order of submission.
 */
final class RecordedTasks {
    private static final int PROCESS = 1;
    private static final int POOLS = 8;
    private static final int BURST = 256;
    private static final int EVENTS = 3;
    private static final int EVENT_BITS = 10; // of a burst's events
    private static final int NAMES = 1000;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final SplittableRandom random;
    private final long[] now = new long[POOLS];
    private final long[][] free = new long[POOLS][2];
    private final int[] known = new int[NAMES];
    private final long[] events = new long[EVENTS * BURST];
    private final int[] lanes = new int[BURST];

    private RecordedTasks(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A recording of so many tasks, to a burst; another for another seed. */
    static Snapshot of(int tasks, long seed) {
        return new RecordedTasks(seed).write(tasks);
    }

    private Snapshot write(int tasks) {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("generated"));
        for (int pool = 0; pool < POOLS; pool++) {
            trace.executorOpened(0, pool + 1, PROCESS, names.intern("pool " + pool));
            open(submitter(pool), LaneRole.PLAIN, "submitter " + pool);
            open(submitter(pool) + 1, LaneRole.WORKER, "worker " + pool + "-0");
            open(submitter(pool) + 2, LaneRole.WORKER, "worker " + pool + "-1");
        }
        Arrays.setAll(known, i -> names.intern("load " + i));
        int first = 1;
        for (int pool = 0; first <= tasks; pool = (pool + 1) % POOLS) {
            burst(pool, first);
            first += BURST;
        }
        trace.finish(Arrays.stream(now).max().orElse(0));
        return trace.snapshot();
    }

    private void open(int lane, LaneRole role, String name) {
        trace.laneOpened(0, lane, PROCESS, LaneKind.THREAD, role, names.intern(name));
    }

    private static int submitter(int pool) {
        return PROCESS + 1 + 3 * pool;
    }

    /** Some tasks of a pool from this number on: each goes to the worker that is free first. */
    private void burst(int pool, int first) {
        long submitted = now[pool];
        for (int i = 0; i < BURST; i++) {
            submitted += 200 + random.nextInt(2_000);
            int worker = free[pool][0] <= free[pool][1] ? 0 : 1;
            long start = Math.max(submitted + 300, free[pool][worker] + 100);
            long end = start + 500 + (random.nextInt(50) == 0 ? random.nextInt(100_000) : random.nextInt(2_500));
            free[pool][worker] = end;
            lanes[i] = submitter(pool) + 1 + worker;
            put(EVENTS * i, submitted - now[pool]);
            put(EVENTS * i + 1, start - now[pool]);
            put(EVENTS * i + 2, end - now[pool]);
        }
        Arrays.sort(events);
        for (long event : events) {
            tell((int) event & (1 << EVENT_BITS) - 1, now[pool] + (event >> EVENT_BITS), pool, first);
        }
        now[pool] = Math.max(submitted, Math.max(free[pool][0], free[pool][1])) + random.nextInt(20_000);
    }

    private void put(int event, long after) {
        events[event] = after << EVENT_BITS | event;
    }

    private void tell(int event, long time, int pool, int first) {
        int task = first + event / EVENTS;
        int lane = lanes[event / EVENTS];
        switch (event % EVENTS) {
            case 0 -> trace.taskSubmitted(time, submitter(pool), task, pool + 1, known[random.nextInt(NAMES)]);
            case 1 -> trace.taskStarted(time, lane, task);
            default -> trace.taskEnded(time, lane, task,
                    random.nextInt(1000) == 0 ? TaskState.FAILED : TaskState.SUCCEEDED, 0);
        }
    }
}
