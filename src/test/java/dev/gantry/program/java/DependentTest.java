package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Slice;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** Stages of CompletableFutures run in the thread that completes what they follow from, which each of them tells. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class DependentTest {
    private static final String MAIN = "main";
    private static final String WORKER = "pool-1-thread-1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aStageTellsWhereItRanAndWhatItFollowedAndAWaitTellsItsStage(JavaHome java) throws Exception {
        Snapshot seen = Watched.run(java, "Dependent.java", folder);
        List<Task> stages = Watched.tasks(seen).filter(task -> task.name().startsWith("Dependent.")).toList();
        assertThat(stages).extracting(task -> shown(task) + " in " + thread(seen, task.lane()))
                .containsExactlyInAnyOrder("first in " + WORKER, "second in " + WORKER, "third in " + WORKER,
                        "both in " + WORKER, "failing in " + WORKER, "excuse in " + WORKER, "last in " + WORKER,
                        "atOnce in " + MAIN, "inCaller in " + MAIN);
        assertThat(stages).allSatisfy(task -> assertThat(task.state()).as(task.name())
                .isEqualTo(shown(task).equals("failing") ? TaskState.FAILED : TaskState.SUCCEEDED));
        assertThat(stages.stream().flatMap(source -> source.callbacks().stream()
                .map(callback -> shown(running(stages, callback)) + " after " + shown(source))))
                .containsExactlyInAnyOrder("second after first", "third after second", "both after second",
                        "both after third", "failing after first", "excuse after failing", "atOnce after both",
                        "inCaller after both");
        Lane main = IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::lane)
                .filter(lane -> thread(seen, lane.id()).equals(MAIN)).findFirst().orElseThrow();
        assertThat(waits(main).map(wait -> seen.name(wait.name()) + " " + seen.taskLabel(wait.awaited())))
                .contains("gantry:result Dependent.last");
        assertThat(waits(main).filter(wait -> IntStream.range(0, main.wakes()).mapToObj(main::wake)
                .anyMatch(wake -> wake.time() == wait.end() && thread(seen, wake.by()).equals(WORKER))))
                .as("waits that the worker ended").hasSizeGreaterThanOrEqualTo(2);
    }

    private static String shown(Task task) {
        return task.name().substring(task.name().lastIndexOf('.') + 1);
    }

    private static String thread(Snapshot seen, int lane) {
        return seen.name(seen.lane(lane).name());
    }

    /** The innermost stage around a callback. */
    private static Task running(List<Task> stages, Callback callback) {
        return stages.stream()
                .filter(task -> task.lane() == callback.lane() && task.started() <= callback.start()
                        && task.ended() >= callback.end())
                .max(Comparator.comparingLong(Task::started)).orElseThrow();
    }

    private static Stream<Slice> waits(Lane lane) {
        return IntStream.range(0, lane.row(0).size()).mapToObj(lane.row(0)::slice)
                .filter(slice -> slice.state() == State.BLOCKED);
    }
}
