package dev.gantry.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/** Worker thread of a {@link ThreadPool}. A daemon: the end of the program waits for the pool. */
final class WorkerThread extends Thread {
    private static final VarHandle BUSY;
    private static final VarHandle TASK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BUSY = lookup.findVarHandle(WorkerThread.class, "busy", boolean.class);
            TASK = lookup.findVarHandle(WorkerThread.class, "task", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private boolean busy;
    private String task; // null for one without a name

    WorkerThread(Runnable life, String name) {
        super(life, name);
        setDaemon(true);
    }

    /**
     * Sets the task that it runs from now on. For the thread itself.
     *
     * <p>The task's name, and that only where it has one: a reference to each young task in this old object would cost
     * a fence, the garbage collector's write barrier.
     */
    void began(PoolTask<?> now) {
        if (!now.name().isEmpty()) {
            TASK.setOpaque(this, now.name());
        }
        BUSY.setOpaque(this, true);
    }

    void ended() {
        BUSY.setOpaque(this, false);
        if (task != null) {
            TASK.setOpaque(this, null);
        }
    }

    /** Running task, described for people; empty if it runs none. For any thread. */
    Optional<String> running() {
        if (!(boolean) BUSY.getOpaque(this)) {
            return Optional.empty();
        }
        String name = (String) TASK.getOpaque(this);
        return Optional.of(name == null ? getName() : name + " in " + getName());
    }
}
