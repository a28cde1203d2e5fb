package dev.gantry.recording;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** Goes on when the test says so, and does what it says. */
final class SteppedFeed implements Feed {
    /** One thing that it does in its thread: it has begun, ends, or throws. */
    interface Step {
        /** Returns whether it has come to its own end; {@code null} if it goes on. */
        Boolean take(Runnable begun) throws Throwable;
    }

    static final Step BEGIN = begun -> {
        begun.run();
        return null;
    };
    static final Step END = _ -> true;
    static final Step CANCEL = _ -> false;

    final AtomicInteger stops = new AtomicInteger();
    final AtomicInteger releases = new AtomicInteger();
    volatile boolean kept;
    private final LinkedBlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final Snapshot snapshot;
    private final boolean ends;
    volatile About about = About.NOTHING.titled("stepped").costing(7);

    private SteppedFeed(boolean ends) {
        this.ends = ends;
        Trace trace = new Trace(new Names());
        trace.laneOpened(5, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.finish(10);
        snapshot = trace.snapshot();
    }

    /** One that ends when it is stopped, as it should. */
    static SteppedFeed obedient() {
        return new SteppedFeed(true);
    }

    /** One that goes on when it is stopped, until a step ends it. */
    static SteppedFeed stubborn() {
        return new SteppedFeed(false);
    }

    static Step fail(Throwable why) {
        return _ -> {
            throw why;
        };
    }

    SteppedFeed then(Step step) {
        steps.add(step);
        return this;
    }

    @Override
    public boolean isKept() {
        return kept;
    }

    @Override
    public void release() {
        releases.incrementAndGet();
    }

    @Override
    public Source source() {
        return new Source.Attached(1, "stepped");
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public boolean run(Runnable begun) throws Throwable {
        while (true) {
            Boolean whole = steps.take().take(begun);
            if (whole != null) {
                return whole;
            }
        }
    }

    @Override
    public void stop() {
        stops.incrementAndGet();
        if (ends) {
            steps.add(CANCEL);
        }
    }
}
