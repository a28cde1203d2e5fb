package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.gantry.lesson.Seen.Print;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.view.explain.Blocking;

/** What the lessons that only Python can show say of themselves, read from their recordings. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class PythonLessonsTest {
    private static final Map<String, Long> SECOND = Map.of("unit", 200L);

    @Test
    @DisplayName("asyncio-gather: three tasks of one thread wait at once; results come in the order of the arguments")
    void gather() throws Exception {
        Seen seen = Twins.python("asyncio-gather", SECOND);
        assertThat(seen.texts()).containsExactly("a asks", "b asks", "c asks", "b has an answer", "c has an answer",
                "a has an answer", "results a b c");
        List<Task> three = named(seen, "fetch");
        assertThat(three).hasSize(3).allMatch(task -> task.state() == TaskState.SUCCEEDED);
        assertThat(three).extracting(Task::lane).doesNotHaveDuplicates()
                .allMatch(lane -> seen.thread(lane) == seen.main());
        assertThat(seen.wasBlocked(seen.main())).as("the loop waits").isTrue();
        assertThat(blocksOthers(seen, seen.main())).as("its waiting blocks nobody").isFalse();
        long firstEnd = three.stream().mapToLong(Task::ended).min().orElseThrow();
        assertThat(three).allMatch(task -> task.started() < firstEnd);
    }

    @Test
    @DisplayName("asyncio-blocking-call: no tick between the call's begin and its end, and the thread is blocked")
    void blockingCall() throws Exception {
        Seen seen = Twins.python("asyncio-blocking-call", SECOND);
        List<String> texts = seen.texts();
        assertThat(texts.indexOf("the call ends")).isEqualTo(texts.indexOf("the call begins") + 1);
        assertThat(texts.getFirst()).isEqualTo("tick 0");
        assertThat(texts.getLast()).isEqualTo("tick 5");
        int work = named(seen, "work").getFirst().lane();
        assertThat(blocksOthers(seen, work)).as("the call blocks the others").isTrue();
        assertThat(seen.thread(work)).isEqualTo(seen.main());
    }

    @Test
    @DisplayName("asyncio-executor: the call blocks another thread, the loop ticks meanwhile, and has the result")
    void executor() throws Exception {
        Seen seen = Twins.python("asyncio-executor", SECOND);
        Task call = named(seen, "call").getFirst();
        assertThat(seen.thread(call.lane())).isNotEqualTo(seen.main());
        assertThat(seen.wasBlocked(call.lane())).isTrue();
        assertThat(seen.prints()).filteredOn(print -> print.text().startsWith("tick"))
                .allMatch(print -> seen.thread(print.lane()) == seen.main())
                .anyMatch(print -> print.time() > call.started() && print.time() < call.ended());
        Print result = seen.prints().stream().filter(print -> print.text().equals("the loop has the result"))
                .findFirst()
                .orElseThrow();
        assertThat(result.lane()).isEqualTo(named(seen, "work").getFirst().lane());
        assertThat(result.time()).isGreaterThan(call.ended());
    }

    @Test
    @DisplayName("asyncio-task-group: who has ended keeps its result, the rest is cancelled, then the error comes out")
    void taskGroup() throws Exception {
        Seen seen = Twins.python("asyncio-task-group", SECOND);
        assertThat(seen.texts()).startsWith("a asks", "b asks", "c asks", "d asks", "a has an answer")
                .endsWith("main: b is not there").contains("c is cancelled", "d is cancelled").hasSize(8);
        List<Task> fetches = named(seen, "fetch");
        assertThat(fetches).extracting(Task::state).containsExactly(TaskState.SUCCEEDED, TaskState.CANCELLED,
                TaskState.CANCELLED);
        Task failed = named(seen, "fail").getFirst();
        assertThat(failed.error()).contains("b is not there");
        assertThat(fetches.subList(1, 3)).allMatch(task -> task.ended() > failed.ended());
        assertThat(seen.prints().getLast().time()).isGreaterThan(
                fetches.stream().mapToLong(Task::ended).max().orElseThrow());
    }

    @Test
    @DisplayName("gil: the same tasks on the threads of one process, then in other processes")
    void gil() throws Exception {
        Seen seen = Twins.python("gil", Map.of("steps", 100_000L, "workers", 3L));
        assertThat(seen.succeeded()).isEqualTo(6);
        assertThat(seen.sentAway()).isEqualTo(3);
        Set<Integer> first = seen.tasks().subList(0, 3).stream().map(task -> seen.process(task.lane()))
                .collect(Collectors.toSet());
        assertThat(first).containsExactly(seen.process(seen.main()));
        assertThat(seen.texts()).containsExactly("on threads:", "on processes:");
    }

    /** Whether this lane was blocked so that coroutines of its thread could not run. */
    private static boolean blocksOthers(Seen seen, int id) {
        Lane lane = seen.trace().lane(id);
        return IntStream.range(0, lane.depth()).mapToObj(lane::row)
                .anyMatch(row -> Blocking.others(seen.trace(), lane, row, 0, row.size()) > 0);
    }

    private static List<Task> named(Seen seen, String name) {
        return seen.tasks().stream().filter(task -> task.name().equals(name)).toList();
    }
}
