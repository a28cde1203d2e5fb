package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.run.ChangedRun;
import dev.gantry.program.Piped;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.SourceError;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.budget.Budget;

/** Changed programs of lessons, each in a JVM of its own with the agent in it. */
@Tag("process")
class ChangedRunTest {
    @Test
    @DisplayName("the engine's pool is seen on the lanes that the agent has, and nothing twice")
    void pool() throws Exception {
        Snapshot seen = run("thread-twenty", "workers", 3, "\"task \"", "\"changed \"");
        assertThat(tasks(seen)).hasSize(20).allSatisfy(task -> {
            assertThat(task.name()).startsWith("changed ");
            assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
            assertThat(task.site()).startsWith("Main:");
        });
        List<Lane> workers = lanes(seen).stream().filter(lane -> seen.laneName(lane.id()).matches("ThreadPool.*_\\d"))
                .toList();
        assertThat(workers).hasSize(3).allSatisfy(lane -> {
            assertThat(states(lane)).contains(State.BLOCKED);
            assertThat(lane.depth()).as("a sleep inside a task, and no more").isEqualTo(2);
        });
        assertThat(seen.executors()).hasSize(1);
        assertThat(marks(seen)).contains("main thread", "thread 19 end").hasSize(41);
    }

    @Test
    @DisplayName("coroutines of a hub are lanes, in which a blocking call blocks")
    void hub() throws Exception {
        Snapshot seen = run("hub-blocking-sleep", "unit", 20, "\"eat 1\"", "\"eat first\"");
        List<Lane> coroutines = lanes(seen).stream().filter(lane -> lane.kind().isCoroutine()).toList();
        assertThat(coroutines).extracting(lane -> seen.laneName(lane.id())).contains("eat", "play");
        assertThat(coroutines.stream().filter(lane -> seen.laneName(lane.id()).equals("eat")).flatMap(
                lane -> states(lane).stream())).contains(State.BLOCKED);
        assertThat(marks(seen)).containsExactly("eat first", "eat 2", "play 1", "play 2");
    }

    @Test
    @DisplayName("on an automatic hub what the JDK does below its tasks is not shown")
    void automaticHub() throws Exception {
        Snapshot seen = run("hub-automatic-sleep", "unit", 20, "\"eat 1\"", "\"eat first\"");
        assertThat(lanes(seen)).filteredOn(lane -> lane.kind() == LaneKind.VIRTUAL_THREAD)
                .extracting(lane -> seen.laneName(lane.id())).containsExactlyInAnyOrder("eat", "play");
        assertThat(marks(seen)).containsExactlyInAnyOrder("eat first", "play 1", "play 2", "eat 2");
    }

    @Test
    @DisplayName("worker processes know the classes of a program that was compiled a moment ago")
    void processes() throws Exception {
        Snapshot seen = run("process-results", "tasks", 3, "\"result \"", "\"changed \"");
        assertThat(tasks(seen)).filteredOn(task -> task.name().startsWith("square")).hasSize(3)
                .allSatisfy(task -> assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED));
        assertThat(marks(seen)).contains("changed 0", "changed 1", "changed 4");
    }

    @Test
    @DisplayName("what can't be compiled is told with its line, and does not run")
    void errors() throws Exception {
        Lesson lesson = Catalogue.find("thread-one").orElseThrow();
        String wrong = java(lesson).replace("IO.println(\"thread 1\");", "IO.println(\"thread 1\")");
        List<SourceError> errors = ChangedRun.errors(ProgramLanguage.JAVA, wrong, Optional.empty());
        int line = wrong.substring(0, wrong.indexOf("IO.println(\"thread 1\")")).split("\n").length;
        assertThat(errors).containsExactly(new SourceError(line, "';' expected"));
        assertThat(ChangedRun.errors(ProgramLanguage.JAVA, java(lesson), Optional.empty())).isEmpty();
        Recording refused = Recording.complete(feed(lesson, Arguments.usual(lesson), wrong));
        assertThat(refused.failure().orElseThrow()).hasMessage("Main.java:" + line + ": ';' expected");
    }

    private static Snapshot run(String id, String parameter, int value, String what, String by) throws Exception {
        Lesson lesson = Catalogue.find(id).orElseThrow();
        Arguments arguments = Arguments.usual(lesson).with(lesson, "unit", 5).with(lesson, parameter, value);
        String text = java(lesson);
        assertThat(text).contains(what);
        Recording run = Recording.complete(feed(lesson, arguments, text.replace(what, by)));
        assertThat(run.failure()).isEmpty();
        assertThat(run.about().lesson()).isEqualTo(id);
        assertThat(run.about().sources().get("Main")).contains(by);
        assertThat(run.snapshot().malformed()).isZero();
        assertThat(run.snapshot().lost()).isZero();
        return run.snapshot();
    }

    private static String java(Lesson lesson) {
        return lesson.files(ProgramLanguage.JAVA).values().iterator().next();
    }

    private static PreparedFeed feed(Lesson lesson, Arguments arguments, String text) {
        return ChangedRun.of(lesson, ProgramLanguage.JAVA, text, arguments, Optional.empty(), Budget.usual(),
                new Piped());
    }

    private static List<Task> tasks(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::task).toList();
    }

    private static List<Lane> lanes(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::lane).toList();
    }

    private static List<State> states(Lane lane) {
        return IntStream.range(0, lane.depth()).mapToObj(lane::row)
                .flatMap((Row row) -> IntStream.range(0, row.size()).mapToObj(row::state)).toList();
    }

    private static List<String> marks(Snapshot seen) {
        return lanes(seen).stream().flatMap(
                lane -> IntStream.range(0, lane.marks()).mapToObj(i -> seen.name(lane.markText(i)))).toList();
    }
}
