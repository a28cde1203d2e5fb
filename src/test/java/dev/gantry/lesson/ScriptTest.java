package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python programs of lessons, as texts. */
class ScriptTest {
    private static final String HEAD = "option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get"
            + "  # such as --unit 200, in milliseconds";

    static Stream<Lesson> lessons() {
        return Catalogue.lessons().stream().filter(lesson -> lesson.script().isPresent());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void oneLineAtItsHeadTakesAllParametersOfTheLessonAndNothingOfGantrysIsNeeded(Lesson lesson) {
        Script script = lesson.script().orElseThrow();
        String text = script.files().get(script.name());
        assertThat(text.lines().filter(HEAD::equals)).hasSize(1);
        assertThat(lesson.parameters().stream().filter(each -> !text.contains("option('--" + each.name() + "', ")))
                .isEmpty();
        assertThat(text.split("option\\('--", -1)).as("uses of parameters").hasSize(lesson.parameters().size() + 1);
        assertThat(text).startsWith("# ").doesNotContainIgnoringCase("gantry");
        assertThat(script.commandLine(Arguments.usual(lesson))).hasSize(2 * lesson.parameters().size())
                .contains("--" + lesson.parameters().getFirst().name());
    }

    @Test
    void whatAProgramNeedsIsKnownBeforeItRuns() {
        assertThat(script("thread-one").modules()).isEmpty();
        assertThat(script("greenlet-eat-play").modules()).containsExactly("greenlet");
        assertThat(script("hub-automatic-sleep").modules()).containsExactly("gevent");
        assertThat(script("hub-echo").files()).containsOnlyKeys("main.py", "hub_echo_server.py");
        assertThat(script("hub-echo").name()).isEqualTo("main.py");
        assertThat(script("hub-echo").modules()).as("of what it starts").containsExactly("gevent");
        assertThat(script("asyncio-task-group").oldest()).isEqualTo(11);
        assertThat(Stream.of("generator-producer", "thread-one").map(id -> script(id).hasGenerators()))
                .containsExactly(true, false);
    }

    @Test
    void lessonsWithoutOneHaveOnlyJava() {
        assertThat(Catalogue.find("thread-random").orElseThrow().languages()).isEqualTo(List.of(ProgramLanguage.JAVA));
        assertThat(Catalogue.find("thread-one").orElseThrow().languages())
                .containsExactly(ProgramLanguage.JAVA, ProgramLanguage.PYTHON);
        assertThat(Catalogue.find("gil").orElseThrow().languages()).containsExactly(ProgramLanguage.PYTHON);
    }

    private static Script script(String lesson) {
        return Catalogue.find(lesson).orElseThrow().script().orElseThrow();
    }
}
