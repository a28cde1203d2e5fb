package dev.gantry.cluster;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * Watch for the end of a program that has left its cluster open. Some of Hazelcast's threads are no daemons, so they
 * would keep a JVM for ever whose program has ended, and no shutdown hook would run. When nothing else keeps it, this
 * does what the hooks do at the end of a program with other pools, and the JVM ends by itself, with its own exit code.
 */
final class ProgramEnd extends Thread {
    private static final Duration TICK = Duration.ofMillis(100);

    /** The thread in which a JVM waits for the last of a program's, once its main method has returned. */
    private static final String MAIN_HAS_RETURNED = "DestroyJavaVM";

    private static final String ENGINE = "hz.";

    private final Runnable finish;

    /** Watches when started, until it is interrupted. */
    ProgramEnd(Runnable finish) {
        super("gantry-end");
        this.finish = finish;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            do {
                sleep(TICK);
            } while (!hasEnded());
        } catch (InterruptedException _) {
            return; // the cluster was closed
        }
        finish.run();
    }

    private static boolean hasEnded() {
        ThreadGroup all = currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[2 * all.activeCount() + 16];
        all.enumerate(threads);
        boolean returned = false;
        for (Thread thread : Arrays.stream(threads).filter(Objects::nonNull).filter(each -> !each.isDaemon())
                .toList()) {
            if (thread.getName().equals(MAIN_HAS_RETURNED)) {
                returned = true;
            } else if (!thread.getName().startsWith(ENGINE)) {
                return false;
            }
        }
        return returned;
    }
}
