package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.program.ProgramRun;
import dev.gantry.program.Streams;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.budget.Budget;
import dev.gantry.view.style.Phrases;

/** The tutorial's programs, unedited: what their recordings say is what the tutorial teaches. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class WatchedProgramsTest {
    private static final Path PROGRAMS = Path.of("src/test/python/programs").toAbsolutePath();

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    private Path said;

    /** Runs this program to its end, with the system's Python. */
    private Snapshot watch(String program) throws Exception {
        String library = program.contains("gevent") ? "gevent" : program.contains("greenlet") ? "greenlet" : "sys";
        assumeThat(new ProcessBuilder(PYTHON, "-c", "import " + library).start().waitFor())
                .as("%s has %s", PYTHON, library).isZero();
        Path rings = Files.createDirectory(folder.resolve("rings"));
        said = folder.resolve("said");
        Interpreter python = Interpreter.find(Optional.of(PYTHON), System.getenv());
        ProgramRun run = new ProgramRun(new PythonProgram(Optional.empty(), program, List.of()).launch(python, PROGRAMS,
                folder.resolve("cache"), rings, List.of(), System.getenv()), Budget.usual(), rings, new Silent());
        Recording recording = Recording.complete(run);
        assertThat(recording.failure()).isEmpty();
        assertThat(recording.state()).isEqualTo(Recording.State.ENDED);
        assertThat(run.exitCode()).as("%s", Files.readString(said)).hasValue(0);
        assertThat(rings).doesNotExist();
        assertThat(recording.about().notices()).singleElement().extracting(Phrases::say).asString()
                .matches("Python \\(cpython 3\\.\\d+\\) runs one thread at a time and changes over every 5.00 ms. .*");
        Snapshot seen = recording.snapshot();
        assertThat(seen.malformed()).as("malformed records").isZero();
        assertThat(seen.lost()).as("lost records").isZero();
        return seen;
    }

    /** Output goes nowhere, errors into a file. */
    private final class Silent implements Streams {
        @Override
        public void configure(ProcessBuilder builder) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(said.toFile());
        }

        @Override
        public void started(Process process) throws IOException {
            process.getOutputStream().close();
        }

        @Override
        public void awaitEnd() {}
    }

    private static List<Task> tasks(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::task)
                .sorted(Comparator.comparingLong(Task::started)).toList();
    }

    private static List<Lane> lanes(Snapshot seen, LaneKind kind) {
        return IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::lane).filter(lane -> lane.kind() == kind).toList();
    }

    private static Lane process(Snapshot seen, int lane) {
        Lane found = seen.lane(lane);
        while (found.kind() != LaneKind.PROCESS) {
            found = seen.lane(found.parent());
        }
        return found;
    }

    /** What all lanes printed, in order of time. */
    private static List<String> prints(Snapshot seen) {
        record Print(long time, String text) {}
        List<Print> all = new ArrayList<>();
        for (int id = 1; id <= seen.lanes(); id++) {
            Lane lane = seen.lane(id);
            for (int i = 0; i < lane.marks(); i++) {
                all.add(new Print(lane.markTime(i), seen.name(lane.markText(i))));
            }
        }
        return all.stream().sorted(Comparator.comparingLong(Print::time)).map(Print::text).toList();
    }

    @Test
    void twentyTasksOfAThreadPoolOfFiveRunInFourWaves() throws Exception {
        Snapshot seen = watch("03_submit20_thread_ids.py");
        List<Task> tasks = tasks(seen);
        assertThat(tasks).hasSize(20).allSatisfy(task -> assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED));
        Map<Integer, Long> counts = tasks.stream().collect(Collectors.groupingBy(Task::lane, Collectors.counting()));
        assertThat(counts).hasSize(5).allSatisfy((_, count) -> assertThat(count).isEqualTo(4));
        for (int wave = 1; wave < 4; wave++) {
            long ended = tasks.subList(5 * wave - 5, 5 * wave).stream().mapToLong(Task::ended).min().orElseThrow();
            assertThat(tasks.get(5 * wave).started()).isGreaterThanOrEqualTo(ended);
        }
    }

    @Test
    void aThreadPoolsCallbacksRunInTheThreadOfTheTask() throws Exception {
        Snapshot seen = watch("06_callback_thread.py");
        assertThat(tasks(seen)).hasSize(20).allSatisfy(
                task -> assertThat(task.callbacks()).extracting(Callback::lane).containsExactly(task.lane()));
    }

    @Test
    void aProcessPoolsCallbacksRunInOneThreadOfTheParent() throws Exception {
        Snapshot seen = watch("07_callback_process.py");
        List<Task> tasks = tasks(seen);
        assertThat(tasks).hasSize(20);
        Set<Integer> callers = new HashSet<>();
        for (Task task : tasks) {
            assertThat(process(seen, task.lane())).isNotEqualTo(process(seen, task.submittedBy()));
            task.callbacks().forEach(callback -> callers.add(callback.lane()));
        }
        assertThat(tasks.stream().map(task -> process(seen, task.lane()).id()).distinct()).hasSize(5);
        assertThat(callers).hasSize(1);
        int caller = callers.iterator().next();
        assertThat(process(seen, caller).id()).isEqualTo(process(seen, tasks.getFirst().submittedBy()).id());
        assertThat(caller).isNotEqualTo(tasks.getFirst().submittedBy());
    }

    @Test
    void greenletsEatAndPlayByTurns() throws Exception {
        Snapshot seen = watch("11_greenlet_eat_play.py");
        assertThat(prints(seen)).containsExactly("eating 1", "playing 1", "playing 2", "eating 2");
        List<Lane> greenlets = lanes(seen, LaneKind.GREENLET);
        assertThat(greenlets).extracting(lane -> seen.name(lane.name())).containsExactlyInAnyOrder("eat", "play");
        assertThat(greenlets).extracting(Lane::parent).containsOnly(lanes(seen, LaneKind.THREAD).getFirst().id());
    }

    @Test
    void geventsSleepLetsTheOtherRunAndTimesSleepDoesNot() throws Exception {
        assertThat(overlaps(watch("16_gevent_sleep_switch.py"))).isTrue();
    }

    @Test
    void anUnpatchedSleepHoldsTheThread() throws Exception {
        assertThat(overlaps(watch("17_gevent_time_sleep_unpatched.py"))).isFalse();
    }

    @Test
    void aPatchedSleepLetsTheOtherRun() throws Exception {
        assertThat(overlaps(watch("18_gevent_time_sleep_patched.py"))).isTrue();
    }

    /** Whether the second task began before the first had ended. */
    private static boolean overlaps(Snapshot seen) {
        List<Task> tasks = tasks(seen);
        assertThat(tasks).hasSize(2).allSatisfy(task -> assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED));
        return tasks.get(1).started() < tasks.get(0).ended();
    }

    @Test
    void aServerAndItsClientsAreTwoProcesses() throws Exception {
        Snapshot seen = watch("21_gevent_echo_clients.py");
        assertThat(lanes(seen, LaneKind.PROCESS)).hasSize(2);
        assertThat(Stream.of("hello 0", "HELLO 2")).allSatisfy(
                said -> assertThat(prints(seen)).anySatisfy(print -> assertThat(print).contains(said)));
    }
}
