package dev.gantry.futures.process;

import java.time.Duration;

import dev.gantry.futures.ExecutorScope;

/**
 * Limit for the shutdown hooks of a worker that leaves, since its pool waits for its end. It begins with them, so the
 * program's own threads are not limited; nor are pools that tasks have left open in the worker.
 */
final class HookLimit extends Thread {
    private static final Duration TICK = Duration.ofMillis(50);
    private final Duration most;

    private HookLimit(Duration most) {
        super("gantry-hooks");
        this.most = most;
        setDaemon(true);
    }

    /** Ends this process when its shutdown hooks have taken so long. */
    static void set(Duration most) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> new HookLimit(most).start()));
        } catch (IllegalStateException _) {
            // a task's own thread has called System.exit just now
        }
    }

    @Override
    public void run() {
        try {
            sleep(most);
            while (!ExecutorScope.jvm().open().isEmpty()) {
                sleep(TICK);
            }
        } catch (InterruptedException _) {
            // whoever interrupts it wants the end
        }
        Runtime.getRuntime().halt(0);
    }
}
