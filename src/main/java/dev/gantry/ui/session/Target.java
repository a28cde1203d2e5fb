package dev.gantry.ui.session;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;

/** What can be chosen and run. */
sealed interface Target {
    /** A lesson's program in this language, with the arguments that the lesson has when it is started. */
    record OfLesson(Lesson lesson, ProgramLanguage language) implements Target {}

    /** A program of the user's own. */
    record OfProgram(Program program) implements Target {}
}
