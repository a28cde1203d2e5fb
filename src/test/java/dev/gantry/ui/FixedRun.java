package dev.gantry.ui;

import java.util.Optional;

import dev.gantry.lesson.run.LessonRun;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Run;

/** A run that stands still: its recording was written by hand. */
record FixedRun(LessonRun.State state, Snapshot snapshot, Optional<Throwable> failure) implements Run {
    static FixedRun finished(Snapshot snapshot) {
        return new FixedRun(LessonRun.State.FINISHED, snapshot, Optional.empty());
    }

    static FixedRun running(Snapshot snapshot) {
        return new FixedRun(LessonRun.State.RUNNING, snapshot, Optional.empty());
    }

    static FixedRun failed(Snapshot snapshot, String message) {
        return new FixedRun(LessonRun.State.FAILED, snapshot, Optional.of(new IllegalArgumentException(message)));
    }

    @Override
    public int hookCost() {
        return 42;
    }

    @Override
    public void stop() {}

    @Override
    public void join() {}
}
