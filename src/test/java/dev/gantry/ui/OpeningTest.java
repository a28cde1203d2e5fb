package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Language;

/** What happens between the wish to open or save a file and its end. */
@Tag("screen")
class OpeningTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("Ctrl+O asks for a file and shows it; Ctrl+S asks for a name and writes what can be opened again")
    void keys() throws Exception {
        Path file = SavedFiles.save(folder.resolve("run.pftrace"));
        Path copy = folder.resolve("copy.trace.json");
        try (Screen screen = window(file)) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.O);
            screen.idle();
            assertThat(shown(screen)).contains(file);
        }
        try (Screen screen = window(copy)) {
            SavedFiles.open(screen, file);
            screen.robot().push(KeyCode.CONTROL, KeyCode.S);
            screen.idle();
            assertThat(screen.text("files-text")).contains("copy.trace.json");
            SavedFiles.open(screen, copy);
            assertThat(shown(screen)).contains(copy);
            assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(20);
        }
    }

    @Test
    @DisplayName("a file of another program begins with the table by name, also where it has tasks")
    void namesFirst() throws Exception {
        Path file = SavedFiles.save(folder.resolve("run.trace.json"));
        try (Screen screen = window(file)) {
            screen.idle();
            SavedFiles.open(screen, file);
            screen.until(() -> screen.isVisible("names-area"));
        }
    }

    @Test
    @DisplayName("to cancel in the middle of saving leaves the file that was there, and nothing else")
    void cancelledSave() throws Exception {
        HeldDisk disk = HeldDisk.after(0);
        Path target = Files.writeString(folder.resolve("kept.pftrace"), "as it was");
        try (Screen screen = SavedFiles.window(Settings.unkept(), Recordings.threads(20_000), disk.file(target))) {
            screen.idle();
            screen.click("run");
            screen.idle();
            screen.robot().push(KeyCode.CONTROL, KeyCode.S);
            disk.awaitHeld();
            screen.until(() -> screen.isVisible("files-cancel"));
            screen.click("files-cancel");
            disk.letGo();
            screen.idle();
            assertThat(screen.text("files-text")).contains("Not saved", "kept.pftrace");
        }
        assertThat(target).hasContent("as it was");
        assertThat(list()).containsExactly(target);
    }

    @Test
    @DisplayName("to cancel in the middle of opening shows what was read")
    void cancelledOpening() throws Exception {
        Path whole = SavedFiles.save(folder.resolve("large.pftrace"), Recordings.threads(3_000));
        HeldDisk disk = HeldDisk.after(Files.size(whole) / 2);
        try (Screen screen = window(whole)) {
            screen.idle();
            begin(screen, disk.file(whole));
            disk.awaitHeld();
            screen.until(() -> screen.isVisible("files-cancel"));
            screen.click("files-cancel");
            disk.letGo();
            screen.idle();
            assertThat(screen.text("files-text")).contains("large.pftrace", "cancelled", "what was read is shown");
            assertThat(shown(screen)).isPresent();
            assertThat(screen.bench().session().snapshot().lanes()).isBetween(100, 2_900);
        }
    }

    @Test
    @DisplayName("while the file that is shown is still read the status says how far it is, then that it is finished")
    void statusWhileReading() throws Exception {
        Path file = SavedFiles.save(folder.resolve("half.pftrace"), Recordings.threads(3_000));
        HeldDisk disk = HeldDisk.after(Files.size(file) / 2);
        try (Screen screen = window(file)) {
            screen.idle();
            OpenFile reading = Formats.open(disk.file(file));
            disk.awaitHeld();
            Screen.fx(() -> {
                screen.bench().session().open(reading);
                return null;
            });
            screen.until(() -> screen.text("status-state").equals("Reading, 50 %"));
            disk.letGo();
            reading.join();
            screen.until(() -> screen.text("status-state").equals("Finished"));
        }
    }

    @Test
    @DisplayName("while a file is read frames go on, and what was shown before stays and can be used")
    void responsive() throws Exception {
        Path file = SavedFiles.save(folder.resolve("slow.pftrace"));
        HeldDisk disk = HeldDisk.after(200);
        try (Screen screen = window(file)) {
            screen.idle();
            screen.click("run");
            screen.idle();
            begin(screen, disk.file(file));
            disk.awaitHeld();
            long drawn = Screen.fx(screen.bench().pump()::drawn);
            screen.until(() -> screen.bench().pump().drawn() >= drawn + 20);
            screen.click("tab-tasks");
            assertThat(shown(screen)).isEmpty();
            assertThat(Screen.fx(() -> screen.tabs().getSelectionModel().getSelectedIndex())).isEqualTo(3);
            assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(20);
            disk.letGo();
            screen.idle();
            assertThat(shown(screen)).isPresent();
        }
    }

    @Test
    @DisplayName("what can't be opened is named with the reason, and takes nothing away")
    void refused() throws Exception {
        Path file = SavedFiles.save(folder.resolve("run.pftrace"));
        Path text = Files.writeString(folder.resolve("poem.txt"), "no recording");
        Path empty = Files.createFile(folder.resolve("empty.json"));
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path secret = HeldDisk.forbidden().file(file);
        try (Screen screen = window(file)) {
            SavedFiles.open(screen, file);
            refuse(screen, folder.resolve("none.pftrace"), "does not exist");
            refuse(screen, inner, "is a folder");
            refuse(screen, empty, "is empty");
            refuse(screen, text, "no kind that Gantry can open", "Perfetto", "Chrome", "JFR");
            refuse(screen, secret, "no right");
            assertThat(shown(screen)).contains(file);
            assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(20);
        }
    }

    @Test
    @DisplayName("in Chinese the window's own words stand around what the reader says")
    void chinese() throws Exception {
        Path file = SavedFiles.save(folder.resolve("run.pftrace"));
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.pftrace"), Arrays.copyOf(whole, whole.length / 2 + 1));
        Path empty = Files.createFile(folder.resolve("empty.json"));
        Language.CHINESE.speak();
        try (Screen screen = window(file)) {
            refuse(screen, empty, "是空文件");
            SavedFiles.open(screen, cut);
            assertThat(screen.text("files-text")).contains("没有全部读出", "%,d".formatted(whole.length / 2 + 1));
        } finally {
            Language.ENGLISH.speak();
        }
    }

    private static void refuse(Screen screen, Path file, String... words) {
        SavedFiles.open(screen, file);
        assertThat(screen.isVisible("files")).isTrue();
        assertThat(screen.text("files-text")).contains(file.toString()).contains(words);
    }

    private static void begin(Screen screen, Path file) {
        Screen.fx(() -> {
            screen.bench().files().open(file);
            return null;
        });
    }

    private static Optional<Path> shown(Screen screen) {
        return Screen.fx(() -> screen.bench().session().file().map(open -> open.file()));
    }

    private Screen window(Path chosen) {
        Snapshot recorded = Recordings.finished(false);
        return SavedFiles.window(Settings.unkept(), recorded, chosen);
    }

    private List<Path> list() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
