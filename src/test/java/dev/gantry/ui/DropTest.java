package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.ClipboardAssistance;
import com.sun.glass.ui.View;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.ui.settings.Settings;

/** Files that are dragged onto the window: told to JavaFX where the system would tell it. */
@Tag("screen")
@Timeout(60)
class DropTest {
    @TempDir
    Path folder;

    /** What the system holds while the user drags. */
    private static final class Dragged extends ClipboardAssistance {
        private final String[] files;

        Dragged(Path... files) {
            super("dragged in a test");
            this.files = Arrays.stream(files).map(Path::toString).toArray(String[]::new);
        }

        @Override
        public Object getData(String type) {
            return type.equals(type()) ? files.length == 0 ? "words" : files : null;
        }

        @Override
        public String[] getMimeTypes() {
            return new String[]{type()};
        }

        @Override
        public int getSupportedSourceActions() {
            return Clipboard.ACTION_ANY;
        }

        private String type() {
            return files.length == 0 ? Clipboard.TEXT_TYPE : Clipboard.FILE_LIST_TYPE;
        }
    }

    @Test
    @DisplayName("over the window a file is announced; dropped, it is opened; the system is told that it was copied")
    void one() throws Exception {
        Dragged dragged = new Dragged(SavedFiles.save(folder.resolve("run.pftrace")));
        try (Screen screen = window()) {
            assertThat(drag(screen, dragged)).isEqualTo(Clipboard.ACTION_COPY);
            assertThat(screen.isVisible("drop")).isTrue();
            assertThat(screen.text("drop-hint")).contains("run.pftrace");
            assertThat(drop(screen, dragged)).isEqualTo(Clipboard.ACTION_COPY);
            assertThat(screen.isVisible("drop")).isFalse();
            screen.idle();
            assertThat(screen.bench().session().title()).isEqualTo("run.pftrace");
            assertThat(screen.isVisible("files")).isFalse();
        }
    }

    @Test
    @DisplayName("of several files the first is opened, and the others are named")
    void several() throws Exception {
        Dragged dragged = new Dragged(SavedFiles.save(folder.resolve("run.pftrace")), folder.resolve("other.json"),
                folder.resolve("third.jfr"));
        try (Screen screen = window()) {
            drag(screen, dragged);
            assertThat(screen.text("drop-hint")).contains("3 files", "run.pftrace");
            drop(screen, dragged);
            screen.idle();
            assertThat(screen.bench().session().title()).isEqualTo("run.pftrace");
            assertThat(screen.text("files-text")).contains("run.pftrace", "other.json, third.jfr");
        }
    }

    @Test
    @DisplayName("a file of an unknown kind is refused by name; what was shown stays")
    void unknown() throws Exception {
        Dragged dragged = new Dragged(Files.writeString(folder.resolve("poem.txt"), "no recording"));
        try (Screen screen = window()) {
            screen.click("run");
            screen.idle();
            drag(screen, dragged);
            drop(screen, dragged);
            screen.idle();
            assertThat(screen.text("files-text")).contains("poem.txt", "no kind that Gantry can open");
            assertThat(screen.bench().session().file()).isEmpty();
            assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(20);
        }
    }

    @Test
    @DisplayName("what leaves the window again, or is no file, does nothing")
    void nothing() throws Exception {
        Dragged file = new Dragged(SavedFiles.save(folder.resolve("run.pftrace")));
        Dragged words = new Dragged();
        try (Screen screen = window()) {
            drag(screen, file);
            Screen.fx(() -> {
                View view = view();
                view.getEventHandler().handleDragLeave(view, file);
                return null;
            });
            assertThat(screen.isVisible("drop")).isFalse();
            assertThat(drag(screen, words)).isEqualTo(Clipboard.ACTION_NONE);
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

    /** Into the window and on; returns what the window would do with it. */
    private static int drag(Screen screen, ClipboardAssistance dragged) {
        return Screen.fx(() -> {
            View view = view();
            view.getEventHandler().handleDragEnter(view, 300, 300, 300, 300, Clipboard.ACTION_COPY, dragged);
            return view.getEventHandler().handleDragOver(view, 310, 310, 310, 310, Clipboard.ACTION_COPY, dragged);
        });
    }

    private static int drop(Screen screen, ClipboardAssistance dragged) {
        return Screen.fx(() -> {
            View view = view();
            return view.getEventHandler().handleDragDrop(view, 310, 310, 310, 310, Clipboard.ACTION_COPY, dragged);
        });
    }

    private static View view() {
        return com.sun.glass.ui.Window.getWindows().stream().filter(each -> each.isVisible() && each.getView() != null)
                .reduce((_, last) -> last).orElseThrow().getView();
    }
}
