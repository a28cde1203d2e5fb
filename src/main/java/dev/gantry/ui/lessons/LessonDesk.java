package dev.gantry.ui.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.session.Session;

/**
 * Lessons of the user's own, which come after Gantry's. They are read again when the window gets the focus, and after
 * what is done here. To be used on the JavaFX thread.
 */
public final class LessonDesk {
    private final Session session;
    private final Optional<OwnLessons> own;
    private final Executor reader;
    private int asked;

    /**
     * A desk that has read nothing yet.
     *
     * @param own where they lie; empty if the window has none
     * @param reader reads folders
     */
    public LessonDesk(Session session, Optional<OwnLessons> own, Executor reader) {
        this.session = session;
        this.own = own;
        this.reader = reader;
    }

    /** Whether there can be any. */
    public boolean isPossible() {
        return own.isPresent();
    }

    /** The chosen lesson, if it is one of the user's own. */
    public Optional<OwnLesson> chosen() {
        return session.runnable().flatMap(lesson -> lesson instanceof OwnLesson mine
                ? Optional.of(mine)
                : Optional.empty());
    }

    /** Reads them again, soon; what was read is not shown where they were read again since. */
    public void refresh() {
        int number = ++asked;
        own.ifPresent(lessons -> reader.execute(() -> {
            List<OwnLesson> read = lessons.all();
            FxThread.post(() -> {
                if (number == asked) {
                    show(read);
                }
            });
        }));
    }

    /** Reads them again, before this returns. */
    public void refreshNow() {
        asked++;
        own.ifPresent(lessons -> show(lessons.all()));
    }

    private void show(List<OwnLesson> read) {
        List<Lesson> before = session.lessons();
        Stream<Lesson> ours = before.stream().filter(lesson -> !(lesson instanceof OwnLesson));
        List<Lesson> now = Stream.concat(ours, read.stream().map(lesson -> known(lesson, before))).toList();
        session.lessons(now);
    }

    /** The same lesson as it is known already, if nothing in it has changed. */
    private static Lesson known(OwnLesson read, List<Lesson> before) {
        return before.stream().filter(lesson -> lesson instanceof OwnLesson mine && mine.isSameAs(read)).findFirst()
                .orElse(read);
    }

    /**
     * Makes a lesson with this title, in both languages, and chooses it.
     *
     * @throws LessonRefusedException if it can't be made; the message says why
     */
    public void make(String title) throws LessonRefusedException {
        choose(own.orElseThrow().make(title, EnumSet.allOf(ProgramLanguage.class)));
    }

    /**
     * Copies a lesson that others made, from a folder or zip. Any thread.
     *
     * @throws LessonRefusedException if it can't be added; the message says why
     */
    public OwnLesson add(Path from) throws LessonRefusedException {
        return own.orElseThrow().add(from).lesson();
    }

    /** Lists all as they are now, and chooses this one. */
    public void choose(OwnLesson lesson) {
        refreshNow();
        session.lessons().stream().filter(lesson::equals).findFirst().ifPresent(session::choose);
    }

    /** Writes this text as the program of a lesson. */
    public void save(OwnLesson lesson, ProgramLanguage language, String text) throws IOException {
        Files.writeString(lesson.file(language), text);
        refreshNow();
    }
}
