package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.Moment;
import dev.gantry.program.Attachment;
import dev.gantry.program.NotWatchable;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/** A JVM that runs already is watched from now on, and left as it was. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class AttachedJvmTest {
    private static final Path PROGRAM = Path.of("src/test/programs/Endless.java").toAbsolutePath();

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(JavaHome java, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.java().toString()));
        command.addAll(List.of(options));
        command.add(PROGRAM.toString());
        Process process = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
        started.add(process);
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    private Attachment attachment(long pid, Path rings, List<String> missing) throws Exception {
        return new Attachment(new Source.Attached(pid, "endless"), rings,
                new AttachedJvm(pid, rings, Agent.in(folder.resolve("cache")), false, List.of(), missing::add),
                Budget.usual());
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aJvmIsWatchedFromNowOnAgainAndAgainAndGoesOnAsBefore(JavaHome java) throws Exception {
        Process process = start(java);
        for (String name : List.of("first", "second")) {
            Path rings = Files.createDirectory(folder.resolve(name));
            List<String> missing = new ArrayList<>();
            Recording recording = Recording.start(attachment(process.pid(), rings, missing), Optional.empty());
            while (!recording.hasBegun() || recording.snapshot().tasks() < 1000) {
                assertThat(recording.failure()).isEmpty();
                Moment.pass();
            }
            recording.stop();
            recording.join();
            check(recording.snapshot());
            assertThat(missing).isEmpty();
            assertThat(rings).isEmptyDirectory();
        }
        process.outputWriter().append("end\n").close();
        assertThat(process.inputReader().readLine()).isEqualTo("done");
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readAllLines(folder.resolve("err")))
                .allSatisfy(line -> assertThat(line).startsWith("WARNING: "));
    }

    private static void check(Snapshot seen) {
        assertThat(seen.malformed()).as("malformed records").isZero();
        assertThat(seen.lost()).as("lost records").isZero();
        List<Task> tasks = IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::task).toList();
        assertThat(tasks.stream().map(Task::executor).distinct()).hasSize(1);
        // A worker that waited for a task at the beginning got it unseen, and at the end some tasks are on their way.
        assertThat(tasks.stream().filter(task -> task.state() != TaskState.SUCCEEDED)).hasSizeLessThan(10);
    }

    @Test
    void aJvmThatForbidsItIsToldInASentence() throws Exception {
        Process process = start(JavaHome.in(Path.of(System.getProperty("java.home"))),
                "-XX:+DisableAttachMechanism");
        assertThat(refusal(process.pid())).startsWith("process " + process.pid())
                .endsWith("start it with the option that 'gantry agent' prints.");
        process.outputWriter().append("end\n").close();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void whatItsAgentLeavesOutIsTold() throws Exception {
        Process process = start(JavaHome.in(Path.of(System.getProperty("java.home"))), "--limit-modules",
                "jdk.compiler,java.instrument");
        Path rings = Files.createDirectory(folder.resolve("rings"));
        AttachedJvm jvm = new AttachedJvm(process.pid(), rings, Agent.in(folder.resolve("cache")), true, List.of(),
                _ -> {});
        Recording recording = Recording.start(new Attachment(new Source.Attached(process.pid(), "endless"), rings,
                jvm, Budget.usual()), Optional.empty());
        Message told = Message.say("not-followed", Message.say("unseen.stops", "the module jdk.jfr is not in it"));
        while (!recording.about().notices().contains(told)) {
            assertThat(recording.failure()).isEmpty();
            Moment.pass();
        }
        recording.stop();
        recording.join();
        assertThat(recording.about().notices()).containsExactly(told);
    }

    @Test
    void aProcessThatIsNotThereIsToldInASentence() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        assertThat(refusal(gone.pid())).startsWith("there is no process " + gone.pid());
    }

    private String refusal(long pid) throws Exception {
        Path rings = Files.createDirectory(folder.resolve("rings"));
        Recording recording = Recording.complete(attachment(pid, rings, new ArrayList<>()));
        assertThat(recording.hasBegun()).isFalse();
        assertThat(recording.failure()).containsInstanceOf(NotWatchable.class);
        return recording.failure().orElseThrow().getMessage();
    }
}
