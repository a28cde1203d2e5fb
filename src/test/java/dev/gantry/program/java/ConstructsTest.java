package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.program.Launch;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Silent;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.budget.Budget;

/**
 * What a recording says of every construct that hands over tasks is what the program itself wrote down: each piece of
 * work is one task, which ran on that thread and around that time, and ended so.
 */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class ConstructsTest {
    private static final Path PROGRAM = Path.of("src/test/programs/Constructs.java").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void eachPieceOfWorkIsOneTaskOnTheRightThread(JavaHome java) throws Exception {
        Path record = folder.resolve("record");
        Path rings = Files.createDirectory(folder.resolve("rings"));
        List<String> missing = new ArrayList<>();
        JavaProgram program = new JavaProgram(JavaProgram.Kind.SOURCE,
                List.of(PROGRAM.toString(), record.toString()));
        Launch launch = program.launch(Optional.of(java.folder().toString()), folder, (_, _, _) -> Map.of(),
                folder.resolve("cache"), rings, System.getenv(), missing::add);
        new ProgramRun(launch, Budget.usual(), rings, new Silent()); // its classes are there when the clock is read
        long before = System.nanoTime();
        ProgramRun run = new ProgramRun(launch, Budget.usual(), rings, new Silent());
        long after = System.nanoTime();
        Recording recording = Recording.complete(run);
        assertThat(recording.failure()).isEmpty();
        assertThat(run.exitCode()).hasValue(0);
        assertThat(missing).as("what the rules name and this JDK lacks").isEmpty();
        Snapshot seen = recording.snapshot();
        assertThat(seen.malformed()).as("malformed records").isZero();
        assertThat(seen.lost()).as("lost records").isZero();
        OwnRecord own = OwnRecord.read(record);
        own.eachIsOneTask(seen, "Constructs", before, after);
        elementsRanInTasks(seen, own.lines("element"), before, after);
    }

    /** A parallel stream's elements are handled inside tasks, but for those of the thread that asked. */
    private static void elementsRanInTasks(Snapshot seen, List<OwnRecord.Line> elements, long before, long after) {
        List<Task> tasks = Watched.tasks(seen).filter(OwnRecord::hasStarted).toList();
        assertThat(elements).isNotEmpty();
        assertThat(elements.stream().filter(element -> !element.thread().equals("main")
                && tasks.stream().noneMatch(task -> OwnRecord.fits(seen, task, element, before, after)))).isEmpty();
    }
}
