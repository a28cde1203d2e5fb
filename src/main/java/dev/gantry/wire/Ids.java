package dev.gantry.wire;

import java.util.concurrent.atomic.AtomicInteger;

import dev.gantry.trace.Trace;

/**
 * Allocator of ids for a trace's lanes, tasks and executors, dense from 1; 0 when all were given. Safe for all threads.
 */
public class Ids {
    private final AtomicInteger lanes = new AtomicInteger();
    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicInteger executors = new AtomicInteger();

    /** None given so far. */
    public Ids() {}

    /** A new lane's id; 0, which is none, when all were given. */
    public int newLane() {
        return next(lanes);
    }

    /** A new task's id; 0, which is none, when all were given. */
    public int newTask() {
        return next(tasks);
    }

    /** A new executor's id; 0, which is none, when all were given. */
    public int newExecutor() {
        return next(executors);
    }

    private static int next(AtomicInteger given) {
        int id = given.incrementAndGet();
        return id > 0 && id <= Trace.GREATEST_ID ? id : 0;
    }
}
