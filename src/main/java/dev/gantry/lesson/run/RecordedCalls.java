package dev.gantry.lesson.run;

import java.time.Duration;
import java.util.function.Consumer;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;

/**
 * Calls that a lesson's program makes where its file prints and sleeps: the build puts them there, so that a recording
 * shows both though no agent is in this JVM. They do what {@link IO#println} and {@link Thread#sleep} do; in a worker
 * process too, whose output its pool takes. Safe for all threads.
 */
public final class RecordedCalls {
    private static volatile RecordedCalls current; // null while no lesson runs in this JVM

    private final Consumer<String> out;
    private volatile boolean stopped;

    /** Calls of a program that is about to run, whose lines go to this, one at a time. */
    RecordedCalls(Consumer<String> out) {
        this.out = out;
    }

    /** From now on the program that runs in this JVM is the one with these calls. */
    void begin() {
        current = this;
    }

    /** From now on none does. */
    void end() {
        current = null;
    }

    /** From now on a sleep is interrupted before it begins. */
    void stop() {
        stopped = true;
    }

    /** Prints a line, which the recording keeps as a mark of the calling thread's lane. */
    public static void println(Object line) {
        RecordedCalls on = current;
        if (on == null) {
            System.out.println(line); // of a worker, which makes a mark of it
            return;
        }
        String text = String.valueOf(line);
        Probe.mark(text);
        synchronized (on.out) {
            on.out.accept(text);
        }
    }

    /** Sleeps, which blocks the calling thread. */
    public static void sleep(Duration time) throws InterruptedException {
        RecordedCalls on = current;
        if (on != null && on.stopped) {
            throw new InterruptedException();
        }
        Probe.blocked(BlockReason.SLEEP);
        try {
            Thread.sleep(time);
        } finally {
            Probe.unblocked(0);
        }
    }
}
