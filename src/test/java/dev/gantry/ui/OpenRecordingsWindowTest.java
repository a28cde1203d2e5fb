package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.hook.Recorder;
import dev.gantry.lesson.Catalogue;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Spool;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.Starter;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** The window with more than one recording open. */
@Tag("screen")
class OpenRecordingsWindowTest {
    private static final Snapshot RECORDED = Recordings.finished(false);

    @TempDir
    Path folder;

    @Test
    @DisplayName("to look at another file and back loses nothing: neither what was written on it nor what was in sight")
    void switches() throws Exception {
        Path one = SavedFiles.save(folder.resolve("one.pftrace"));
        Path other = SavedFiles.save(folder.resolve("other.pftrace"));
        try (Screen screen = still((_, _) -> FixedRun.finished(RECORDED))) {
            SavedFiles.open(screen, one);
            Recording first = shown(screen);
            Note mine = new Note(300 * Recordings.MS, "mine");
            fx(screen, () -> screen.bench().navigation().notes().add(mine));
            fx(screen, () -> screen.bench().navigation().go(screen.bench().navigation().viewport().panned(1_000)));
            var sight = Screen.fx(() -> screen.bench().navigation().viewport());

            SavedFiles.open(screen, other);
            assertThat(session(screen).title()).isEqualTo("other.pftrace");
            assertThat(notes(screen)).isEmpty();
            assertThat(Screen.fx(() -> session(screen).recordings())).hasSize(2).contains(first);

            SavedFiles.open(screen, one);
            assertThat(shown(screen)).as("it was not read again").isSameAs(first);
            assertThat(notes(screen)).containsExactly(mine);
            assertThat(Screen.fx(() -> screen.bench().navigation().viewport())).isEqualTo(sight);
            assertThat(first.about().annotations().notes()).as("what a saved file would hold").containsExactly(mine);
        }
    }

    @Test
    @DisplayName("a file that has changed on disk is read again, and takes the place of what was read before")
    void changed() throws Exception {
        Path file = SavedFiles.save(folder.resolve("one.pftrace"));
        try (Screen screen = still((_, _) -> FixedRun.finished(RECORDED))) {
            SavedFiles.open(screen, file);
            Recording before = shown(screen);
            Files.setLastModifiedTime(file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5_000));
            SavedFiles.open(screen, file);
            assertThat(shown(screen)).isNotSameAs(before);
            assertThat(Screen.fx(() -> session(screen).recordings())).containsExactly(shown(screen));
        }
    }

    @Test
    @DisplayName("a recording is shown by itself, with its lesson; what is closed makes room for the lesson's run")
    void shownAndClosed() throws Exception {
        Path file = SavedFiles.save(folder.resolve("one.pftrace"));
        try (Screen screen = still((_, _) -> FixedRun.finished(RECORDED))) {
            screen.idle();
            screen.click("run");
            screen.idle();
            Recording run = shown(screen);
            var lesson = session(screen).lesson();
            screen.choose("thread-twenty");
            SavedFiles.open(screen, file);
            Recording read = shown(screen);

            fx(screen, () -> session(screen).show(run));
            assertThat(shown(screen)).isSameAs(run);
            assertThat(session(screen).lesson()).isEqualTo(lesson);
            assertThat(session(screen).file()).isEmpty();

            fx(screen, () -> session(screen).show(read));
            fx(screen, () -> session(screen).close(read));
            assertThat(shown(screen)).isSameAs(run);
            assertThat(Screen.fx(() -> session(screen).recordings())).containsExactly(run);
        }
    }

    @Test
    @DisplayName("a key closes the file that is shown, and the lesson's run is seen again; the list opens it anew")
    void closedByKey() throws Exception {
        Path file = SavedFiles.save(folder.resolve("one.pftrace"));
        try (Screen screen = still((_, _) -> FixedRun.finished(RECORDED))) {
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().commands().get("close").run())).isFalse();
            screen.click("run");
            screen.idle();
            Recording run = shown(screen);
            SavedFiles.open(screen, file);
            Recording read = shown(screen);

            screen.robot().push(KeyCode.CONTROL, KeyCode.W);
            screen.idle();
            assertThat(shown(screen)).isSameAs(run);
            assertThat(Screen.fx(() -> session(screen).recordings())).containsExactly(run);
            assertThat(Screen.fx(() -> screen.bench().commands().get("close").run())).isFalse();

            SavedFiles.open(screen, file);
            assertThat(shown(screen)).isNotSameAs(read);
            assertThat(Screen.fx(() -> session(screen).file())).isPresent();
        }
    }

    @Test
    @DisplayName("a run that can't be started says why, and what was shown before stays")
    void refused() throws Exception {
        try (Screen screen = Screen.real()) {
            screen.choose("thread-one");
            screen.click("run");
            screen.idle();
            Recording before = shown(screen);
            try (Recording _ = Recording.start(Recorder.Options.named("other"))) {
                screen.click("run");
                screen.idle();
                assertThat(screen.isVisible("notice")).isTrue();
                assertThat(shown(screen)).isSameAs(before);
                assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(1);
                assertThat(screen.text("status-state")).isEqualTo("Finished");
            }
            screen.click("run");
            screen.idle();
            assertThat(screen.isVisible("notice")).isFalse();
            assertThat(shown(screen)).isNotSameAs(before);
        }
    }

    @Test
    @DisplayName("a window that is closed deletes what was kept of its runs, but not of one that is just being saved")
    void closedWhileSaving() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        Starter starter = (lesson, _) -> FixedRun.finished(RECORDED, _ -> new Told(lesson.id(), told));
        HeldDisk disk = HeldDisk.after(0);
        try (Screen screen = SavedFiles.window(Settings.unkept(), starter, disk.file(folder.resolve("a.pftrace")))) {
            screen.idle();
            screen.choose("thread-one");
            screen.click("run");
            screen.idle();
            screen.choose("thread-twenty");
            screen.click("run");
            screen.idle();
            screen.robot().push(KeyCode.CONTROL, KeyCode.S);
            disk.awaitHeld();
        }
        disk.letEnd();
        assertThat(told).containsExactlyInAnyOrder("thread-one discarded", "thread-twenty closed");
    }

    /** A spool that tells what becomes of it. */
    private record Told(String name, List<String> told) implements Spool {
        @Override
        public void saved(Annotations with) {}

        @Override
        public void begin() {}

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public long behind(long now) {
            return 0;
        }

        @Override
        public void close() {
            told.add(name + " closed");
        }

        @Override
        public void discard() {
            told.add(name + " discarded");
        }
    }

    private static Screen still(Starter starter) {
        Screen screen = Screen.still(starter, Theme.LIGHT, 1280, 800);
        screen.choose(Catalogue.lessons().getFirst().id());
        return screen;
    }

    private static Session session(Screen screen) {
        return screen.bench().session();
    }

    private static Recording shown(Screen screen) {
        return Screen.fx(() -> session(screen).last().orElseThrow());
    }

    private static List<Note> notes(Screen screen) {
        return Screen.fx(() -> screen.bench().navigation().notes().all().notes());
    }

    private static void fx(Screen screen, Runnable work) {
        Screen.fx(() -> {
            work.run();
            return null;
        });
        screen.idle();
    }
}
