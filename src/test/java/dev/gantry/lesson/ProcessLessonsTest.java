package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.Runs.Ended;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** What each lesson about processes shows, read from its recording; and those about the life of a pool. */
@Tag("process")
class ProcessLessonsTest {
    private static List<Lane> lanes(Ended run) {
        return IntStream.rangeClosed(1, run.trace().lanes()).mapToObj(run.trace()::lane).toList();
    }

    private static List<Lane> processes(Ended run) {
        return lanes(run).stream().filter(lane -> lane.kind() == LaneKind.PROCESS && lane.id() != 1).toList();
    }

    private static Lane feeder(Ended run) {
        return lanes(run).stream()
                .filter(lane -> run.trace().name(lane.name()).startsWith("QueueFeederThread"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("process-one: one process with a lane of its own; it starts, gets a task, and what it prints arrives")
    void one() throws Exception {
        Ended run = Runs.run("process-one", Map.of());
        assertThat(run.lines()).containsExactly("process 1", "process 1 end", "main process");
        assertThat(processes(run)).singleElement().satisfies(process -> {
            assertThat(run.trace().name(process.name())).isEqualTo("SpawnProcess-1");
            assertThat(process.pid()).isPositive();
        });
        Task task = run.tasks().getFirst();
        Lane worker = run.trace().lane(task.lane());
        assertThat(run.workers()).containsExactly(worker);
        assertThat(run.trace().name(worker.row(0).name(0))).isEqualTo("starts");
        assertThat(worker.opened()).isLessThan(worker.row(0).end(0));
        assertThat(worker.parent()).isEqualTo(processes(run).getFirst().id());
        assertThat(run.marks(worker.id())).containsExactly("process 1", "process 1 end");
        assertThat(run.slices(worker, State.SENDING)).isEqualTo(1);
        assertThat(run.slices(worker, State.BLOCKED)).isEqualTo(1);
        assertThat(run.slices(feeder(run), State.SENDING)).isEqualTo(1);
        assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(task.submitted()).isLessThan(task.started());
    }

    @Test
    @DisplayName("process-twenty: twenty tasks on at most five processes")
    void twenty() throws Exception {
        Ended run = Runs.run("process-twenty", Map.of("unit", 20L));
        assertThat(processes(run)).hasSize(5);
        assertThat(run.tasks()).hasSize(20).allMatch(task -> task.state() == TaskState.SUCCEEDED);
        assertThat(run.mostAtOnce()).isLessThanOrEqualTo(5);
        assertThat(run.lines()).hasSize(41).endsWith("main process");
    }

    @Test
    @DisplayName("process-results: results in the order of submission")
    void results() throws Exception {
        Ended run = Runs.run("process-results", Map.of("workers", 2L));
        assertThat(run.marks(Ended.MAIN)).hasSize(21).startsWith("result 0", "result 1", "result 4")
                .endsWith("result 361", "main process");
    }

    @Test
    @DisplayName("process-map: the same results with and without chunks, of a fifth of the tasks")
    void map() throws Exception {
        Ended run = Runs.run("process-map", Map.of("workers", 2L));
        List<String> marks = run.marks(Ended.MAIN);
        assertThat(marks).hasSize(41);
        assertThat(marks.subList(20, 40)).isEqualTo(marks.subList(0, 20));
        assertThat(run.tasks()).hasSize(24).extracting(Task::name).startsWith("square 0").endsWith("chunk 3");
    }

    @Test
    @DisplayName("process-callbacks: all in one thread of the parent that is not main, if the task was not done "
            + "already")
    void callbacks() throws Exception {
        Ended run = Runs.run("process-callbacks", Map.of("workers", 2L, "unit", 10L));
        List<Integer> where = run.tasks().stream().map(task -> task.callbacks().getFirst().lane()).distinct().toList();
        assertThat(where).singleElement().satisfies(lane -> {
            assertThat(run.trace().laneName(lane)).startsWith("ExecutorManagerThread");
            assertThat(run.trace().lane(lane).parent()).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("process-killed: everything that is not done fails in the same way")
    void killed() throws Exception {
        Ended run = Runs.run("process-killed", Map.of("unit", 20L));
        String broken = "A process in the process pool was terminated abruptly while the future was running or "
                + "pending.";
        assertThat(run.lines()).containsExactly("three tasks are submitted", broken, broken, broken,
                "A child process terminated abruptly, the process pool is not usable anymore");
        assertThat(run.tasks().getFirst().state()).isEqualTo(TaskState.FAILED);
        assertThat(run.tasks().getFirst().error()).isEqualTo("its process ended");
    }

    @Test
    @DisplayName("pool-waits-for-itself: the inner task stays queued while the outer waits for it")
    void waitsForItself() throws Exception {
        Ended run = Runs.run("pool-waits-for-itself", Map.of("unit", 20L));
        assertThat(run.lines()).containsExactly("outer waits for inner", "outer gave up, inner is still queued");
        assertThat(run.tasks().get(1).started()).isGreaterThanOrEqualTo(run.tasks().get(0).ended());
    }

    @Test
    @DisplayName("shutdown: without waiting all run, with cancelFutures those that wait do not")
    void shutdown() throws Exception {
        Ended run = Runs.run("shutdown", Map.of("unit", 100L));
        assertThat(run.lines().getFirst()).isEqualTo("shutdown without waiting returned");
        assertThat(run.lines()).contains("patient_0 ran three", "strict_0 ran one", "shutdown returned; cancelled: 2",
                "cannot schedule new futures after shutdown");
        assertThat(run.tasks()).filteredOn(task -> task.state() == TaskState.CANCELLED).hasSize(2);
    }

    @Test
    @DisplayName("cancel: what waits can be cancelled, what runs cannot")
    void cancel() throws Exception {
        Ended run = Runs.run("cancel", Map.of("unit", 100L));
        assertThat(run.lines()).containsExactly("three tasks are submitted", "cancel of the first: false",
                "callback of the cancelled task in main", "cancel of the third: true", "first and second ran",
                "the third has no result");
    }

    @Test
    @DisplayName("whole-picture: two processes, in each two threads, on each three coroutines, all in one tree of "
            + "lanes")
    void wholePicture() throws Exception {
        Ended run = Runs.run("whole-picture", Map.of());
        assertThat(run.lines()).contains("12 coroutines on 4 threads in 2 processes")
                .filteredOn(line -> line.endsWith(" is done"))
                .hasSize(12);
        assertThat(processes(run)).hasSize(2).allSatisfy(process -> {
            List<Lane> threads = under(run, process).stream()
                    .filter(lane -> run.trace().name(lane.name()).startsWith("ThreadPoolExecutor-0_"))
                    .toList();
            assertThat(threads).hasSize(2).allSatisfy(thread -> {
                List<Lane> coroutines = under(run, thread);
                assertThat(coroutines).filteredOn(lane -> run.trace().name(lane.name()).contains("coroutine"))
                        .hasSize(3)
                        .allMatch(lane -> lane.kind() == LaneKind.GREENLET)
                        .allSatisfy(lane -> assertThat(run.slices(lane, State.BLOCKED)).isEqualTo(2));
            });
        });
        assertThat(run.tasks()).hasSize(2 + 4 + 12).allMatch(task -> task.state() == TaskState.SUCCEEDED);
    }

    private static List<Lane> under(Ended run, Lane parent) {
        return lanes(run).stream().filter(lane -> lane.parent() == parent.id()).toList();
    }
}
