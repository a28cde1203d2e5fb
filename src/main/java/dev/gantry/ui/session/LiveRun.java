package dev.gantry.ui.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.gantry.format.spool.Spool;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;

/** A lesson that runs in this JVM; what the user writes on its recording reaches the disk with it. */
record LiveRun(LessonRun run, Supplier<About> told, AtomicReference<Annotations> annotations, Optional<Spool> spool)
        implements
            Run {
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
    public About about() {
        return told.get();
    }

    @Override
    public void annotate(Annotations written) {
        annotations.set(written);
    }

    @Override
    public Optional<String> spoolTrouble() {
        return spool.flatMap(Spool::trouble);
    }

    @Override
    public long spoolLag() {
        return spool.map(to -> to.behind(System.nanoTime())).orElse(0L);
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
}
