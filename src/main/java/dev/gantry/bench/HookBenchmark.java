package dev.gantry.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;

import jdk.jfr.Recording;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.hook.Recorder;

/**
 * Cost of one hook, beside the clock that it reads and beside the commit of a JFR event.
 *
 * <p><i>Live</i>: bursts of a thousand, so spaced that they make five million a second, while the drain takes them. It
 * is what a busy program pays. <i>Saturated</i>: hundreds of thousands without a pause, while the drain on another core
 * reads the same cache lines: the worst case.
 */
final class HookBenchmark implements Benchmark {
    private static final int BURST = 1000;
    private static final long BURST_PERIOD = 200_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String CLOCK = "System.nanoTime()";
    private static final String EVENT = "JFR event";

    @SuppressWarnings("unused") // keeps the loops' work alive
    private static volatile long sink;

    @Override
    public String name() {
        return "hook";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        Rounds live;
        Rounds saturated;
        try (Recording jfr = new Recording()) {
            jfr.setToDisk(false);
            jfr.enable(CommittedEvent.class).withoutThreshold().withoutStackTrace();
            jfr.start();
            int bursts = scale.work(500);
            live = new Rounds("hook, live", scale)
                    .add(CLOCK, () -> paced(bursts, Loops::clock))
                    .add("hook", () -> recorded(() -> paced(bursts, Loops::hooks)))
                    .add(EVENT, () -> paced(bursts, Loops::events))
                    .run(progress);
            int run = scale.work(600_000);
            saturated = new Rounds("hook, saturated", scale)
                    .add(CLOCK, () -> perCall(run, Loops::clock))
                    .add("hook", () -> recorded(() -> perCall(run, Loops::hooks)))
                    .add("task", () -> recorded(() -> perCall(run, Loops::tasks)))
                    .add(EVENT, () -> perCall(run, Loops::events))
                    .run(progress);
        }
        int many = scale.work(50_000_000);
        Rounds off = new Rounds("hook, off", scale)
                .add("read", () -> perCall(many, Loops::reads))
                .add("hook", () -> perCall(many, Loops::hooks))
                .run(progress);
        double clock = saturated.median(CLOCK);
        double event = saturated.median(EVENT);
        return List.of(
                Result.atMost(1.5, "hook, live", "ns", live.median("hook"), CLOCK, live.median(CLOCK)),
                Result.atMost(1, "hook, live", "ns", live.median("hook"), EVENT, live.median(EVENT)),
                Result.atMost(1.5, "hook, saturated", "ns", saturated.median("hook"), CLOCK, clock),
                Result.atMost(1, "hook, saturated", "ns", saturated.median("hook"), EVENT, event),
                Result.beside("hook of a task, saturated", "ns", saturated.median("task"), CLOCK, clock),
                Result.beside("hook, recording off", "ns", off.median("hook"), "volatile read", off.median("read")));
    }

    private interface Timed {
        double nanos();
    }

    /** Runs the work under a recorder of its own, once before as a warm-up, so that its pages are mapped. */
    private static double recorded(Timed work) {
        Recorder recorder = new Recorder(Recorder.Options.named("bench"));
        recorder.start();
        try {
            work.nanos();
            return work.nanos();
        } finally {
            recorder.stop();
        }
    }

    /** Nanoseconds of thread CPU time a call, so other programs do not count. */
    private static double perCall(int calls, IntToLongFunction loop) {
        long start = THREADS.getCurrentThreadCpuTime();
        sink = loop.applyAsLong(calls);
        return (THREADS.getCurrentThreadCpuTime() - start) / (double) calls;
    }

    /** Nanoseconds a call in the median burst. */
    private static double paced(int bursts, IntToLongFunction loop) {
        long[] spent = new long[bursts];
        long next = System.nanoTime();
        for (int i = 0; i < bursts; i++) {
            long start = System.nanoTime();
            sink = loop.applyAsLong(BURST);
            spent[i] = System.nanoTime() - start;
            next += BURST_PERIOD;
            while (next - System.nanoTime() > 0) {
                Thread.onSpinWait();
            }
        }
        Arrays.sort(spent);
        return spent[bursts / 2] / (double) BURST;
    }
}
