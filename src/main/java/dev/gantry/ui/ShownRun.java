package dev.gantry.ui;

import java.util.Optional;
import java.util.function.Supplier;

import dev.gantry.lesson.run.LessonRun;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Run;

/** A recording that is shown as if it were a lesson's run; it is looked at sixty times a second at most. */
final class ShownRun implements Run {
    private static final long SIXTIETH = 1_000_000_000 / 60;

    private final Supplier<Snapshot> recording;
    private Snapshot last;
    private long lookedAt;

    ShownRun(Supplier<Snapshot> recording) {
        this.recording = recording;
        this.last = recording.get();
        this.lookedAt = System.nanoTime();
    }

    @Override
    public Snapshot snapshot() {
        long now = System.nanoTime();
        if (now - lookedAt >= SIXTIETH) {
            last = recording.get();
            lookedAt = now;
        }
        return last;
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
