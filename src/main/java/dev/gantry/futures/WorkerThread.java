package dev.gantry.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/** Worker thread of a {@link ThreadPool}. A daemon: the end of the program waits for the pool. */
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

    /** Sets the task that it runs from now on. For the thread itself. */
    void began(PoolTask<?> now) {
        TASK.setOpaque(this, now);
    }

    void ended() {
        TASK.setOpaque(this, null);
    }

    /** Running task, described for people; empty if it runs none. For any thread. */
    Optional<String> running() {
        return Optional.ofNullable((PoolTask<?>) TASK.getOpaque(this))
                .map(now -> now.name().isEmpty() ? getName() : now.name() + " in " + getName());
    }
}
