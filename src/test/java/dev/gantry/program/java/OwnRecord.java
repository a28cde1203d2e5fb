package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** What a program of the tests wrote down itself: for each piece of work, what became of it, where and when. */
final class OwnRecord {
    private final List<Line> lines;

    private OwnRecord(List<Line> lines) {
        this.lines = lines;
    }

    /** A line of the record. */
    record Line(String what, String name, TaskState state, long start, long end, String thread) {
        private static Line of(String line) {
            String[] parts = line.split(" ", 6);
            return new Line(parts[0], parts[1], TaskState.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                    Long.parseLong(parts[3]), Long.parseLong(parts[4]), parts[5]);
        }
    }

    static OwnRecord read(Path file) throws IOException {
        return new OwnRecord(Files.readAllLines(file).stream().map(Line::of).toList());
    }

    List<Line> lines(String what) {
        return lines.stream().filter(line -> line.what().equals(what)).toList();
    }

    /**
     * Each piece of work is one task, and no other task is called like one. The recording began between these two
     * moments of the system's clock. On a thread, pieces of work begin in the order of their tasks, which may run
     * inside one another: what fits the last piece is the task that began last.
     */
    void eachIsOneTask(Snapshot seen, String program, long before, long after) {
        List<Line> works = lines.stream().filter(line -> !line.what().equals("element")).toList();
        Map<String, List<Task>> tasks = Watched.tasks(seen).collect(Collectors.groupingBy(
                task -> task.name().replace(program + ".", "").replaceFirst("\\..*", ""),
                Collectors.toCollection(ArrayList::new)));
        for (Line line : works.stream().sorted(Comparator.comparingLong(Line::start).reversed()).toList()) {
            List<Task> alike = tasks.getOrDefault(line.name(), List.of());
            Optional<Task> found = alike.stream().filter(task -> task.state() == line.state()
                    && (line.what().equals("never") ? !hasStarted(task) : fits(seen, task, line, before, after)))
                    .max(Comparator.comparingLong(Task::started));
            assertThat(found).as(() -> "the task of " + line + " among "
                    + alike.stream().map(task -> shown(seen, task)).toList()).isPresent();
            alike.remove(found.get());
        }
        tasks.remove("Periodic"); // its last period did nothing
        tasks.keySet().removeIf(name -> works.stream().noneMatch(line -> line.name().equals(name)));
        assertThat(tasks).as("tasks that the program knows nothing of")
                .allSatisfy((_, left) -> assertThat(left).isEmpty());
    }

    /** Whether this task ran where and when this line says. */
    static boolean fits(Snapshot seen, Task task, Line line, long before, long after) {
        return hasStarted(task) && seen.name(seen.lane(task.lane()).name()).equals(line.thread())
                && task.submitted() <= task.started() && task.started() + before <= line.start()
                && task.ended() + after >= line.end();
    }

    static boolean hasStarted(Task task) {
        return task.lane() != 0;
    }

    private static String shown(Snapshot seen, Task task) {
        return "%s %d-%d %s".formatted(task.state(), task.started(), task.ended(),
                hasStarted(task) ? seen.name(seen.lane(task.lane()).name()) : "");
    }
}
