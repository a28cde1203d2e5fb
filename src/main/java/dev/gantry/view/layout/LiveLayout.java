package dev.gantry.view.layout;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.gantry.trace.Snapshot;

/**
 * Layout of a live recording. Where there are so many lanes that looking at each takes a good part of a frame, it is
 * made by a background thread, one step at a time; meanwhile the picture has the lines as they were, so lanes that open
 * appear a little later. For one thread, but for that.
 */
public final class LiveLayout {
    /** Threshold of lanes that are laid out within a frame; more are laid out in the background. */
    static final int FEW = 2_000;

    private LaneLayout layout;
    private Snapshot laidOut;
    private Optional<CompletableFuture<LaneLayout>> begun = Optional.empty();

    /** Begins with this layout of this snapshot. */
    public LiveLayout(Snapshot snapshot, LaneLayout first) {
        replace(snapshot, first);
    }

    /** Replaces the layout; a background layout that was begun is discarded. */
    public void replace(Snapshot snapshot, LaneLayout other) {
        layout = other;
        laidOut = snapshot;
        begun = Optional.empty();
    }

    /** Whether lines are being laid out that {@link #follow} would fetch. */
    public boolean isBehind() {
        return begun.isPresent();
    }

    /** Whether {@link #follow} has something to fetch. */
    public boolean hasNews() {
        return begun.filter(CompletableFuture::isDone).isPresent();
    }

    /** Brings the lines up to a later snapshot, or begins to. */
    public LaneLayout follow(Snapshot snapshot) {
        if (hasNews()) {
            CompletableFuture<LaneLayout> done = begun.get();
            begun = Optional.empty();
            layout = done.join();
        }
        if (snapshot != laidOut && begun.isEmpty()) {
            laidOut = snapshot;
            if (snapshot.lanes() <= FEW) {
                layout = layout.updated(snapshot);
            } else {
                begun = Optional.of(begin(layout, snapshot));
            }
        }
        return layout;
    }

    private static CompletableFuture<LaneLayout> begin(LaneLayout from, Snapshot snapshot) {
        CompletableFuture<LaneLayout> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("gantry-layout").start(() -> {
            try {
                done.complete(from.updated(snapshot));
            } catch (Throwable broken) { // passed on to the caller that waits
                done.completeExceptionally(broken);
            }
        });
        return done;
    }
}
