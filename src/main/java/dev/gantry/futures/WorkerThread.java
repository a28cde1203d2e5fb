package dev.gantry.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/** A thread of a {@link ThreadPool}. A daemon: the end of the program waits for the pool. */
final class WorkerThread extends Thread {
    private static final VarHandle TASK;

    static {
        try {
            TASK = MethodHandles.lookup().findVarHandle(WorkerThread.class, "task", PoolTask.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private PoolTask<?> task;

    WorkerThread(Runnable life, String name) {
        super(life, name);
        setDaemon(true);
    }

    /** It runs this task from now on. For the thread itself. */
    void began(PoolTask<?> now) {
        TASK.setOpaque(this, now);
    }

    void ended() {
        TASK.setOpaque(this, null);
    }

    /** What it runs now, for people; empty if it runs nothing. For any thread. */
    Optional<String> running() {
        return Optional.ofNullable((PoolTask<?>) TASK.getOpaque(this))
                .map(now -> now.name().isEmpty() ? getName() : now.name() + " in " + getName());
    }
}
