package dev.gantry.insight.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.gantry.insight.Area;
import dev.gantry.insight.Wanted;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.stack.SampleKind;

/** A trace with samples, and what was put into it. */
public final class Sampling {
    /** One sample; frames from the outermost on. */
    public record One(int lane, long time, long weight, SampleKind kind, List<String> frames) {}

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final TraceLoader loader = new TraceLoader(trace);
    private final List<One> samples = new ArrayList<>();

    /** Without samples, with so many lanes. */
    public Sampling(int lanes) {
        for (int lane = 1; lane <= lanes; lane++) {
            trace.laneOpened(0, lane, 0, LaneKind.THREAD, LaneRole.PLAIN, names.intern("lane-" + lane));
        }
    }

    /** Many samples on two lanes, always the same. */
    public static Sampling random(int seed) {
        Sampling made = new Sampling(2);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            List<String> frames = new ArrayList<>();
            for (int depth = random.nextInt(7); depth >= 0; depth--) {
                frames.add("f" + random.nextInt(3));
            }
            made.sample(1 + i / 200, i % 200 * 10, 1 + random.nextInt(5), SampleKind.RUNNING, frames);
        }
        return made;
    }

    /** All samples of a kind. */
    public static SampleChoice all(Snapshot snapshot, SampleKind kind) {
        return new SampleChoice(Area.of(snapshot), kind, Wanted.ALL);
    }

    public void sample(int lane, long time, long weight, SampleKind kind, List<String> frames) {
        int stack = 0;
        for (String frame : frames) {
            stack = loader.stack(stack, names.intern(frame), names.intern(frame + ":" + samples.size() % 3));
        }
        loader.sample(time, lane, stack, weight, kind);
        samples.add(new One(lane, time, weight, kind, frames));
    }

    public void slice(int lane, long start, long end, String name) {
        trace.sliceStarted(start, lane, State.RUNNING, names.intern(name));
        trace.sliceEnded(end, lane);
    }

    public List<One> samples() {
        return samples;
    }

    public Snapshot snapshot() {
        trace.finish(10_000);
        return trace.snapshot();
    }
}
