package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;

/**
 * Runs lessons in this JVM. What they print is in the recording, so nothing else listens.
 *
 * @param keeper keeps the recordings on disk while they are open, where there is room for that
 */
public record LessonRuns(Optional<Keeper> keeper) implements Starter {
    @Override
    public Recording start(Lesson lesson, Arguments arguments) {
        return Recording.start(new LessonRun(lesson, arguments, _ -> {}), keeper);
    }
}
