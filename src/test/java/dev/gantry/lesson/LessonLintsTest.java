package dev.gantry.lesson;

import static dev.gantry.insight.lint.Lint.CARRIER_PINNED;
import static dev.gantry.insight.lint.Lint.COMMON_POOL_WAIT;
import static dev.gantry.insight.lint.Lint.CONVOY;
import static dev.gantry.insight.lint.Lint.DEADLOCK;
import static dev.gantry.insight.lint.Lint.GIL_CONVOY;
import static dev.gantry.insight.lint.Lint.HUB_BLOCKED;
import static dev.gantry.insight.lint.Lint.NEVER_YIELDS;
import static dev.gantry.insight.lint.Lint.POOL_STARVED;
import static dev.gantry.insight.lint.Lint.WORKER_START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.Stalls;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.lint.Lint;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.view.explain.VerdictText;

/** Of each lesson the lints find the fault that it shows, and no other. */
@Tag("process")
class LessonLintsTest {
    /** The lessons that have a fault; all others have none. */
    private static final Map<String, Set<Lint>> IN_JAVA = Map.of(
            "pool-waits-for-itself", Set.of(POOL_STARVED),
            "hub-blocking-sleep", Set.of(HUB_BLOCKED),
            "process-one", Set.of(WORKER_START)); // as short as it is run here
    private static final Map<String, Set<Lint>> IN_PYTHON = Map.of(
            "hub-blocking-sleep", Set.of(HUB_BLOCKED),
            "asyncio-blocking-call", Set.of(HUB_BLOCKED),
            "gil", Set.of(GIL_CONVOY));

    /** Of those whose Java program is watched; they are run by {@link WatchedLessonsTest}. */
    private static final Map<String, Set<Lint>> WATCHED = Map.of(
            "deadlock", Set.of(DEADLOCK),
            "convoy", Set.of(CONVOY),
            "nested-submit", Set.of(POOL_STARVED),
            "common-pool", Set.of(COMMON_POOL_WAIT),
            "pinned-carrier", Set.of(CARRIER_PINNED));

    private static final Map<String, Map<String, Long>> PARAMETERS = Map.of(
            "process-one", Map.of("unit", 5L),
            "thread-twenty", Map.of("unit", 50L),
            "gil", Map.of("steps", 1_500_000L));

    /** What a coroutine that has no processor for so many nanoseconds looks like. */
    private static final Set<Lint> HELD = Set.of(HUB_BLOCKED, NEVER_YIELDS);
    private static final long STALL = 20_000_000;

    /** Those with processes: whether starting one takes longer than their work is up to the machine. */
    private static boolean mayStartLong(String lesson) {
        return lesson.startsWith("process-") || lesson.equals("whole-picture") || lesson.equals("gil");
    }

    private static Stream<String> inJava() {
        return OneMachine.lessons().stream().map(Lesson::id);
    }

    private static Stream<String> inPython() {
        return Catalogue.lessons().stream().filter(lesson -> lesson.script().isPresent()).map(Lesson::id);
    }

    private static Map<String, Long> parameters(String lesson) {
        Map<String, Long> values = new HashMap<>(PARAMETERS.getOrDefault(lesson, Map.of()));
        if (Catalogue.find(lesson).orElseThrow().parameters().contains(Parameter.UNIT)) {
            values.putIfAbsent("unit", 200L);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource
    void inJava(String lesson) throws Exception {
        try (Stalls stalls = new Stalls()) {
            Snapshot recorded = Runs.run(lesson, parameters(lesson)).trace();
            check(lesson, recorded, List.of(), IN_JAVA.getOrDefault(lesson, Set.of()), stalls.longest());
        }
    }

    @ParameterizedTest
    @MethodSource
    @EnabledOnOs(OS.LINUX)
    void inPython(String lesson) throws Exception {
        try (Stalls stalls = new Stalls()) {
            var run = Twins.pythonRun(lesson, parameters(lesson));
            check(lesson, run.snapshot(), run.about().notices(), IN_PYTHON.getOrDefault(lesson, Set.of()),
                    stalls.longest());
        }
    }

    static void checkWatched(String lesson, Recording run) {
        check(lesson, run.snapshot(), run.about().notices(), WATCHED.getOrDefault(lesson, Set.of()), 0);
    }

    private static void check(String lesson, Snapshot recorded, List<Message> notices, Set<Lint> expected,
            long stalled) {
        Set<Lint> found = EnumSet.noneOf(Lint.class);
        List<String> said = new ArrayList<>();
        for (Lint lint : Lint.values()) {
            Verdict verdict = lint.on(recorded, notices, true, () -> true, _ -> {}).orElseThrow();
            if (verdict.outcome() == Outcome.REFUTED) {
                found.add(lint);
                said.add(lint + ": " + VerdictText.details(recorded, verdict));
            }
        }
        if (mayStartLong(lesson) && !expected.contains(WORKER_START)) {
            found.remove(WORKER_START);
        }
        // So may a coroutine have been, which then held its thread. In a worker its first turn loads the hub's classes,
        // and nobody watches there.
        if (stalled > STALL || mayStartLong(lesson)) {
            found.removeIf(lint -> HELD.contains(lint) && !expected.contains(lint));
        }
        if (lesson.equals("virtual-sleeps")) { // one of thousands may lose the processor before it yields
            found.remove(CARRIER_PINNED);
        }
        assertThat(found).as(String.join("\n", said)).isEqualTo(expected);
    }

    @Test
    void theLessonThatALintNamesIsThereAndHasTheFault() {
        assertThat(Lint.values()).allSatisfy(lint -> lint.lesson().ifPresent(id -> {
            assertThat(Catalogue.find(id)).as(id).isPresent();
            assertThat(Stream.of(IN_JAVA, IN_PYTHON, WATCHED).map(of -> of.getOrDefault(id, Set.of())))
                    .as("%s of %s", lint, id).anyMatch(faults -> faults.contains(lint));
        }));
    }
}
