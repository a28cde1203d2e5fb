package dev.gantry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;
import dev.gantry.view.style.Phrases;

/** The life of a program that is run; whether it writes a ring is its own matter. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class ProgramRunTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private Path rings;

    @BeforeEach
    void makeRings() throws IOException {
        rings = Files.createDirectory(folder.resolve("rings"));
    }

    private ProgramRun run(String... command) {
        Source.Program source = new Source.Program(command[0], List.of(), folder, Optional.empty());
        return new ProgramRun(new Launch(source, List.of(command), Map.of("TOLD", "by the launch"), folder,
                List.of()),
                Budget.usual(), rings, new Lines());
    }

    /** Passes on what the program prints. */
    private final class Lines implements Streams {
        private Thread reader;

        @Override
        public void configure(ProcessBuilder builder) {
            builder.redirectErrorStream(true);
        }

        @Override
        public void started(Process process) {
            reader = Thread.ofVirtual().start(() -> {
                try (BufferedReader out = process.inputReader()) {
                    out.lines().forEach(lines::add);
                } catch (IOException e) {
                    lines.add(e.toString());
                }
            });
        }

        @Override
        public void awaitEnd() throws InterruptedException {
            reader.join();
        }
    }

    @Test
    void aProgramThatIsKilledBeforeAnythingWasRecordedIsSaidToBe() {
        ProgramRun run = run("sh", "-c", "kill -9 $$");
        Recording recording = Recording.complete(run);
        assertThat(run.exitCode()).hasValue(137);
        assertThat(recording.about().notices()).singleElement().extracting(Phrases::say).asString()
                .endsWith("it ended with exit code 137 (signal 9) before anything was recorded");
    }

    @Test
    void aProgramThatWritesNoRingHasAnEmptyRecordingAndItsExitCode() {
        ProgramRun run = run("sh", "-c", "echo $TOLD; exit 3");
        Recording recording = Recording.complete(run);
        assertThat(recording.state()).isEqualTo(Recording.State.ENDED);
        assertThat(recording.snapshot().lanes()).isZero();
        assertThat(run.exitCode()).hasValue(3);
        assertThat(lines).containsExactly("by the launch");
        assertThat(rings).doesNotExist();
    }

    @Test
    void aProgramThatCannotBeStartedFailsAndLeavesNothing() {
        Recording recording = Recording.complete(run(folder.resolve("missing").toString()));
        assertThat(recording.state()).isEqualTo(Recording.State.FAILED);
        assertThat(recording.hasBegun()).isFalse();
        assertThat(rings).doesNotExist();
    }

    @Test
    void stoppingEndsTheProgramAndItsChildrenEvenIfTheyWillNot() throws Exception {
        Recording recording = Recording.start(run("bash", "-c",
                "trap '' TERM; (trap '' TERM; echo $BASHPID; exec sleep 600) & echo $$; wait; sleep 600"));
        long one = Long.parseLong(lines.take());
        long other = Long.parseLong(lines.take());
        ProcessHandle child = ProcessHandle.of(one).orElseThrow();
        ProcessHandle sibling = ProcessHandle.of(other).orElseThrow();
        recording.stop();
        recording.join();
        assertThat(recording.state()).isEqualTo(Recording.State.CANCELLED);
        child.onExit().join();
        sibling.onExit().join();
    }

    @Test
    void aJvmThatIsStoppedWhileItBootsSaysNothingOfIt() throws Exception {
        Path java = Files.writeString(folder.resolve("java"),
                "#!/bin/bash\ntrap 'echo Runtime.exit logging failed; exit 143' TERM; echo boots; sleep 600 & wait\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Recording recording = Recording.start(run(java.toString()));
        assertThat(lines.take()).isEqualTo("boots");
        recording.stop();
        recording.join();
        assertThat(recording.state()).isEqualTo(Recording.State.CANCELLED);
        assertThat(lines).isEmpty();
    }

    @Test
    void aRunThatIsStoppedBeforeItsStartDoesNotStart() {
        ProgramRun run = run("sh", "-c", "echo it ran");
        run.stop();
        assertThat(Recording.complete(run).state()).isEqualTo(Recording.State.CANCELLED);
        assertThat(lines).isEmpty();
    }

    @Test
    void whatIsInItsFolderThatCannotBeFollowedIsToldInTheRecording() throws Exception {
        Recording recording = Recording.complete(run("sh", "-c", "head -c 8192 /dev/zero > rings/1-0.ring; printf "
                + "GNTYRNG1 | dd of=rings/1-0.ring conv=notrunc status=none"));
        assertThat(recording.about().notices()).singleElement().extracting(Object::toString).asString()
                .contains("not-followed").contains("ring.refused").contains("1-0.ring");
    }
}
