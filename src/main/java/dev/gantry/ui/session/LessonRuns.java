package dev.gantry.ui.session;

import java.util.Optional;
import java.util.function.Supplier;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;
import dev.gantry.trace.budget.Budget;

/**
 * Runs lessons' Java programs in this JVM. What they print is in the recording, so nothing else listens.
 *
 * @param keeper keeps the recordings on disk while they are open, where there is room for that
 * @param budget gives the budget of each recording when it starts
 */
public record LessonRuns(Optional<Keeper> keeper, Supplier<Budget> budget) implements Starter {
    /** Lessons in recordings of the usual budget. */
    public LessonRuns(Optional<Keeper> keeper) {
        this(keeper, Budget::usual);
    }

    @Override
    public Recording start(Lesson lesson, Arguments arguments) {
        return Recording.start(new LessonRun((JavaLesson) lesson, arguments, _ -> {}, budget.get()), keeper);
    }
}
