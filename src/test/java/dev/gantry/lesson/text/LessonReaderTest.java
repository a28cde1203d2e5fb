package dev.gantry.lesson.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.lesson.text.LessonText.Piece;
import dev.gantry.view.style.Phrases;

@Tag("engine")
class LessonReaderTest {
    private static final String TEXT = """
            # Two tasks

            parameters: unit, workers=2

            Two tasks run. The text goes on
            in another line.

            Look at [the first](task: task 0), and [both](tasks: task 0 .. task 1).

            ## Questions

            How many run at once?
            - number: `exactly {answer} tasks ran at once`

            Which one ends first?
            - the first one: `task named "task 0" ended before task named "task 1" ended`
            - the other: `not task named a ended before task named b ended` `no task failed`

            In which order?
            - order: `b` `a`

            Which lane runs the first?
            - lane: `every task named "task 0" ran on lane "{answer}"` `main` `pool_{0..workers-1}`
            """;

    @Test
    @DisplayName("title, parameters, steps, what words lead to, and questions of each kind")
    void whole() throws Exception {
        LessonText text = LessonReader.read(TEXT);
        assertThat(text.title()).isEqualTo("Two tasks");
        assertThat(text.parameters()).containsExactly("unit", "workers=2");
        assertThat(text.steps()).hasSize(2);
        assertThat(text.plain()).isEqualTo("Two tasks run. The text goes on in another line. Look at the first, and "
                + "both.");
        assertThat(text.steps().getLast().pieces()).containsExactly(new Piece("Look at ", Optional.empty()),
                new Piece("the first", Optional.of(new Target.OfTask("task 0"))), new Piece(", and ", Optional.empty()),
                new Piece("both", Optional.of(new Target.OfTasks("task 0", "task 1"))),
                new Piece(".", Optional.empty()));
        assertThat(text.questions()).containsExactly(
                new Question.Count("How many run at once?", List.of("exactly {answer} tasks ran at once")),
                new Question.Choice("Which one ends first?", List.of(
                        new Question.Option("the first one",
                                List.of("task named \"task 0\" ended before task named \"task 1\" ended")),
                        new Question.Option("the other",
                                List.of("not task named a ended before task named b ended", "no task failed")))),
                new Question.Order("In which order?", List.of("b", "a")),
                new Question.Lane("Which lane runs the first?", List.of("main", "pool_{0..workers-1}"),
                        List.of("every task named \"task 0\" ran on lane \"{answer}\"")));
    }

    @Test
    @DisplayName("a byte-order mark before the text and its translation is no part of them")
    void byteOrderMark() throws Exception {
        LessonText text = LessonReader.read("\ufeff" + TEXT);
        assertThat(text).isEqualTo(LessonReader.read(TEXT));
        assertThat(LessonReader.read("\ufeff# 甲\n\n乙\n", LessonReader.read("# A\n\nb\n")).title()).isEqualTo("甲");
    }

    @Test
    @DisplayName("lanes are offered for each value up to a parameter's, at most so many")
    void lanes() {
        List<String> names = List.of("main", "pool_{0..workers-1}", "p{tasks}");
        assertThat(Values.each(names, Map.of("workers", 3L, "tasks", 7L), 12)).containsExactly("main", "pool_0",
                "pool_1", "pool_2", "p7");
        assertThat(Values.each(names, Map.of("workers", 100_000L, "tasks", 7L), 4)).containsExactly("main", "pool_0",
                "pool_1", "pool_2");
    }

