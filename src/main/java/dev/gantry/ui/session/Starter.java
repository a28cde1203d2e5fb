package dev.gantry.ui.session;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.Recording;

/** Starts lessons' Java programs. */
public interface Starter {
    /** Starts this lesson, which has one, and returns at once; the recording of one that can't be started now fails. */
    Recording start(Lesson lesson, Arguments arguments);
}
