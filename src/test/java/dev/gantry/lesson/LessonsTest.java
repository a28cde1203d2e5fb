package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.Runs.Ended;
import dev.gantry.trace.Lane;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** What each lesson shows, read from its recording. */
class LessonsTest {
    @Test
    @DisplayName("thread-one: one thread, although there may be five; main comes last")
    void one() throws Exception {
        Ended run = Runs.run("thread-one", Map.of());
        assertThat(run.lines()).containsExactly("thread 1", "thread 1 end", "main thread");
        assertThat(run.tasks()).hasSize(1);
        assertThat(run.workers()).hasSize(1);
        assertThat(run.trace().laneName(run.tasks().getFirst().lane())).isEqualTo("ThreadPoolExecutor-0_0");
        assertThat(run.slices(run.trace().lane(Ended.MAIN), State.BLOCKED)).isEqualTo(1);
    }

    @Test
    @DisplayName("thread-twenty: twenty tasks in four waves on five threads, started in order")
    void twenty() throws Exception {
        Ended run = Runs.run("thread-twenty", Map.of("unit", 20L));
        assertThat(run.workers()).extracting(lane -> run.trace().name(lane.name()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 5).mapToObj("ThreadPoolExecutor-0_%d"::formatted).toList());
        assertThat(run.tasks()).hasSize(20).allMatch(task -> task.state() == TaskState.SUCCEEDED);
        assertThat(run.mostAtOnce()).isEqualTo(5);
        List<Task> started = run.tasksInOrderOfStart();
        for (int i = 5; i < 20; i++) { // each start follows an end: the waves
            long start = started.get(i).started();
            assertThat(started.stream().filter(task -> task.ended() <= start).count()).isGreaterThanOrEqualTo(i - 4);
        }
        assertThat(run.workers()).allSatisfy(lane -> assertThat(run.slices(lane, State.BLOCKED)).isPositive());
        assertThat(run.lines()).hasSize(41).endsWith("main thread");
        assertThat(run.tasks()).extracting(Task::name).startsWith("task 0", "task 1").endsWith("task 19");
    }

    @Test
    @DisplayName("thread-twenty: more workers, fewer waves")
    void parameters() throws Exception {
        Ended run = Runs.run("thread-twenty", Map.of("workers", 1L, "tasks", 6L));
        assertThat(run.workers()).hasSize(1);
        assertThat(run.mostAtOnce()).isEqualTo(1);
        assertThat(run.tasksInOrderOfStart()).extracting(Task::id).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    @DisplayName("thread-results: results in the order of submission, and main waits for them one by one")
    void results() throws Exception {
        Ended run = Runs.run("thread-results", Map.of());
        assertThat(run.marks(Ended.MAIN)).hasSize(21).startsWith("result 0", "result 1", "result 4")
                .endsWith("result 361", "main thread");
        assertThat(run.slices(run.trace().lane(Ended.MAIN), State.BLOCKED)).isPositive();
        assertThat(run.trace().lane(Ended.MAIN).wakes()).isPositive();
    }

    @Test
    @DisplayName("thread-map: results in the order of the arguments")
    void map() throws Exception {
        Ended run = Runs.run("thread-map", Map.of());
        assertThat(run.marks(Ended.MAIN)).hasSize(21).startsWith("result 0", "result 1", "result 4")
                .endsWith("result 361", "main thread");
        assertThat(run.tasks()).extracting(Task::name).startsWith("square 0").endsWith("square 19");
    }

    @Test
    @DisplayName("thread-callbacks: each callback runs on the lane of its task's worker, before the worker's next task")
    void callbacks() throws Exception {
        Ended run = Runs.run("thread-callbacks", Map.of("unit", 20L));
        assertThat(run.marks(Ended.MAIN)).contains("main thread");
        int inMain = run.marks(Ended.MAIN).size() - 1; // a task that is done before it gets its callback
        assertThat(inMain).isLessThan(10);
        assertThat(run.tasks()).filteredOn(task -> task.callbacks().getFirst().lane() == Ended.MAIN).hasSize(inMain);
        for (Task task : run.tasks()) {
            assertThat(task.callbacks()).singleElement().satisfies(callback -> {
                assertThat(callback.lane()).isIn(task.lane(), Ended.MAIN);
                assertThat(callback.start()).isGreaterThanOrEqualTo(task.ended());
                assertThat(run.tasks())
                        .filteredOn(next -> next.lane() == task.lane() && next.started() > task.started())
                        .allMatch(next -> callback.lane() == Ended.MAIN || next.started() >= callback.end());
            });
        }
        for (Lane worker : run.workers()) {
            List<String> marks = run.marks(worker.id());
            assertThat(marks).filteredOn(mark -> mark.startsWith("callback"))
                    .allMatch(mark -> mark.endsWith(run.trace().name(worker.name())));
        }
    }

    @Test
    @DisplayName("thread-random: the same seed gives the same lengths, another gives others")
    void random() throws Exception {
        List<String> first = lengths(7);
        assertThat(lengths(7)).isEqualTo(first);
        assertThat(lengths(8)).isNotEqualTo(first);
        assertThat(first).hasSize(20);
    }

    private static List<String> lengths(long seed) throws InterruptedException {
        return Runs.run("thread-random", Map.of("seed", seed)).lines().stream()
                .filter(line -> line.startsWith("task"))
                .sorted()
                .toList();
    }
}
