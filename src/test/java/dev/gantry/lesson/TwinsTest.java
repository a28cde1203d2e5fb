package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A lesson's Java program and its Python program do the same things in the same order, on as many lanes. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class TwinsTest {
    private static final Map<String, Long> SECOND = Map.of("unit", 200L);
    private static final Map<String, Long> THREE_FOR_NINE = Map.of("unit", 200L, "workers", 3L, "tasks", 9L);
    private static final Map<String, Long> TWO_FOR_SIX = Map.of("unit", 200L, "workers", 2L, "tasks", 6L);

    private static final List<String> OVERLAP = List.of("eat: eat 1", "play: play 1", "play: play 2", "eat: eat 2");

    @Test
    @DisplayName("thread-one: one thread, although there may be five; main comes last")
    void threadOne() throws Exception {
        Twins.of("thread-one", SECOND)
                .agree("the lines in order", Seen::texts, List.of("thread 1", "thread 1 end", "main thread"))
                .agree("who printed", Seen::printers, List.of("task 0", "task 0", "main"))
                .agree("threads of the pool", Seen::workers, 1L)
                .agree("main waits for the pool", seen -> seen.wasBlocked(seen.main()), true);
    }

    @Test
    @DisplayName("thread-twenty: three waves of nine tasks on three threads")
    void threadTwenty() throws Exception {
        Twins.of("thread-twenty", THREE_FOR_NINE)
                .agree("tasks", Seen::succeeded, 9L)
                .agree("no more than three threads", seen -> seen.workers() <= 3 && seen.mostAtOnce() <= 3, true)
                .agree("each start follows an end", seen -> seen.inWavesOf(3), true)
                .agree("what each task printed on its lane", Seen::ofTasks, Map.of(List.of("thread", "thread end"), 9))
                .agree("main", Seen::ofMain, List.of("main thread"))
                .agree("the last line", seen -> seen.texts().getLast(), "main thread");
    }

    @Test
    @DisplayName("thread-results: results in the order of submission, in the main thread")
    void threadResults() throws Exception {
        Twins.of("thread-results", THREE_FOR_NINE)
                .agree("main", Seen::ofMain, results("main thread"))
                .agree("no more than three threads", seen -> seen.workers() <= 3, true)
                .agree("each start follows an end", seen -> seen.inWavesOf(3), true)
                .agree("main waits for results", seen -> seen.wasBlocked(seen.main()), true);
    }

    @Test
    @DisplayName("thread-map: results in the order of the arguments, whichever ends first")
    void threadMap() throws Exception {
        Twins both = Twins.of("thread-map", THREE_FOR_NINE)
                .agree("main", Seen::ofMain, results("main thread"))
                .agree("no more than three threads", seen -> seen.workers() <= 3, true)
                .agree("each start follows an end", seen -> seen.inWavesOf(3), true);
        assertThat(Stream.of(both.java(), both.python()).map(Seen::endings))
                .allSatisfy(endings -> assertThat(endings).isNotEqualTo(IntStream.range(0, 9).boxed().toList()));
    }

    @Test
    @DisplayName("thread-callbacks: each callback runs behind its task, in the same thread, before the next task")
    void threadCallbacks() throws Exception {
        Twins.of("thread-callbacks", TWO_FOR_SIX)
                .agree("callbacks run in the task's thread", Seen::callbacks, Set.of("after it, in the task's thread"))
                .agree("callbacks come before the next task", Seen::callbacksComeFirst, true)
                .agree("main says its line", seen -> seen.ofMain().contains("main thread"), true);
    }

    @Test
    @DisplayName("process-one: the task runs in another process; main comes last")
    void processOne() throws Exception {
        Twins.of("process-one", SECOND)
                .agree("the lines in order", Seen::texts, List.of("process 1", "process 1 end", "main process"))
                .agree("who printed", Seen::printers, List.of("task 0", "task 0", "main"))
                .agree("tasks in other processes", Seen::sentAway, 1L)
                .agree("main waits for the pool", seen -> seen.wasBlocked(seen.main()), true);
    }

    @Test
    @DisplayName("process-callbacks: all callbacks run in one thread of the parent, which is not main")
    void processCallbacks() throws Exception {
        Twins.of("process-callbacks", TWO_FOR_SIX)
                .agree("tasks in other processes", Seen::sentAway, 6L)
                .agree("where callbacks ran", Seen::callbacks, Set.of("after it, in another thread of the submitter's"))
                .agree("threads that ran callbacks", Seen::callers, 1L)
                .agree("main says its line",
                        seen -> seen.ofMain().stream().anyMatch(line -> line.startsWith("main process")), true);
    }

    @Test
    @DisplayName("serial-producer: one lane, no switch, one line")
    void serialProducer() throws Exception {
        Twins.of("serial-producer", Map.of("steps", 50L))
                .agree("the line", Seen::texts, List.of("sum 1225 of 50 items in"))
                .agree("coroutines", Seen::coroutines, 0L)
                .agree("turns", Seen::turns, List.of());
    }

    @Test
    @DisplayName("generator-producer: send goes over, yield comes back, for each item")
    void generatorProducer() throws Exception {
        List<Integer> there = IntStream.range(0, 22).boxed().flatMap(_ -> Stream.of(1, 0)).toList(); // next, 20, close
        Twins.of("generator-producer", Map.of("steps", 20L))
                .agree("the line", Seen::texts, List.of("sum 190 of 20 items in"))
                .agree("generators", Seen::coroutines, 1L)
                .agree("turns", Seen::turns, there);
    }

    @Test
    @DisplayName("generator-sleep: the consumer gets its turn when the producer has slept, not before")
    void generatorSleep() throws Exception {
        Twins.of("generator-sleep", Map.of("unit", 10L))
                .agree("who said what, in order", Seen::told, IntStream.range(0, 3).boxed().flatMap(i -> Stream
                        .of("main: producing " + i, "main: produced " + i, "consumer: consumed " + i)).toList())
                .agree("turns", Seen::turns, IntStream.range(0, 5).boxed().flatMap(_ -> Stream.of(1, 0)).toList())
                .agree("the sleeps block main", seen -> seen.wasBlocked(seen.main()), true);
    }

    @Test
    @DisplayName("greenlet-eat-play: eat, play, play, eat; play stays suspended")
    void greenletEatPlay() throws Exception {
        Twins.of("greenlet-eat-play", Map.of("unit", 10L))
                .agree("who said what, in order", Seen::told,
                        List.of("eat: eating 1", "play: playing 1", "play: playing 2", "eat: eating 2"))
                .agree("turns", Seen::turns, List.of(1, 2, 1, 0));
    }

    @Test
    @DisplayName("serial-compute: one lane, no switch, one line")
    void serialCompute() throws Exception {
        Twins.of("serial-compute", Map.of("steps", 10L))
                .agree("the lines", seen -> seen.texts().size(), 1)
                .agree("coroutines", Seen::coroutines, 0L)
                .agree("turns", Seen::turns, List.of());
    }

    @Test
    @DisplayName("greenlet-compute: the two take turns at every step")
    void greenletCompute() throws Exception {
        List<Integer> turns = Stream.concat(IntStream.range(0, 10).boxed().flatMap(_ -> Stream.of(1, 2)),
                Stream.of(1, 0)).toList();
        Twins.of("greenlet-compute", Map.of("steps", 10L))
                .agree("turns", Seen::turns, turns)
                .agree("the lines", seen -> seen.texts().size(), 2);
    }

    @Test
    @DisplayName("hub-spawn-join: the task starts when main waits for it")
    void hubSpawnJoin() throws Exception {
        Twins both = Twins.of("hub-spawn-join", Map.of("unit", 10L))
                .agree("who printed", Seen::printers, List.of("main", "task 0", "main"))
                .agree("main", Seen::ofMain, List.of("spawned, not started", "joined"))
                .agree("threads", Seen::threads, 1L);
        assertThat(Stream.of(both.java(), both.python())).allSatisfy(
                seen -> assertThat(seen.thread(seen.tasks().getFirst().lane())).isEqualTo(seen.main()));
    }

    @Test
    @DisplayName("hub-join-all: the last to be spawned ends first, and the values come in that order")
    void hubJoinAll() throws Exception {
        Twins.of("hub-join-all", SECOND)
                .agree("the lines in order", Seen::texts,
                        List.of("func3", "func2", "func1", "value of func1", "value of func2", "value of func3"))
                .agree("who printed", Seen::printers, List.of("task 0", "task 1", "task 2", "main", "main", "main"))
                .agree("endings", Seen::endings, List.of(2, 1, 0))
                .agree("threads", Seen::threads, 1L);
    }

    @Test
    @DisplayName("hub-sleep: the sleeps overlap")
    void hubSleep() throws Exception {
        Twins.of("hub-sleep", SECOND)
                .agree("who said what, in order", Seen::told, OVERLAP)
                .agree("endings", Seen::endings, List.of(1, 0))
                .agree("threads", Seen::threads, 1L);
    }

    @Test
    @DisplayName("hub-blocking-sleep: an ordinary sleep holds the thread of all")
    void hubBlockingSleep() throws Exception {
        Twins.of("hub-blocking-sleep", Map.of("unit", 10L))
                .agree("who said what, in order", Seen::told,
                        List.of("eat: eat 1", "eat: eat 2", "play: play 1", "play: play 2"))
                .agree("most at once", Seen::mostAtOnce, 1)
                .agree("threads", Seen::threads, 1L)
                .agree("the sleeps block", seen -> seen.tasks().stream().allMatch(
                        task -> seen.wasBlocked(task.lane())), true);
    }

    @Test
    @DisplayName("hub-automatic-sleep: an ordinary sleep switches by itself")
    void hubAutomaticSleep() throws Exception {
        Twins.of("hub-automatic-sleep", SECOND)
                .agree("who said what, in order", Seen::told, OVERLAP)
                .agree("endings", Seen::endings, List.of(1, 0))
                .agree("threads", Seen::threads, 1L);
    }

    @Test
    @DisplayName("hub-ten-waits: one after the other, then all at once, in one thread")
    void hubTenWaits() throws Exception {
        List<String> ten = IntStream.range(0, 10).mapToObj("task %d done"::formatted).toList();
        List<String> all = Stream.of(List.of("ten waits"), ten, List.of("in sequence"), ten, List.of("at once"))
                .flatMap(List::stream).toList();
        Twins.of("hub-ten-waits", Map.of("unit", 40L))
                .agree("the lines in order", Seen::texts, all)
                .agree("tasks", Seen::succeeded, 10L)
                .agree("most at once", Seen::mostAtOnce, 10)
                .agree("threads", Seen::threads, 1L);
    }

    @Test
    @DisplayName("hub-echo: one thread serves five clients, each in its own, and in the order of what it says")
    void hubEcho() throws Exception {
        Twins.of("hub-echo", Map.of("unit", 50L))
                .agree("connections", seen -> seen.lanesThatPrinted("server got", 3),
                        Map.of("lanes", 5L, "with as many", 5L, "threads", 1L))
                .agree("clients", seen -> seen.lanesThatPrinted("client got", 3),
                        Map.of("lanes", 5L, "with as many", 5L, "threads", 5L))
                .agree("a client's questions in order", seen -> seen.inOrder("server got hello "), true)
                .agree("its answers in order", seen -> seen.inOrder("client got HELLO "), true);
    }

    @Test
    @DisplayName("every lesson with programs in both languages is compared here")
    void all() {
        Set<String> compared = Stream.of(TwinsTest.class.getDeclaredMethods())
                .map(method -> method.getAnnotation(DisplayName.class)).filter(Objects::nonNull)
                .map(name -> name.value().split(":")[0]).collect(Collectors.toSet());
        assertThat(compared).containsAll(Catalogue.inJava().stream().filter(lesson -> lesson.script().isPresent())
                .map(Lesson::id).toList());
    }

    private static List<String> results(String last) {
        return Stream.concat(IntStream.range(0, 9).mapToObj(i -> "result " + i * i), Stream.of(last)).toList();
    }
}
