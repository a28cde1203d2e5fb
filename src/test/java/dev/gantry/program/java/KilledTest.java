package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.Moment;
import dev.gantry.program.Launch;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Silent;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.budget.Budget;

/** A watched program, or who watches it, is killed at any moment: what was recorded is right, and the program is. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class KilledTest {
    private static final int MOST_TASKS = 40_000;
    private static final int KILLED = 128 + 9;
    private static final String SUM = Integer.toString(100 * 499_500);
    private static final Random MOMENTS = new Random();

    @TempDir
    private static Path common;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() {
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", common.toString(),
                "src/test/programs/Counting.java")).isZero();
    }

    private Launch launch(Path rings, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(common.toString(), "Counting"));
        words.addAll(List.of(arguments));
        return new JavaProgram(JavaProgram.Kind.CLASS_PATH, words).launch(
                Optional.of(System.getProperty("java.home")), folder, (_, _, _) -> Map.of(), common.resolve("cache"),
                rings, System.getenv(), _ -> {});
    }

    @RepeatedTest(10)
    void whatAKilledProgramWroteIsThere() throws Exception {
        int moment = MOMENTS.nextInt(MOST_TASKS);
        Path rings = Files.createDirectory(folder.resolve("rings"));
        ProgramRun run = new ProgramRun(launch(rings),
                Budget.usual(), rings, new Silent());
        Recording recording = Recording.start(run, Optional.empty());
        while (recording.snapshot().tasks() <= moment) {
            assertThat(recording.failure()).isEmpty();
            Moment.pass();
        }
        long pid = recording.snapshot().lane(1).systemId().getAsLong();
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
        recording.join();
        Snapshot seen = recording.snapshot();
        assertThat(run.exitCode()).as("killed after %d tasks", moment).hasValue(KILLED);
        assertThat(seen.malformed()).as("killed after %d tasks", moment).isZero();
        assertThat(seen.tasks()).isGreaterThan(moment);
        assertThat(Watched.tasks(seen).filter(task -> task.state() == TaskState.FAILED)).isEmpty();
        assertThat(Watched.tasks(seen).filter(task -> task.state() == TaskState.RUNNING).map(Task::lane))
                .as("unfinished, one a thread at most").doesNotHaveDuplicates();
    }

    @RepeatedTest(10)
    void aProgramWhoseWatcherIsKilledGoesOnToItsEnd() throws Exception {
        Path rings = Files.createDirectory(folder.resolve("rings"));
        Path sum = folder.resolve("sum");
        Launch launch = launch(rings, sum.toString());
        Process program = new ProcessBuilder(launch.command()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile()).start();
        Process watcher = Jvm.with(List.of(), "dev.gantry.cli.Main", "attach", rings.toString(), "--json",
                folder.resolve("seen.json").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("watched").toFile()).start();
        watcher.waitFor(MOMENTS.nextInt(1500), TimeUnit.MILLISECONDS);
        watcher.destroyForcibly();
        assertThat(program.waitFor()).isZero();
        assertThat(sum).hasContent(SUM);
        assertThat(folder.resolve("said")).isEmptyFile();
    }
}
