package dev.gantry.view.style;

import java.util.Optional;

import dev.gantry.view.time.TimeMap;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/**
 * What a frame shows of the comparison with another recording.
 *
 * @param axis where its times lie on the axis that both share; empty if its own times are the axis
 * @param tasks what became of its tasks
 * @param lit the task whose partner is selected in the other recording, 0 for none
 * @param hovered the task whose partner the pointer is over, 0 for none
 */
public record Contrast(Optional<Axis> axis, Tasks tasks, int lit, int hovered) {
    /** Nothing is compared. */
    public static final Contrast NONE = new Contrast(Optional.empty(), new Tasks() {
        @Override
        public Optional<Style> tint(int task) {
            return Optional.empty();
        }

        @Override
        public boolean isMoved(int task) {
            return false;
        }
    }, 0, 0);

    /**
     * The axis of another recording.
     *
     * @param map where own times lie on it
     * @param seen what is shown of it
     */
    public record Axis(TimeMap map, Viewport seen) {}

    /** The same on this axis. */
    public Contrast on(Optional<Axis> shared) {
        return new Contrast(shared, tasks, lit, hovered);
    }

    /** How time lies on a chart that shows this much. */
    public TimeScale scale(Viewport viewport, int left, int width) {
        return axis.map(shared -> TimeScale.along(shared.map, shared.seen, left, width))
                .orElseGet(() -> viewport.scale(left, width));
    }

    /** What became of tasks. */
    public interface Tasks {
        /** How a task looks that runs longer or shorter in one of the two; empty for as usual. */
        Optional<Style> tint(int task);

        /** Whether it starts in another order. */
        boolean isMoved(int task);
    }
}
