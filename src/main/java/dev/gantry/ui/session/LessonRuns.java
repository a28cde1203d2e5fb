package dev.gantry.ui.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.gantry.format.spool.Spool;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;

/**
 * Runs lessons in this JVM. What they print is in the recording, so nothing else listens. Each recording is kept on disk,
 * where there is a folder for that, until its lesson runs again or the window is closed.
 */
public final class LessonRuns implements Starter, AutoCloseable {
    private final Optional<SpoolFolder> folder;
    private final Map<Lesson, Spool> spools = new HashMap<>();

    /** Runs that nothing is kept of. */
    public LessonRuns() {
        this(Optional.empty());
    }

    public LessonRuns(Optional<SpoolFolder> folder) {
        this.folder = folder;
    }

    @Override
    public Run start(Lesson lesson, Arguments arguments) {
        LessonRun run = LessonRun.start(lesson, arguments, _ -> {});
        AtomicReference<Annotations> annotations = new AtomicReference<>(Annotations.NONE);
        About program = LessonAbout.of(run);
        Supplier<About> about = () -> program.costing(run.hookCost()).annotated(annotations.get());
        Optional<Spool> spool = folder.map(in -> Spool.follow(in, run::snapshot, about));
        spool.ifPresent(begun -> Optional.ofNullable(spools.put(lesson, begun)).ifPresent(Spool::discard));
        return new LiveRun(run, about, annotations, spool);
    }

    /** Nobody can save these recordings any more: what is kept of them goes. */
    @Override
    public void close() {
        spools.values().forEach(Spool::discard);
        spools.clear();
    }
}
