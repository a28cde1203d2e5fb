package dev.gantry.lesson.run;

import java.io.Serializable;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Desk;
import dev.gantry.lesson.Parameter;

/** Desk of a running lesson, whose sleeps and prints are recorded. */
public final class RunningDesk implements Desk, Serializable {
    private static final long serialVersionUID = 1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Arguments arguments;
    private final transient Consumer<String> out;
    private final transient Random random; // safe for all threads, as not every generator is
    private volatile boolean closed;

    public RunningDesk(Arguments arguments, Consumer<String> out) {
        this.arguments = arguments;
        this.out = out;
        this.random = new Random(value(Parameter.SEED));
    }

    /** Closes the desk: from now on a sleep is interrupted before it begins. */
    public void close() {
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
    public int threads() {
        return (int) value(Parameter.THREADS);
    }

    @Override
    public int coroutines() {
        return (int) value(Parameter.COROUTINES);
    }

    @Override
    public int steps() {
        return (int) value(Parameter.STEPS);
    }

    @Override
    public Duration seconds(double seconds) {
        return seconds(seconds, arguments);
    }

    @Override
    public void sleep(double seconds) throws InterruptedException {
        if (closed) {
            throw new InterruptedException();
        }
        hold(seconds(seconds));
    }

    public static Duration seconds(double seconds, Arguments arguments) {
        return Duration.ofNanos(Math.round(seconds * value(arguments, Parameter.UNIT) * NANOS_PER_MILLI));
    }

    /** Sleeps, and records the sleep. */
    public static void hold(Duration time) throws InterruptedException {
        long nanos = time.toNanos();
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

    private long value(Parameter parameter) {
        return value(arguments, parameter);
    }

    /** The value that was given, the usual one where the lesson has no such parameter. */
    public static long value(Arguments arguments, Parameter parameter) {
        return arguments.values().getOrDefault(parameter.name(), parameter.usual());
    }

    /** Serialises as a {@link WorkerDesk}, for another process. */
    private Object writeReplace() {
        return new WorkerDesk(arguments);
    }
}
