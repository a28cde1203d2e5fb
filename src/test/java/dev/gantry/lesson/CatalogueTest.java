package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.gantry.lesson.run.RunningDesk;
import dev.gantry.lesson.text.Target;
import dev.gantry.trace.Task;

@Timeout(60)
class CatalogueTest {
    @Test
    @DisplayName("lessons are found by the ids that the command line uses")
    void ids() {
        assertThat(Catalogue.lessons()).extracting(Lesson::id)
                .containsExactly(
                        "thread-one",
                        "thread-twenty",
                        "thread-results",
                        "thread-map",
                        "thread-callbacks",
                        "thread-random",
                        "shutdown",
                        "cancel",
                        "process-one",
                        "process-twenty",
                        "process-results",
                        "process-map",
                        "process-callbacks",
                        "process-killed",
                        "serial-producer",
                        "generator-producer",
                        "generator-sleep",
                        "greenlet-eat-play",
                        "serial-compute",
                        "greenlet-compute",
                        "hub-spawn-join",
                        "hub-join-all",
                        "hub-sleep",
                        "hub-blocking-sleep",
                        "hub-automatic-sleep",
                        "hub-ten-waits",
                        "hub-echo",
                        "asyncio-gather",
                        "asyncio-blocking-call",
                        "asyncio-executor",
                        "asyncio-task-group",
                        "lost-update",
                        "deadlock",
                        "convoy",
                        "unfair-lock",
                        "semaphore",
                        "bounded-buffer",
                        "reader-writer",
                        "latch-and-barrier",
                        "pool-waits-for-itself",
                        "nested-submit",
                        "priority-inversion",
                        "gil",
                        "caller-runs",
                        "rate-limit",
                        "work-stealing",
                        "common-pool",
                        "stages",
                        "virtual-sleeps",
                        "pinned-carrier",
                        "structured-failure",
                        "whole-picture");
        assertThat(Catalogue.find("thread-map")).containsInstanceOf(ThreadMap.class);
        assertThat(Catalogue.find("thread-mop")).isEmpty();
    }

    @Test
    @DisplayName("every lesson says what it is and what to look at")
    void texts() {
        assertThat(Catalogue.lessons()).allSatisfy(lesson -> {
            assertThat(lesson.title()).isNotBlank().doesNotEndWith(".");
            assertThat(lesson.summary()).contains("ook at").endsWith(".");
            assertThat(lesson.parameters()).isNotEmpty();
        });
    }

    @Test
    @DisplayName("every lesson is in a group, and is translated")
    void groups() {
        assertThat(Catalogue.lessons()).allSatisfy(lesson -> {
            assertThat(lesson.group()).isNotEmpty();
            assertThat(lesson.text("zh")).hasValueSatisfying(text -> {
                assertThat(text.title()).isNotEqualTo(lesson.title());
                assertThat(text.steps()).hasSameSizeAs(lesson.text().steps());
                assertThat(text.questions()).hasSameSizeAs(lesson.text().questions());
            });
            assertThat(lesson.text("xx")).isEmpty();
        });
        assertThat(Catalogue.inJava()).allMatch(Catalogue.lessons()::contains);
    }

    @Test
    @DisplayName("what words lead to, as far as it is another lesson, is there")
    void links() {
        assertThat(Catalogue.lessons().stream().flatMap(lesson -> lesson.text().steps().stream())
                .flatMap(step -> step.pieces().stream()).flatMap(piece -> piece.target().stream())
                .filter(Target.OfLesson.class::isInstance).map(target -> ((Target.OfLesson) target).id()))
                .isNotEmpty().allMatch(id -> Catalogue.find(id).isPresent());
    }

    @Test
    @DisplayName("the lesson that one is compared with is there, and another one")
    void counterparts() {
        assertThat(Catalogue.lessons().stream().filter(lesson -> lesson.text().beside().isPresent())).isNotEmpty()
                .allSatisfy(lesson -> assertThat(Catalogue.find(lesson.text().beside().orElseThrow()))
                        .hasValueSatisfying(other -> assertThat(other).isNotEqualTo(lesson)));
    }

    @Test
    @DisplayName("the source is the whole file, so the lines that a recording names are in it")
    void source() throws Exception {
        for (Lesson lesson : Catalogue.lessons()) {
            if (!lesson.id().startsWith("thread-")) {
                continue;
            }
            Task task = Runs.run(lesson.id(), Map.of()).tasks().getFirst();
            String[] site = task.site().split(":");
            String line = Catalogue.source(site[0]).orElseThrow().lines().toList().get(Integer.parseInt(site[1]) - 1);
            assertThat(line).containsPattern("pool\\.(submit|map)\\(");
        }
        assertThat(Catalogue.source(ThreadMap.class.getName() + "$Inner")).isPresent();
        assertThat(Catalogue.source(RunningDesk.class.getName())).isEmpty();
        assertThat(Catalogue.source("no.such.Class")).isEmpty();
    }

    @Test
    @DisplayName("a parameter is known by its name and held to its range")
    void parameters() {
        Lesson lesson = new ThreadTwenty();
        Arguments usual = Arguments.usual(lesson);
        assertThat(usual.get(Parameter.TASKS)).isEqualTo(20);
        assertThat(usual.with(lesson, "tasks", 3).get(Parameter.TASKS)).isEqualTo(3);
        assertThatThrownBy(() -> usual.with(lesson, "tasks", 0)).hasMessageContaining("tasks must be from 1 to");
        assertThatThrownBy(() -> usual.with(lesson, "seed", 1)).hasMessageContaining("has no parameter seed");
    }

    @Test
    @DisplayName("the desk's random numbers depend on the seed alone, and a line is printed by one thread at a time")
    void desk() throws Exception {
        Arguments seed = new Arguments(Map.of("seed", 5L));
        RandomGenerator one = new RunningDesk(seed, _ -> {}).random();
        RandomGenerator two = new RunningDesk(seed, _ -> {}).random();
        assertThat(one.nextLong()).isEqualTo(two.nextLong());
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Desk desk = new RunningDesk(seed, _ -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
        });
        Thread other = Thread.ofPlatform().start(() -> print(desk));
        print(desk);
        other.join();
        assertThat(most).hasValue(1);
    }

    private static void print(Desk desk) {
        for (int i = 0; i < 1000; i++) {
            desk.print("line");
        }
    }
}
