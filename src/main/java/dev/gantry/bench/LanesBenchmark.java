package dev.gantry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.measure.Spread;
import dev.gantry.cluster.SimulatedMembers;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;

/**
 * Frame time benchmark while a live recording opens more and more lanes: threads, and coroutines of one of them; and
 * while it has the lanes of a cluster's many members, whose records stay with them.
 */
final class LanesBenchmark implements Benchmark {
    private static final int LANES = 60_000;
    private static final int SECONDS = 8;
    private static final int MEMBERS = 1000;
    private static final int WORKERS = 2;
    private static final int TASKS_A_SECOND = 10_000;
    private static final int COROUTINES_PER_THREAD = 11;

    private final Optional<Supplier<FrameScreen>> window;

    LanesBenchmark(Optional<Supplier<FrameScreen>> window) {
        this.window = window;
    }

    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        FrameScreen.onEach(window, (what, screen) -> {
            progress.accept("lanes, " + what);
            results.add(measure(what, screen, scale.work(LANES)));
            progress.accept("members, " + what);
            results.add(members(what, screen, scale.work(MEMBERS), scale.work(SECONDS)));
        });
        return results;
    }

    private static Result measure(String what, FrameScreen screen, int lanes) {
        frames(screen, lanes); // warms up
        Spread frames = frames(screen, lanes);
        return Result.atMost(1, "growing to %,d lanes, %s p99".formatted(lanes, what), "ms", frames.p99(), "wanted",
                FrameBenchmark.WANTED).withNote(frames.text());
    }

    /** As many tasks a second as one driver hands out. */
    private static Result members(String what, FrameScreen screen, int members, int seconds) {
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        recorder.start();
        Spread frames;
        try (SimulatedMembers simulated = new SimulatedMembers(members, WORKERS)) {
            simulated.start(Duration.ofSeconds(seconds), TASKS_A_SECOND);
            frames = Spread.of(screen.follow(() -> simulated.isRunning() ? recorder.snapshot() : recorder.stop()));
        } finally {
            recorder.stop();
        }
        return Result.atMost(1, "%,d members with %,d workers, %s p99".formatted(members, members * WORKERS, what),
                "ms", frames.p99(), "wanted", FrameBenchmark.WANTED).withNote(frames.text());
    }

    private static Spread frames(FrameScreen screen, int lanes) {
        Trace trace = new Trace(new Names());
        Thread writer = Thread.ofPlatform().daemon().name("bench-lanes").start(() -> write(trace, lanes));
        Spread frames = Spread.of(screen.follow(trace::snapshot));
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the benchmark was interrupted", e);
        }
        return frames;
    }

    /** Lanes that open evenly over some seconds; each does something, and stays. */
    private static void write(Trace trace, int lanes) {
        long origin = System.nanoTime();
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        int thread = 1;
        for (int lane = 2; lane <= lanes; lane++) {
            long due = (long) (SECONDS * 1e9 * lane / LANES);
            long early = origin + due - System.nanoTime();
            if (early > 1_000_000) {
                trace.publish(due);
                LockSupport.parkNanos(Math.max(early, 10_000_000));
            }
            if ((lane - 2) % (COROUTINES_PER_THREAD + 1) == 0) {
                thread = lane;
                trace.laneOpened(due, lane, 1, LaneKind.THREAD, LaneRole.WORKER, 0);
                trace.sliceStarted(due, lane, State.RUNNING, 0);
            } else {
                trace.laneOpened(due, lane, thread, LaneKind.GREENLET, LaneRole.PLAIN, 0);
                trace.switched(due, thread, lane, SwitchReason.SWITCH);
                trace.switched(due + 1_000, lane, thread, SwitchReason.YIELD);
            }
        }
        trace.finish(System.nanoTime() - origin);
    }
}
