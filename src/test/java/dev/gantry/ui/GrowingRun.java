package dev.gantry.ui;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.gantry.lesson.run.LessonRun;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Run;

/** A live run whose recording is as long as the test says. */
record GrowingRun(AtomicReference<Snapshot> recorded) implements Run {
    @Override
    public LessonRun.State state() {
        return LessonRun.State.RUNNING;
    }

    @Override
    public Snapshot snapshot() {
        return recorded.get();
    }

    @Override
    public int hookCost() {
        return 42;
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
