package dev.gantry.ui;

import java.util.Optional;
import java.util.function.Supplier;

import dev.gantry.lesson.LessonRun;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Run;

/** A recording that is shown as if it were a lesson's run. */
record ShownRun(Supplier<Snapshot> recording) implements Run {
    @Override
    public Snapshot snapshot() {
        return recording.get();
    }

    @Override
    public LessonRun.State state() {
        return snapshot().finished() ? LessonRun.State.FINISHED : LessonRun.State.RUNNING;
    }

    @Override
    public int hookCost() {
        return 0;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public void stop() {}

    @Override
    public void join() {}
}
