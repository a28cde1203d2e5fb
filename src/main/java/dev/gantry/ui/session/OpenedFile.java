package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.format.OpenFile;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;

/** A file in the place of a run. */
final class OpenedFile implements Run {
    private final OpenFile file;
    private OpenFile.State state = OpenFile.State.READING;
    private Optional<Annotations> annotations = Optional.empty();
    private int percent = -1;

    OpenedFile(OpenFile file) {
        this.file = file;
    }

    OpenFile file() {
        return file;
    }

    boolean isReading() {
        return file.state() == OpenFile.State.READING;
    }

    /** Whether the reading has come noticeably further since this was asked last. */
    boolean tick() {
        OpenFile.State now = file.state();
        int reached = (int) (100 * file.progress());
        boolean news = now != state || reached != percent;
        state = now;
        percent = reached;
        return news;
    }

    @Override
    public LessonRun.State state() {
        return LessonRun.State.FINISHED;
    }

    @Override
    public Snapshot snapshot() {
        return file.snapshot();
    }

    @Override
    public int hookCost() {
        return file.about().hookCost();
    }

    @Override
    public About about() {
        return annotations.map(written -> file.about().annotated(written)).orElseGet(file::about);
    }

    @Override
    public void annotate(Annotations written) {
        annotations = Optional.of(written);
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public void stop() {
        file.cancel();
    }

    @Override
    public void join() throws InterruptedException {
        file.join();
    }
}
