package dev.gantry.view.frame;

import java.util.Optional;

import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeMap;

/**
 * What a frame shows of the comparison with another recording.
 *
 * @param axis where its times lie on the axis that both share
 * @param tasks what became of its tasks
 * @param lit the task whose partner is selected in the other recording, 0 for none
 * @param hovered the task whose partner the pointer is over, 0 for none
 */
public record Contrast(TimeMap axis, Tasks tasks, int lit, int hovered) {
    /** Nothing is compared. */
    public static final Contrast NONE = new Contrast(TimeMap.SAME, new Tasks() {
        @Override
        public Optional<Style> tint(int task) {
            return Optional.empty();
        }

        @Override
        public boolean isMoved(int task) {
            return false;
        }
    }, 0, 0);

    /** What became of tasks. */
    public interface Tasks {
        /** How a task looks that runs longer or shorter in one of the two; empty for as usual. */
        Optional<Style> tint(int task);

        /** Whether it starts in another order. */
        boolean isMoved(int task);
    }
}
