package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.lesson.text.Leading;
import dev.gantry.recording.Recording;

/**
 * Lessons whose Java program runs in a JVM of its own. A run takes a second or two, so one answers all that is asked of
 * a lesson as it is usually run; with other parameters only its questions are asked.
 */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class WatchedLessonsTest {
    private static final long SECOND = 100;

    /** Other parameters, with which other answers are right. */
    private static final Map<String, List<Map<String, Long>>> OTHERS = Map.ofEntries(
            Map.entry("lost-update", List.of(Map.of("workers", 1L))),
            Map.entry("deadlock", List.of(Map.of("workers", 1L), Map.of("workers", 5L))),
            Map.entry("convoy", List.of(Map.of("workers", 1L))),
            Map.entry("semaphore", List.of(Map.of("tasks", 1L), Map.of("permits", 4L))),
            Map.entry("bounded-buffer", List.of(Map.of("capacity", 6L), Map.of("tasks", 2L))),
            Map.entry("unfair-lock", List.of(Map.of("steps", 2L))),
            Map.entry("reader-writer", List.of(Map.of("workers", 5L))),
            Map.entry("latch-and-barrier", List.of(Map.of("workers", 4L, "steps", 1L))),
            Map.entry("nested-submit", List.of(Map.of("workers", 3L))),
            Map.entry("work-stealing", List.of(Map.of("workers", 1L, "tasks", 3L))),
            Map.entry("common-pool", List.of(Map.of("workers", 6L))),
            Map.entry("virtual-sleeps", List.of(Map.of("tasks", 50L))),
            Map.entry("structured-failure", List.of(Map.of("tasks", 1L))),
            Map.entry("rate-limit", List.of(Map.of("permits", 7L))),
            Map.entry("caller-runs", List.of(Map.of("tasks", 4L), Map.of("workers", 1L, "capacity", 1L))));

    static Stream<String> lessons() {
        return Catalogue.lessons().stream().filter(lesson -> lesson.watchedProgram().isPresent()).map(Lesson::id);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void showsWhatItSays(String id) throws Exception {
        QuestionsTest.Case usual = values(id, Map.of());
        Recording run = Twins.watchedRun(id, usual.values());
        Leading leading = new Leading(run.snapshot());
        assertThat(QuestionsTest.targets(Catalogue.find(id).orElseThrow()))
                .allMatch(target -> leading.to(target).isPresent());
        QuestionsTest.check(usual, run.snapshot());
        LessonLintsTest.checkWatched(id, run);
    }

    static Stream<QuestionsTest.Case> others() {
        return Stream.concat(OTHERS.entrySet().stream().flatMap(of -> of.getValue().stream().map(
                changed -> values(of.getKey(), changed))), lessons().flatMap(WatchedLessonsTest::littleAndMuch))
                .distinct();
    }

    /** As few workers as there may be, with no task and with one; eight workers and fifty tasks. */
    private static Stream<QuestionsTest.Case> littleAndMuch(String id) {
        Map<String, Long> none = new HashMap<>();
        Map<String, Long> little = new HashMap<>();
        Map<String, Long> much = new HashMap<>();
        Catalogue.find(id).orElseThrow().parameters().stream()
                .filter(each -> each.name().equals("workers") || each.name().equals("tasks")).forEach(each -> {
                    none.put(each.name(), each.least());
                    little.put(each.name(), Math.max(1, each.least()));
                    much.put(each.name(), each.name().equals("workers") ? 8L : 50L);
                });
        return none.isEmpty()
                ? Stream.of()
                : Stream.of(none, little, much).map(changed -> values(id, changed));
    }

    @ParameterizedTest
    @MethodSource("others")
    void hasOneRightAnswerWithOtherParametersToo(QuestionsTest.Case run) throws Exception {
        QuestionsTest.check(run, Twins.watchedRun(run.lesson(), run.values()).snapshot());
    }

    private static QuestionsTest.Case values(String id, Map<String, Long> changed) {
        Map<String, Long> values = new HashMap<>();
        Catalogue.find(id).orElseThrow().parameters().forEach(each -> values.put(each.name(), each.usual()));
        values.put("unit", SECOND);
        values.putAll(changed);
        Arguments usual = Arguments.usual(Catalogue.find(id).orElseThrow());
        changed.forEach((name, value) -> usual.with(Catalogue.find(id).orElseThrow(), name, value)); // refuses others
        return new QuestionsTest.Case(id, values);
    }
}
