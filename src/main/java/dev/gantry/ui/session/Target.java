package dev.gantry.ui.session;

import dev.gantry.lesson.Lesson;

/** What can be chosen and run. */
sealed interface Target {
    /** A lesson, with the arguments that it has when it is started. */
    record OfLesson(Lesson lesson) implements Target {}

    /** A program of the user's own. */
    record OfProgram(Program program) implements Target {}
}