    @Test
    @DisplayName("names of parameters stand for their values in all that is read, and what is no parameter is told")
    void filled() throws Exception {
        LessonText text = LessonReader.read("# {tasks} tasks\n\nOn [{workers} workers](lane: a), for {2 s}.\n\n"
                + "## Questions\n\nHow many of {tasks}?\n- {tasks-1}: `no task failed`\n- none: `no task ended`\n");
        LessonText filled = text.filled(Map.of("tasks", 6L, "workers", 2L, "unit", 50L));
        assertThat(filled.title()).isEqualTo("6 tasks");
        assertThat(filled.plain()).isEqualTo("On 2 workers, for 100 ms.");
        assertThat(filled.questions()).singleElement().isEqualTo(new Question.Choice("How many of 6?", List.of(
                new Question.Option("5", List.of("no task failed")),
                new Question.Option("none", List.of("no task ended")))));
        assertThat(text.filled(Map.of()).plain()).isEqualTo(text.plain());
        assertThat(Values.unknown("{answer} {tasks} {steps-1} {3 s} p_{0..workers-1}", Set.of("tasks")))
                .containsExactly("{3 s}", "{steps-1}", "{0..workers-1}");
        assertThat(Values.unknown("{3 s} p_{0..workers-1}", Set.of("unit", "workers"))).isEmpty();
    }

    @Test
    @DisplayName("braces in backticks are those of code: they stay, and are no parameters")
    void code() throws Exception {
        String words = "Of {tasks} tasks `f\"{name} {tasks}\"` and ```print(`{tasks}`) {x}```: {tasks}.";
        LessonText text = LessonReader.read("# A\n\n" + words + "\n");
        assertThat(text.filled(Map.of("tasks", 6L)).plain())
                .isEqualTo("Of 6 tasks f\"{name} {tasks}\" and print(`{tasks}`) {x}: 6.");
        assertThat(Values.unknown(words, Set.of("tasks"))).isEmpty();
        assertThat(Values.unknown("a ` and {name}", Set.of())).containsExactly("{name}");
    }

    @Test
    @DisplayName("code between two lines of backticks is a step that keeps its lines, links and blank lines too")
    void block() throws Exception {
        LessonText text = LessonReader.read("# A\n\nLook:\n````python\ns = 1\n```\n\n# [no](link) {workers}\n````\n"
                + "And `` ` `` is a backtick.\n\n## Questions\n");
        assertThat(text.filled(Map.of("workers", 2L)).steps()).extracting(LessonText.Step::plain).containsExactly(
                "Look:", "s = 1\n```\n\n# [no](link) {workers}", "And ` is a backtick.");
        assertThatThrownBy(() -> LessonReader.read("# A\n\nB\n\n```\ncode\n\n## Questions\n"))
                .isInstanceOf(LessonSyntaxException.class).hasMessageContaining("line 5");
    }

    @Test
    @DisplayName("a translation has other words and the same claims")
    void translated() throws Exception {
        LessonText text = LessonReader.read("# 两个任务\n\n两个任务。\n\n## 问题\n\n几个？\n\n哪个？\n- 第一个\n- 另一个\n\n"
                + "什么顺序？\n\n哪条通道？\n", LessonReader.read(TEXT));
        assertThat(text.title()).isEqualTo("两个任务");
        assertThat(text.parameters()).containsExactly("unit", "workers=2");
        assertThat(text.questions()).element(1).isEqualTo(new Question.Choice("哪个？", List.of(
                new Question.Option("第一个",
                        List.of("task named \"task 0\" ended before task named \"task 1\" ended")),
                new Question.Option("另一个",
                        List.of("not task named a ended before task named b ended", "no task failed")))));
        assertThat(text.questions()).element(2).isEqualTo(new Question.Order("什么顺序？", List.of("b", "a")));
        assertThat(text.questions().getLast()).isEqualTo(new Question.Lane("哪条通道？",
                List.of("main", "pool_{0..workers-1}"),
                List.of("every task named \"task 0\" ran on lane \"{answer}\"")));
    }

    @Test
    @DisplayName("paragraphs and answers go on in the next line; Chinese gets no space there")
    void lines() throws Exception {
        LessonText text = LessonReader.read("# A\n\nOne\ntwo。\n三\n\n## Questions\n\nWhy?\n- one: `no task failed`\n"
                + "  `no task ended`\n- two: `no task started`\n");
        assertThat(text.plain()).isEqualTo("One two。三");
        assertThat(((Question.Choice) text.questions().getFirst()).options().getFirst().claims())
                .containsExactly("no task failed", "no task ended");
    }

