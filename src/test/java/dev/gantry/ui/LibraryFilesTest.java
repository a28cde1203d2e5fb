package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.ui.files.RecentFile;
import dev.gantry.ui.settings.Settings;

/** The files in the library: recent ones and those that wait to be recovered. */
@Tag("screen")
class LibraryFilesTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("what was opened or saved is listed the newest first, in the next window too, and ten at most")
    void remembers() throws Exception {
        List<Path> files = IntStream.range(0, 12).mapToObj(i -> folder.resolve("run " + i + ".pftrace")).toList();
        for (Path file : files) {
            SavedFiles.save(file);
        }
        Path saved = folder.resolve("saved.trace.json");
        try (Screen screen = window(saved)) {
            for (Path file : files) {
                SavedFiles.open(screen, file);
            }
            SavedFiles.open(screen, files.get(4));
            screen.robot().push(KeyCode.CONTROL, KeyCode.S);
            screen.idle();
        }
        try (Screen screen = window(saved)) {
            screen.idle();
            assertThat(FileRows.titles(screen)).containsExactly("saved.trace.json", "run 4.pftrace", "run 11.pftrace",
                    "run 10.pftrace", "run 9.pftrace", "run 8.pftrace", "run 7.pftrace", "run 6.pftrace",
                    "run 5.pftrace", "run 3.pftrace");
            assertThat(FileRows.items(screen)).allMatch(item -> item.bytes() > 0);
            assertThat(FileRows.items(screen)).extracting(RecentFile::kind).startsWith("json", "pftrace");
        }
    }

    @Test
    @DisplayName("by keys: Ctrl+Shift+O, arrows, Enter opens, Delete removes, and that can be undone")
    void keys() throws Exception {
        SavedFiles.save(folder.resolve("a.pftrace"));
        SavedFiles.save(folder.resolve("b.pftrace"));
        try (Screen screen = window(folder)) {
            SavedFiles.open(screen, folder.resolve("a.pftrace"));
            SavedFiles.open(screen, folder.resolve("b.pftrace"));
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
            screen.robot().push(KeyCode.DOWN);
            screen.robot().push(KeyCode.ENTER);
            screen.idle();
            assertThat(screen.bench().session().title()).isEqualTo("a.pftrace");
            assertThat(FileRows.titles(screen)).containsExactly("a.pftrace", "b.pftrace");
            assertThat(FileRows.marked(screen)).containsExactly("a.pftrace");

            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
            screen.robot().push(KeyCode.DELETE);
            screen.idle();
            assertThat(FileRows.titles(screen)).containsExactly("b.pftrace");
            assertThat(folder.resolve("a.pftrace")).exists();
            screen.click("files-undo");
            screen.idle();
            assertThat(FileRows.titles(screen)).containsExactly("a.pftrace", "b.pftrace");
        }
    }

    @Test
    @DisplayName("Delete in the list takes nothing from the timeline, even while a lane is in hand")
    void deleteStaysInTheList() throws Exception {
        try (Screen screen = window(folder)) {
            SavedFiles.open(screen, SavedFiles.save(folder.resolve("a.pftrace")));
            screen.robot().write("e", 0);
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
            screen.robot().push(KeyCode.DELETE);
            screen.idle();
            assertThat(FileRows.titles(screen)).isEmpty();
            assertThat(Screen.fx(() -> screen.bench().lanes().arrangement().hidden())).isEmpty();
        }
    }

    @Test
    @DisplayName("a file that has vanished is listed as gone; to open it says so; it can be removed")
    void gone() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"));
        try (Screen screen = window(folder)) {
            SavedFiles.open(screen, file);
            Files.delete(file);
            FileRows.click(screen, 0);
            screen.idle();
            assertThat(screen.text("files-text")).contains("a.pftrace", "does not exist");
            assertThat(FileRows.items(screen)).singleElement().matches(RecentFile::isGone);
            assertThat(FileRows.spoken(screen, 0)).contains("gone");
            screen.robot().push(KeyCode.DELETE);
            screen.idle();
            assertThat(FileRows.titles(screen)).isEmpty();
        }
    }

    @Test
    @DisplayName("what waits to be recovered is listed first; to delete it is asked, and Keep keeps it")
    void waiting() throws Exception {
        Path spooled = SavedFiles.save(folder.resolve("recording-1-1.pftrace"));
        try (Screen screen = window(folder)) {
            SavedFiles.open(screen, SavedFiles.save(folder.resolve("a.pftrace")));
            Screen.fx(() -> {
                screen.bench().files().recover(new SpoolFolder(folder, SpoolFolder.USUAL_BYTES), false);
                return null;
            });
            screen.idle();
            assertThat(screen.isVisible("files")).isFalse();
            assertThat(FileRows.titles(screen)).containsExactly("a program", "a.pftrace");
            FileRows.click(screen, 0);
            screen.idle();
            assertThat(FileRows.marked(screen)).containsExactly("a program");
            assertThat(FileRows.titles(screen)).containsExactly("a program", "a.pftrace");

            screen.robot().push(KeyCode.DELETE);
            assertThat(screen.text("files-text")).contains("a program");
            assertThat(FileRows.focused(screen)).isEqualTo("files-keep");
            screen.robot().push(KeyCode.SPACE);
            assertThat(spooled).exists();
            screen.robot().push(KeyCode.DELETE);
            screen.click("files-delete");
            screen.idle();
            assertThat(spooled).doesNotExist();
            assertThat(FileRows.titles(screen)).containsExactly("a.pftrace");
        }
    }

    @Test
    @DisplayName("to choose the lesson again leaves the file")
    void backToTheLesson() throws Exception {
        try (Screen screen = window(folder)) {
            SavedFiles.open(screen, SavedFiles.save(folder.resolve("a.pftrace")));
            assertThat(FileRows.marked(screen)).containsExactly("a.pftrace");
            FileRows.clickLesson(screen);
            screen.idle();
            assertThat(screen.bench().session().file()).isEmpty();
            assertThat(FileRows.marked(screen)).isEmpty();
        }
    }

    @Test
    @DisplayName("the search finds files too; Enter opens the first when no lesson has the words")
    void search() throws Exception {
        SavedFiles.save(folder.resolve("apple.pftrace"));
        SavedFiles.save(folder.resolve("pear.pftrace"));
        try (Screen screen = window(folder)) {
            assertThat(screen.text("library-no-files")).contains("drop one on the window");
            SavedFiles.open(screen, folder.resolve("apple.pftrace"));
            SavedFiles.open(screen, folder.resolve("pear.pftrace"));
            screen.robot().push(KeyCode.CONTROL, KeyCode.L);
            screen.robot().write("apple", 0);
            assertThat(FileRows.titles(screen)).containsExactly("apple.pftrace");
            screen.robot().push(KeyCode.ENTER);
            screen.idle();
            assertThat(screen.bench().session().title()).isEqualTo("apple.pftrace");
            screen.robot().push(KeyCode.CONTROL, KeyCode.L);
            screen.robot().write("plum", 0);
            assertThat(screen.isVisible("library-no-files")).isTrue();
            assertThat(screen.text("library-no-files")).contains("No file has these words");
        }
    }

    @Test
    @DisplayName("the menu shows and copies the path, and clears the list, which can be undone")
    void menu() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"));
        try (Screen screen = window(folder)) {
            SavedFiles.open(screen, file);
            FileRows.choose(screen, "file-path");
            assertThat(screen.text("files-text")).isEqualTo(file.toString());
            FileRows.choose(screen, "file-copy");
            assertThat(FileRows.clipboard()).isEqualTo(file.toString());
            FileRows.choose(screen, "file-clear");
            screen.idle();
            assertThat(FileRows.titles(screen)).isEmpty();
            screen.click("files-undo");
            screen.idle();
            assertThat(FileRows.titles(screen)).containsExactly("a.pftrace");
        }
    }

    private Screen window(Path chosen) {
        return SavedFiles.window(Settings.in(folder.resolve("settings")), Recordings.finished(false), chosen);
    }
}
