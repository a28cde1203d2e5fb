package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.text.Target;
import dev.gantry.trace.Task;

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
                        "cluster-twenty",
                        "cluster-killed",
                        "cluster-late",
                        "cluster-pays",
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
        assertThat(Catalogue.find("thread-map")).containsInstanceOf(JavaLesson.class);
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
    @DisplayName("what is to be seen in a run is said after it: it answers the questions")
    void nothingGivenAway() {
        assertThat(Catalogue.lessons()).allSatisfy(lesson -> {
            assertThat(lesson.text().summary()).isNotBlank().doesNotContain("ook at");
            assertThat(lesson.text("zh").orElseThrow().summary()).isNotBlank().doesNotContain("请看");
            assertThat(lesson.text().shown()).isNotEmpty();
        });
    }

    @Test
    @DisplayName("every lesson is in a group, and is translated")
    void groups() {
        assertThat(Catalogue.lessons()).allSatisfy(lesson -> {
            assertThat(lesson.group()).isNotEmpty();
            assertThat(lesson.text("zh")).hasValueSatisfying(text -> {
                assertThat(text.title()).isNotEqualTo(lesson.title());
                assertThat(text.told()).hasSameSizeAs(lesson.text().told());
                assertThat(text.shown()).hasSameSizeAs(lesson.text().shown());
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
            String line = LessonSources.of(site[0]).orElseThrow().lines().toList().get(Integer.parseInt(site[1]) - 1);
            assertThat(line).containsPattern("pool\\.(submit|map)\\(");
        }
    }

    @Test
    @DisplayName("a parameter is known by its name and held to its range")
    void parameters() {
        Lesson lesson = Catalogue.find("thread-twenty").orElseThrow();
        Arguments usual = Arguments.usual(lesson);
        assertThat(usual.get(Parameter.TASKS)).isEqualTo(20);
        assertThat(usual.with(lesson, "tasks", 3).get(Parameter.TASKS)).isEqualTo(3);
        assertThatThrownBy(() -> usual.with(lesson, "tasks", -1)).hasMessageContaining("tasks must be from 0 to");
        assertThatThrownBy(() -> usual.with(lesson, "seed", 1)).hasMessageContaining("has no parameter seed");
    }

    @Test
    @DisplayName("a program in Java is a whole file, which reads each parameter once, by its name and usual value")
    void programs() {
        assertThat(Catalogue.inJava()).allSatisfy(lesson -> {
            String text = lesson.files(ProgramLanguage.JAVA).get(lesson.program().getName());
            assertThat(text).startsWith("// ").contains("\nvoid main() ")
                    .doesNotContain("dev.gantry.lesson", "System.out", "package ");
            assertThat(text.split("Integer.getInteger\\(", -1)).hasSize(lesson.parameters().size() + 1);
            assertThat(lesson.parameters()).allSatisfy(parameter -> {
                boolean isUnit = parameter.name().equals(Parameter.UNIT.name()); // a second, where nothing is said
                String usual = isUnit ? "1000" : String.format(Locale.ROOT, "%,d", parameter.usual()).replace(',', '_');
                assertThat(text).contains("Integer.getInteger(\"%s\", %s)".formatted(parameter.name(), usual));
            });
        });
    }

    @Test
    @DisplayName("what a program sets aside for its parameters is there again when it has ended")
    void properties() throws Exception {
        System.setProperty("tasks", "of somebody else");
        try {
            assertThat(Runs.run("thread-twenty", Map.of("tasks", 3L)).tasks()).hasSize(3);
            assertThat(System.getProperty("tasks")).isEqualTo("of somebody else");
            assertThat(System.getProperty("workers")).isNull();
        } finally {
            System.clearProperty("tasks");
        }
    }
}
