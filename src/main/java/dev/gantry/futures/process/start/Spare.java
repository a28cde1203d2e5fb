package dev.gantry.futures.process.start;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Spare worker process, started in advance, which waits for its first order: most of the time to a first result is a
 * JVM's start. There is one at most, for the command that the last pool had. It has run nothing, so it is as good as a
 * fresh one. Safe for all threads.
 *
 * <p>It is started {@value #PAUSE_MS} ms after a pool has ended, so a program that ends with its pool ends without one,
 * and given up {@value #LIFE_SECONDS} s later. A shutdown hook kills it; if this JVM is killed, its input ends, and a
 * worker ends with that.
 */
final class Spare {
    private static final int PAUSE_MS = 100;
    private static final int LIFE_SECONDS = 60;

    private final Timer timer;

    // guarded by this
    private int generation; // of the awaited spare: a timer of an earlier one does nothing
    private List<String> command = List.of();
    private Optional<Process> process = Optional.empty();
    private boolean hooked;
    private boolean closed;

    /** Timer that runs an action later, in a thread that must not be blocked for long. */
    interface Timer {
        void after(Duration delay, Runnable run);
    }

    Spare() {
        this((delay, run) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(run));
    }

    Spare(Timer timer) {
        this.timer = timer;
    }

    /**
     * The spare, if there is one for this command. If there is none, none is started either until the next pool's end.
     */
    synchronized Optional<Process> take(List<String> wanted) {
        if (process.isPresent() && !command.equals(wanted)) {
            return Optional.empty();
        }
        generation++;
        Optional<Process> found = process.filter(Process::isAlive);
        process = Optional.empty();
        return found;
    }

    /** Starts one for this command soon, if there is none. */
    synchronized void keep(List<String> wanted) {
        if (closed || command.equals(wanted) && process.filter(Process::isAlive).isPresent()) {
            return;
        }
        giveUp();
        int mine = generation;
        timer.after(Duration.ofMillis(PAUSE_MS), () -> start(wanted, mine));
    }

    private synchronized void start(List<String> wanted, int mine) {
        if (mine != generation || !hook()) {
            return;
        }
        try {
            process = Optional.of(new ProcessBuilder(wanted).start());
        } catch (IOException _) {
            return; // the next pool will report the reason
        }
        command = wanted;
        timer.after(Duration.ofSeconds(LIFE_SECONDS), () -> giveUp(mine));
    }

    /** Sees to it that the spare ends with this JVM; false if that is ending. */
    private boolean hook() {
        if (!hooked) {
            try {
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("gantry-spare").unstarted(this::close));
                hooked = true;
            } catch (IllegalStateException _) {
                closed = true;
            }
        }
        return !closed;
    }

    /** Ends the spare, if there is one or one was to be started. */
    synchronized void giveUp() {
        generation++;
        process.ifPresent(Process::destroyForcibly);
        process = Optional.empty();
    }

    private synchronized void giveUp(int old) {
        if (old == generation) {
            giveUp();
        }
    }

    private synchronized void close() {
        closed = true;
        giveUp();
    }
}
