package dev.gantry.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.program.PrintedLines;
import dev.gantry.recording.Feed;
import dev.gantry.trace.budget.Budget;

/** Makes a lesson's run. */
interface LessonStart {
    /**
     * A run that has not begun.
     *
     * @param out gets what the lesson prints, a line at a time, in threads of the run
     */
    Feed feed(Consumer<String> out);

    /** Runs the lesson's Java program in this JVM. */
    static LessonStart inJava(JavaLesson lesson, Arguments arguments, Budget budget) {
        return out -> new LessonRun(lesson, arguments, out, budget);
    }

    /**
     * Runs the lesson's Python program.
     *
     * @param python name or path of the interpreter; empty for the usual one
     * @param watched what is watched; empty for all that the program uses
     */
    static LessonStart inPython(Lesson lesson, Arguments arguments, Optional<String> python, List<String> watched,
            Budget budget) {
        return out -> ScriptRun.of(lesson, arguments, python, watched, budget, new PrintedLines(out));
    }
}