    @Test
    @DisplayName("steps for after the run are told apart, in a translation too; without them all are read before")
    void after() throws Exception {
        LessonText text = LessonReader.read("# A\n\none\n\n## After the run\n\ntwo\n\nthree\n\n## Questions\n");
        assertThat(text.plain()).isEqualTo("one two three");
        assertThat(text.summary()).isEqualTo("one");
        assertThat(text.shown()).hasSize(2);
        LessonText translated = LessonReader.read("# 甲\n\n一\n\n## 之后\n\n二\n\n## 问题\n", text);
        assertThat(translated.summary()).isEqualTo("一");
        assertThat(translated.plain()).isEqualTo("一 二");
        assertThat(LessonReader.read(TEXT).shown()).isEmpty();
        assertThatThrownBy(() -> LessonReader.read("# 甲\n\n一\n\n二\n", text))
                .isInstanceOfSatisfying(LessonSyntaxException.class,
                        wrong -> assertThat(wrong.problem().text()).contains("lesson.no-after"));
    }

    @ParameterizedTest
    @DisplayName("what is wrong is told with its line and what should stand there")
    @CsvSource(delimiter = '|', textBlock = """
            line 1: the first line must be                           | Two tasks
            line 3: below the title must stand a paragraph           | # A~~## Questions
            line 5: after the paragraphs must come                   | # A~~b~~# C
            line 5: after the paragraphs must come "## After the run" or | # A~~b~~## Quiz~~Why?
            line 7: below "## After the run" must stand              | # A~~b~~## After the run~~## Questions
            line 3: "place" leads nowhere                            | # A~~b [c](place: d)
            line 3: tasks: must have two names                       | # A~~b [c](tasks: d)
            line 4: "place" leads nowhere                            | # A~~b~c [d](place: e)
            line 4: "[d](" must go on as a link does                 | # A~~b~c [d](task: e~~f
            line 4: "[f](" must go on as a link does                 | # A~~b~c [d](task: e [f](task: g)
            line 3: "[c](" must go on as a link does                 | # A~~b [c](d)
            line 8: an answer must be                                | # A~~b~~## Questions~~Why?~- because
            line 8: an answer must be                                | # A~~b~~## Questions~~Why?~- one: `no task
            line 8: below a question must stand its answers          | # A~~b~~## Questions~~Why?~- order: `a`
            line 8: below a question must stand its | # A~~b~~## Questions~~Why?~- one: `no task failed`
            line 8: below a question must stand its answers          | # A~~b~~## Questions~~Why?~- lane: `a`~~Who?~- b
            line 8: below a question must stand its answers          | # A~~b~~## Questions~~Why?~- order: `a`~~
            line 7: below a question must stand its answers          | # A~~b~~## Questions~~Why?~~Who?
            """)
    void wrong(String told, String text) {
        assertThatThrownBy(() -> LessonReader.read(text.replace("~", "\n")))
                .isInstanceOfSatisfying(LessonSyntaxException.class, wrong -> assertThat(
                        "line " + wrong.line() + ": " + Phrases.say(wrong.problem())).startsWith(told));
    }

    @ParameterizedTest
    @DisplayName("what a translation has wrong is told with its line too")
    @CsvSource(delimiter = '|', textBlock = """
            - number~~B?~- b~- c        | line 8: the question that this translates has no answers to choose from: leave
            ~B?~- b~- c~- d             | line 9: the question that this translates has another number of answers
            ~B?~~                       | line 9: the question that this translates has another number of answers
            """)
    void wrongTranslation(String questions, String told) throws Exception {
        LessonText text = LessonReader.read("# A\n\na\n\n## Questions\n\nA?\n- number: `exactly {answer} tasks ran "
                + "at once`\n\nB?\n- b: `no task failed`\n- c: `no task ended`\n");
        String translation = "# A\n\na\n\n## Fragen\n\nA?\n" + questions.replace("~", "\n");
        assertThatThrownBy(() -> LessonReader.read(translation, text))
                .isInstanceOfSatisfying(LessonSyntaxException.class, wrong -> assertThat(
                        "line " + wrong.line() + ": " + Phrases.say(wrong.problem())).startsWith(told));
    }
}
