package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
import dev.gantry.trace.TaskState;
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

    /** A line of the program's own record. */
    private record Line(String what, String name, TaskState state, long start, long end, String thread) {
        static Line of(String line) {
            String[] parts = line.split(" ", 6);
            return new Line(parts[0], parts[1], TaskState.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                    Long.parseLong(parts[3]), Long.parseLong(parts[4]), parts[5]);
        }
    }

    static Stream<JavaHome> jdks() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
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
        List<Line> lines = Files.readAllLines(record).stream().map(Line::of).toList();
        compare(seen, lines.stream().filter(line -> !line.what().equals("element")).toList(), before, after);
        elementsRanInTasks(seen, lines.stream().filter(line -> line.what().equals("element")).toList(), before, after);
    }

    /**
     * The recording began between these two moments of the system's clock. On a thread, pieces of work begin in the
     * order of their tasks, which may run inside one another: what fits the last piece is the task that began last.
     */
    private static void compare(Snapshot seen, List<Line> lines, long before, long after) {
        Map<String, List<Task>> tasks = tasks(seen).collect(Collectors.groupingBy(
                task -> task.name().replace("Constructs.", "").replaceFirst("\\..*", ""), Collectors.toCollection(ArrayList::new)));
        for (Line line : lines.stream().sorted(Comparator.comparingLong(Line::start).reversed()).toList()) {
            List<Task> alike = tasks.getOrDefault(line.name(), List.of());
            Optional<Task> found = alike.stream().filter(task -> task.state() == line.state()
                    && (line.what().equals("never") ? !hasStarted(task) : fits(seen, task, line, before, after)))
                    .max(Comparator.comparingLong(Task::started));
            assertThat(found).as(() -> "the task of " + line + " among "
                    + alike.stream().map(task -> shown(seen, task)).toList()).isPresent();
            alike.remove(found.get());
        }
        tasks.remove("Periodic"); // its last period did nothing
        tasks.keySet().removeIf(name -> lines.stream().noneMatch(line -> line.name().equals(name)));
        assertThat(tasks).as("tasks that the program knows nothing of")
                .allSatisfy((_, left) -> assertThat(left).isEmpty());
    }

    private static boolean fits(Snapshot seen, Task task, Line line, long before, long after) {
        return hasStarted(task) && seen.name(seen.lane(task.lane()).name()).equals(line.thread())
                && task.submitted() <= task.started() && task.started() + before <= line.start()
                && task.ended() + after >= line.end();
    }

    /** A parallel stream's elements are handled inside tasks, but for those of the thread that asked. */
    private static void elementsRanInTasks(Snapshot seen, List<Line> elements, long before, long after) {
        List<Task> tasks = tasks(seen).filter(ConstructsTest::hasStarted).toList();
        assertThat(elements).isNotEmpty();
        assertThat(elements.stream().filter(element -> !element.thread().equals("main")
                && tasks.stream().noneMatch(task -> fits(seen, task, element, before, after)))).isEmpty();
    }

    private static boolean hasStarted(Task task) {
        return task.lane() != 0;
    }

    private static Stream<Task> tasks(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::task);
    }

    private static String shown(Snapshot seen, Task task) {
        return "%s %d-%d %s".formatted(task.state(), task.started(), task.ended(),
                hasStarted(task) ? seen.name(seen.lane(task.lane()).name()) : "");
    }
}
