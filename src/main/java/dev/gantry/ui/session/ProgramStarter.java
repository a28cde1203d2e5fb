package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;

/** Starts programs of the user's own, and those of lessons that run in a process of their own. */
public interface ProgramStarter {
    /** Starts this program and returns at once; the recording of one that can't be started fails. */
    StartedProgram start(Program program);

    /**
     * Starts this lesson's Python program and returns at once; the recording of one that can't be started fails.
     *
     * @param python path of the interpreter; empty for the usual one
     */
    StartedProgram start(Lesson lesson, Arguments arguments, Optional<String> python);

    /**
     * Starts this text in place of the lesson's program in this language and returns at once; the recording of one that
     * can't be started fails.
     *
     * @param python path of the interpreter; empty for the usual one
     */
    StartedProgram start(Lesson lesson, ProgramLanguage language, String text, Arguments arguments,
            Optional<String> python);

    /** The same for this lesson's Java program that is {@linkplain Lesson#watchedProgram watched}. */
    StartedProgram start(Lesson lesson, Arguments arguments);
}
