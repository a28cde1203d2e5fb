package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.Moment;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.recording.Recording;

/** A run without a window: what it leaves, and what stays on disk until that is there. */
class HeadlessRunTest {
    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    @Test
    @DisplayName("the recording is kept on disk until the file that was asked for is safely there, then it goes")
    void saved() throws Exception {
        SpoolFolder spools = spools();
        Path file = folder.resolve("run.pftrace");
        List<Boolean> kept = new CopyOnWriteArrayList<>();
        int code = run(file, () -> {
            Probe.mark("ran");
            while (!holdsSpool()) {
                Moment.pass();
            }
        }, spools, kept);
        assertThat(code).isZero();
        assertThat(kept).as("whenever something was printed").isNotEmpty().containsOnly(true);
        OpenFile saved = Formats.open(file);
        saved.join();
        assertThat(saved.about().lesson()).isEqualTo("made");
        assertThat(saved.snapshot().lane(2).marks()).isEqualTo(1);
        assertThat(spools.leftovers()).isEmpty();
        assertThat(folder.resolve("spools")).isEmptyDirectory();
    }

    @Test
    @DisplayName("a recording that could not be saved is there to be recovered")
    void notSaved() throws Exception {
        SpoolFolder spools = spools();
        Path gone = Files.createDirectory(folder.resolve("gone"));
        assertThatThrownBy(() -> run(gone.resolve("run.pftrace"), () -> {
            Probe.mark("ran");
            Files.delete(gone);
        }, spools, new CopyOnWriteArrayList<>())).isInstanceOf(Failure.class).hasMessageContaining("gone");
        OpenFile left = Formats.open(spools.leftovers().getFirst().file());
        left.join();
        assertThat(left.about().lesson()).isEqualTo("made");
        assertThat(left.snapshot().lane(2).marks()).isEqualTo(1);
    }

    @Test
    @DisplayName("a lesson that fails leaves its recording where it was asked for, and the sentence why")
    void failed() {
        SpoolFolder spools = spools();
        Path file = folder.resolve("run.pftrace");
        assertThatThrownBy(() -> run(file, () -> {
            throw new IllegalStateException("on purpose");
        }, spools, new CopyOnWriteArrayList<>())).isInstanceOf(Failure.class).hasMessageContaining("on purpose");
        assertThat(file).isNotEmptyFile();
        assertThat(spools.leftovers()).isEmpty();
    }

    @Test
    @DisplayName("a lesson that can't be started leaves nothing but the sentence why")
    void refused() {
        SpoolFolder spools = spools();
        Path file = folder.resolve("run.pftrace");
        try (Recording _ = Recording.start(Recorder.Options.named("other"))) {
            assertThatThrownBy(() -> run(file, () -> {}, spools, new CopyOnWriteArrayList<>()))
                    .isInstanceOf(Failure.class).hasMessageContaining("made");
        }
        assertThat(file).doesNotExist();
        assertThat(printed.toString()).isEmpty();
    }

    private SpoolFolder spools() {
        return new SpoolFolder(folder.resolve("spools"), SpoolFolder.USUAL_BYTES);
    }

    /** Runs it; tells whether a spool was there whenever something was printed. */
    private int run(Path file, Program program, SpoolFolder spools, List<Boolean> kept) throws InterruptedException {
        Outputs outputs = new Outputs(Optional.empty(), false, Optional.empty(), Optional.of(file));
        PrintWriter out = new PrintWriter(printed) {
            @Override
            public void println(String line) {
                kept.add(holdsSpool());
                super.println(line);
            }
        };
        JavaLesson lesson = new Made(program);
        return new HeadlessRun(outputs, out, spools).run(lesson, Arguments.usual(lesson));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @EnabledOnOs(OS.LINUX)
    void aSignalEndsALessonAndWhatWasRecordedIsDrawnAndSaved(String signal, int exitCode) throws Exception {
        StringWriter out = new StringWriter();
        Path file = folder.resolve("run.pftrace");
        Outputs outputs = new Outputs(Optional.empty(), false, Optional.empty(), Optional.of(file));
        JavaLesson lesson = new Made(() -> {
            new ProcessBuilder("kill", "-" + signal, Long.toString(ProcessHandle.current().pid())).start().waitFor();
            new CountDownLatch(1).await();
        });
        int code = new HeadlessRun(outputs, new PrintWriter(out)).run(lesson, Arguments.usual(lesson));
        assertThat(code).isEqualTo(exitCode);
        assertThat(out.toString()).contains("Made for a test").contains("main");
        OpenFile saved = Formats.open(file);
        saved.join();
        assertThat(saved.about().lesson()).isEqualTo("made");
    }

    private boolean holdsSpool() {
        String[] names = folder.resolve("spools").toFile().list();
        return names != null && List.of(names).stream().anyMatch(name -> name.endsWith(".pftrace"));
    }

    private interface Program {
        void run() throws Exception;
    }

    private record Made(Program code) implements JavaLesson {
        @Override
        public String id() {
            return "made";
        }

        @Override
        public String title() {
            return "Made for a test";
        }

        @Override
        public String summary() {
            return "It does what the test needs.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public void run() throws Exception {
            code.run();
        }
    }
}
