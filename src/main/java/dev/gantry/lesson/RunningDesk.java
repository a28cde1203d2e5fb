package dev.gantry.lesson;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;

/** The desk of a lesson that runs: what it does there, the recording tells. */
final class RunningDesk implements Desk {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Arguments arguments;
    private final Consumer<String> out;
    private final Random random; // safe for all threads, as not every generator is
    private volatile boolean closed;

    RunningDesk(Arguments arguments, Consumer<String> out) {
        this.arguments = arguments;
        this.out = out;
        this.random = new Random(value(Parameter.SEED));
    }

    /** From now on a sleep is interrupted before it begins. */
    void close() {
        closed = true;
    }

    @Override
    public int workers() {
        return (int) value(Parameter.WORKERS);
    }

    @Override
    public int tasks() {
        return (int) value(Parameter.TASKS);
    }

    @Override
    public int steps() {
        return (int) value(Parameter.STEPS);
    }

    @Override
    public Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * value(Parameter.UNIT) * NANOS_PER_MILLI));
    }

    @Override
    public void sleep(double seconds) throws InterruptedException {
        if (closed) {
            throw new InterruptedException();
        }
        long nanos = seconds(seconds).toNanos();
        Probe.blocked(BlockReason.SLEEP);
        try {
            Thread.sleep(nanos / NANOS_PER_MILLI, (int) (nanos % NANOS_PER_MILLI));
        } finally {
            Probe.unblocked(0);
        }
    }

    @Override
    public void print(String line) {
        Probe.mark(line);
        synchronized (out) { // a line at a time
            out.accept(line);
        }
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    /** The value that was given, the usual one where the lesson has no such parameter. */
    private long value(Parameter parameter) {
        return arguments.values().getOrDefault(parameter.name(), parameter.usual());
    }
}
