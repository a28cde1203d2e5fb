package dev.gantry.ui.pump;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;

/** Frame loop: draws a frame when there is a reason to. To be used on the JavaFX thread only. */
public final class Pump {
    private final LongSupplier clock;
    private final List<Panel> panels = new ArrayList<>();
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private final FrameTimes times = new FrameTimes();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame();
        }
    };
    private Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private Intake intake = () -> false;
    private long drawn;
    private boolean beating;
    private boolean stopped;

    /** A pump whose frame times come from this clock, in nanoseconds. */
    public Pump(LongSupplier clock) {
        this.clock = clock;
    }

    /** Asks this at the beginning of each frame. */
    public void takeFrom(Intake source) {
        intake = source;
    }

    /** Shows this panel from now on, after those that were added before it. */
    public void add(Panel panel) {
        panels.add(panel);
    }

    /** Shows none of the panels that were added. */
    public void clear() {
        panels.clear();
    }

    /** Has a frame drawn for this reason; many marks before a frame are one. */
    public void mark(Reason reason) {
        reasons.add(reason);
        beat();
    }

    /**
     * Does this once the first frame has been handed over to be painted, which another thread does: what the first
     * picture can do without is made ready meanwhile, instead of before. To be called before the first frame.
     */
    public void afterFirst(Runnable work) {
        later.add(work);
    }

    /** How often a frame was drawn for this reason. */
    public long frames(Reason reason) {
        return counts.getOrDefault(reason, 0L);
    }

    /** How many frames were drawn. */
    public long drawn() {
        return drawn;
    }

    public FrameTimes times() {
        return times;
    }

    /** Whether something waits to be drawn. */
    public boolean isDirty() {
        return !reasons.isEmpty();
    }

    /** Completes at the first frame that finds nothing to draw and nothing running. */
    public CompletableFuture<Void> idle() {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        waiting.add(idle);
        beat();
        return idle;
    }

    /** Draws no more. */
    public void stop() {
        stopped = true;
        timer.stop();
    }

    private void beat() {
        if (!beating && !stopped) {
            beating = true;
            timer.start();
        }
    }

    private void frame() {
        long start = clock.getAsLong();
        boolean more = intake.take();
        if (reasons.isEmpty()) {
            if (!more && later.isEmpty()) {
                rest();
            }
            return;
        }
        Set<Reason> shown = reasons;
        reasons = EnumSet.noneOf(Reason.class);
        for (Reason reason : shown) {
            counts.merge(reason, 1L, Long::sum);
        }
        for (Panel panel : panels) {
            panel.show(shown);
        }
        drawn++;
        if (drawn == 1 && !later.isEmpty()) {
            FxThread.post(this::catchUp);
        }
        times.add(clock.getAsLong() - start);
    }

    private void catchUp() {
        if (!stopped) {
            later.forEach(Runnable::run);
        }
        later.clear();
    }

    private void rest() {
        beating = false;
        timer.stop();
        List<CompletableFuture<Void>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(idle -> idle.complete(null));
    }
}
