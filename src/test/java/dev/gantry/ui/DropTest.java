package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.ui.settings.Settings;

/** Files that are dragged onto the window: told to JavaFX where the system would tell it. */
@Tag("screen")
class DropTest {
    private static final int LOW = 600;

    @TempDir
    Path folder;

    @Test
    @DisplayName("over the window a file is announced; dropped, it is opened; the system is told that it was copied")
    void one() throws Exception {
        Dragging dragged = Dragging.of(SavedFiles.save(folder.resolve("run.pftrace")));
        try (Screen screen = window()) {
            assertThat(dragged.over()).isEqualTo(Dragging.COPY);
            assertThat(screen.isVisible("drop")).isTrue();
            assertThat(screen.text("drop-hint")).contains("run.pftrace");
            assertThat(dragged.drop()).isEqualTo(Dragging.COPY);
            assertThat(screen.isVisible("drop")).isFalse();
            screen.idle();
            assertThat(screen.bench().session().title()).isEqualTo("run.pftrace");
            assertThat(screen.isVisible("files")).isFalse();
        }
    }

    @Test
    @DisplayName("of several files the first is opened, and the others are named")
    void several() throws Exception {
        Dragging dragged = Dragging.of(SavedFiles.save(folder.resolve("run.pftrace")), folder.resolve("other.json"),
                folder.resolve("third.jfr"));
        try (Screen screen = window()) {
            dragged.over();
            assertThat(screen.text("drop-hint")).contains("3 files", "run.pftrace");
            dragged.drop();
            screen.idle();
            assertThat(screen.bench().session().title()).isEqualTo("run.pftrace");
            assertThat(screen.text("files-text")).contains("run.pftrace", "other.json, third.jfr");
        }
    }

    @Test
    @DisplayName("in the lower half, a file is compared with what is shown; where nothing is shown it is opened")
    void below() throws Exception {
        Dragging dragged = Dragging.of(SavedFiles.save(folder.resolve("run.pftrace")));
        try (Screen screen = window()) {
            dragged.over(LOW);
            assertThat(screen.text("drop-hint")).isEqualTo("Drop to open run.pftrace");
            dragged.leave();
            screen.click("run");
            screen.idle();
            dragged.over();
            assertThat(screen.text("drop-hint")).startsWith("Drop to open run.pftrace; further down");
            dragged.over(LOW);
            assertThat(screen.text("drop-hint")).startsWith("Drop to compare run.pftrace with what is shown");
            assertThat(dragged.drop(LOW)).isEqualTo(Dragging.COPY);
            screen.until(() -> screen.isVisible("compare-bar"));
            screen.idle();
            assertThat(screen.bench().session().file()).isEmpty();
            assertThat(screen.bench().beside().pane()).isNotNull();
        }
    }

    @Test
    @DisplayName("two files are compared, the first one above")
    void two() throws Exception {
        Dragging dragged = Dragging.of(SavedFiles.save(folder.resolve("before.pftrace")),
                SavedFiles.save(folder.resolve("after.pftrace")));
        try (Screen screen = window()) {
            dragged.over();
            assertThat(screen.text("drop-hint")).isEqualTo("Drop to compare before.pftrace with after.pftrace");
            dragged.drop();
            screen.until(() -> screen.isVisible("compare-bar"));
            screen.idle();
            assertThat(screen.bench().session().title()).isEqualTo("before.pftrace");
        }
    }

    @Test
    @DisplayName("a file of an unknown kind is refused by name; what was shown stays")
    void unknown() throws Exception {
        Dragging dragged = Dragging.of(Files.writeString(folder.resolve("poem.txt"), "no recording"));
        try (Screen screen = window()) {
            screen.click("run");
            screen.idle();
            dragged.over();
            dragged.drop();
            screen.idle();
            assertThat(screen.text("files-text")).contains("poem.txt", "no kind that Gantry can open");
            assertThat(screen.bench().session().file()).isEmpty();
            assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(20);
        }
    }

    @Test
    @DisplayName("what leaves the window again, or is no file, does nothing")
    void nothing() throws Exception {
        Dragging file = Dragging.of(SavedFiles.save(folder.resolve("run.pftrace")));
        Dragging words = Dragging.of();
        try (Screen screen = window()) {
            file.over();
            file.leave();
            assertThat(screen.isVisible("drop")).isFalse();
            assertThat(words.over()).isEqualTo(Dragging.NONE);
            assertThat(screen.isVisible("drop")).isFalse();
            screen.idle();
            assertThat(screen.bench().session().file()).isEmpty();
        }
    }

    private static Screen window() {
        Screen screen = SavedFiles.window(Settings.unkept(), Recordings.finished(false), Path.of("unused"));
        screen.idle();
        return screen;
    }
}
