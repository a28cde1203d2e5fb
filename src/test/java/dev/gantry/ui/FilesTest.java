package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.perfetto.PerfettoWriter;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.ui.session.Notes;
import dev.gantry.ui.theme.Theme;

/** Recordings as files, in the window. */
@Tag("screen")
class FilesTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a file is shown instead of the lesson, with its own source, until a lesson is chosen")
    void opens() throws Exception {
        Path file = save(folder.resolve("run.pftrace"));
        try (Screen screen = still()) {
            open(screen, file);
            assertThat(screen.bench().session().title()).isEqualTo("run.pftrace");
            assertThat(screen.bench().session().snapshot().records()).isEqualTo(Recordings.finished(false).records());
            assertThat(screen.isVisible("files")).isFalse();
            assertThat(Screen.fx(() -> screen.bench().session().source("x.Program$Inner")))
                    .contains("class Program {}");
            screen.choose("thread-one");
            screen.idle();
            assertThat(screen.bench().session().file()).isEmpty();
        }
    }

    @Test
    @DisplayName("a damaged file is shown up to the damage, and the bar says where that is")
    void damaged() throws Exception {
        byte[] whole = Files.readAllBytes(save(folder.resolve("run.pftrace")));
        Path cut = Files.write(folder.resolve("cut.pftrace"), java.util.Arrays.copyOf(whole, whole.length / 2 + 1));
        try (Screen screen = still()) {
            open(screen, cut);
            assertThat(screen.text("files-text")).contains("cut.pftrace", "%,d".formatted(whole.length / 2 + 1));
        }
    }

    @Test
    @DisplayName("of a file with much to know the bar says one sentence, and where the others stand")
    void muchToKnow() throws Exception {
        Path file = Files.writeString(folder.resolve("odd.json"), """
                [{"ph":"X","name":"a","pid":1,"tid":1,"ts":1},
                 {"ph":"X","name":"b","pid":1,"tid":1},
                 {"ph":"?","name":"c","pid":1,"tid":1,"ts":3},
                 {"ph":"X","name":"d","pid":1,"tid":1,"ts":4,"dur":tru}]
                """);
        try (Screen screen = still()) {
            open(screen, file);
            assertThat(screen.text("files-text").lines()).hasSize(3).last().asString().contains("things to know");
        }
    }

    @Test
    @DisplayName("a recording that a killed Gantry left is offered; to open it shows it, to discard it deletes it")
    void recovers() throws Exception {
        save(folder.resolve("recording-1-1.pftrace"));
        save(folder.resolve("recording-2-1.pftrace"));
        SpoolFolder spools = new SpoolFolder(folder, SpoolFolder.USUAL_BYTES);
        try (Screen screen = still()) {
            Screen.fx(() -> {
                screen.bench().files().recover(spools, true);
                return null;
            });
            screen.idle();
            assertThat(screen.text("files-text")).contains("a program");
            screen.click("files-recover-discard");
            screen.idle();
            assertThat(spools.leftovers()).hasSize(1);
            assertThat(screen.text("files-text")).contains("a program");
            screen.click("files-recover-open");
            screen.until(() -> screen.bench().session().snapshot().finished());
            assertThat(screen.bench().session().file()).isPresent();
        }
    }

    @Test
    @DisplayName("what was written on a recording comes with its file, and goes into the next one that is saved")
    void annotated() throws Exception {
        Annotations written = new Annotations(Optional.empty(),
                List.of(new Note(300 * Recordings.MS, "look")));
        Path file = folder.resolve("noted.pftrace");
        try (var out = Files.newOutputStream(file)) {
            PerfettoWriter.save(Recordings.finished(false), About.NOTHING.annotated(written), out, _ -> {});
        }
        try (Screen screen = still()) {
            open(screen, file);
            Notes notes = Screen.fx(() -> screen.bench().navigation().notes());
            assertThat(Screen.fx(notes::all)).isEqualTo(written);
            Note mine = new Note(400 * Recordings.MS, "mine");
            Screen.fx(() -> {
                notes.add(mine);
                return null;
            });
            screen.idle();
            assertThat(Screen.fx(notes::all).notes()).containsExactly(written.notes().getFirst(), mine);
            assertThat(Screen.fx(() -> screen.bench().session().last().orElseThrow().about().annotations()))
                    .as("what a file would get").isEqualTo(Screen.fx(notes::all));
            screen.choose("thread-one");
            screen.idle();
            assertThat(Screen.fx(notes::all)).isEqualTo(Annotations.NONE);
        }
    }

    private static Screen still() {
        return Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), Theme.LIGHT, 1280, 800);
    }

    private static void open(Screen screen, Path file) {
        SavedFiles.open(screen, file);
    }

    private static Path save(Path file) throws Exception {
        return SavedFiles.save(file);
    }
}
