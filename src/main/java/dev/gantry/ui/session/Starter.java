package dev.gantry.ui.session;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;

/** Starts lessons. */
public interface Starter {
    /**
     * Starts this lesson and returns at once.
     *
     * @throws IllegalStateException if it cannot be started now; the message is for the user
     */
    Run start(Lesson lesson, Arguments arguments);
}
