package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.LessonRun;
import dev.gantry.trace.Snapshot;

/** Runs lessons in this JVM. What they print is in the recording, so nothing else listens. */
public final class LessonRuns implements Starter {
    @Override
    public Run start(Lesson lesson, Arguments arguments) {
        LessonRun run = LessonRun.start(lesson, arguments, _ -> {});
        return new Run() {
            @Override
            public LessonRun.State state() {
                return run.state();
            }

            @Override
            public Snapshot snapshot() {
                return run.snapshot();
            }

            @Override
            public int hookCost() {
                return run.hookCost();
            }

            @Override
            public Optional<Throwable> failure() {
                return run.failure();
            }

            @Override
            public void stop() {
                run.stop();
            }

            @Override
            public void join() throws InterruptedException {
                run.join();
            }
        };
    }
}
