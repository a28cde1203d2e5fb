package dev.gantry.bench;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.Probe;

/**
 * The loops that are timed, each in a method of its own so that the JIT compiles each by itself. They return the last
 * value that they computed, so that it cannot eliminate them as dead code.
 */
final class Loops {
    private static final ExecutorTag EXECUTOR = new ExecutorTag("bench");
    private static volatile boolean field;

    private Loops() {}

    static long clock(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += System.nanoTime();
        }
        return sum;
    }

    static long hooks(int times) {
        for (int i = 0; i < times; i += 2) {
            Probe.blocked(BlockReason.SLEEP);
            Probe.unblocked(0);
        }
        return times;
    }

    /** The three hooks of a task's life. */
    static long tasks(int times) {
        long last = 0;
        for (int i = 0; i < times; i += 3) {
            last = Probe.taskSubmitted(EXECUTOR, "");
            Probe.taskStarted(last);
            Probe.taskSucceeded(last);
        }
        return last;
    }

    static long events(int times) {
        for (int i = 0; i < times; i++) {
            CommittedEvent event = new CommittedEvent();
            event.task = i;
            event.argument = times;
            event.commit();
        }
        return times;
    }

    static long reads(int times) {
        long seen = 0;
        for (int i = 0; i < times; i++) {
            seen += field ? 1 : 0;
        }
        return seen;
    }
}
