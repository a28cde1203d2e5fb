package dev.gantry.ui.session;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;

/** What can be chosen and run. */
sealed interface Target {
    /** What people call it. */
    default String title() {
        return switch (this) {
            case OfLesson(Lesson lesson, _) -> LessonTexts.title(lesson);
            case OfProgram(Program program) -> program.title();
        };
    }

    /** Whether this, which runs, may be stopped, so that the other can be run. */
    default String stopQuestion(Target other) {
        boolean isAttached = this instanceof OfProgram(Program program) && program.isAttached();
        return equals(other)
                ? Texts.of("run.again", title())
                : Texts.of(isAttached ? "run.instead.attached" : "run.instead", title(), other.title());
    }

    /** A lesson's program in this language, with the arguments that the lesson has when it is started. */
    record OfLesson(Lesson lesson, ProgramLanguage language) implements Target {}

    /** A program of the user's own. */
    record OfProgram(Program program) implements Target {}
}
