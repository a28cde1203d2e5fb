package dev.gantry.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.python.Interpreter;
import dev.gantry.view.style.Phrases;

/** What a check finds by running a lesson. */
@Tag("process")
class LessonCheckTest {
    private static final Optional<String> PYTHON = Optional.of("/usr/bin/python3");

    @TempDir
    private Path folder;

    private final List<String> runs = new ArrayList<>();
    private Path lesson;

    @BeforeEach
    void newLesson() throws Exception {
        lesson = new OwnLessons(folder).make("Mine", EnumSet.allOf(ProgramLanguage.class)).folder();
    }

    @Test
    @DisplayName("a new lesson is good in Java as it stands, with several values of its parameters")
    void newInJava() throws Exception {
        assertThat(check(ProgramLanguage.JAVA)).isEmpty();
        assertThat(runs).containsExactly("Java, unit 200, workers 2, tasks 4", "Java, unit 100, workers 1, tasks 3",
                "Java, unit 100, workers 3, tasks 7");
    }

    @Test
    @DisplayName("and in Python")
    void newInPython() throws Exception {
        assumePython();
        assertThat(check(ProgramLanguage.PYTHON)).isEmpty();
        assertThat(runs).hasSize(3);
    }

    @Test
    @DisplayName("a question without a right answer, or with several, and words that lead nowhere are told by line")
    void questions() throws Exception {
        assumePython();
        edit("lesson.md", "exactly {answer} tasks named", "at most {answer} tasks named");
        edit("lesson.md", "- as they were submitted: `tasks started",
                "- as they were submitted: `not tasks started");
        edit("lesson.md", "](mark: all tasks", "](mark: no tasks");
        assertThat(check(ProgramLanguage.PYTHON)).satisfiesExactlyInAnyOrder(
                told -> assertThat(told).startsWith("lesson.md, line 11: the words \"the last line\" lead to nothing "
                        + "in the recording of Python, unit 200").endsWith("It has: all tasks have ended"),
                told -> assertThat(told).startsWith("lesson.md, line 16: \"How many tasks run at once, at most?\": "
                        + "several answers are right in the recording of Python, unit 200").contains(": 2; 3; 4; 5; 6"),
                told -> assertThat(told).startsWith("lesson.md, line 19: \"In which order do the tasks begin?\": no "
                        + "answer is right in the recording of Python, unit 200"));
    }

    @Test
    @DisplayName("programs that do not compile and links to no lesson are told before any run")
    void before() throws Exception {
        edit("lesson.md", "Look at the others", "Look at [another](lesson: nowhere)");
        edit("Main.java", "pool.submit(this::work);", "pool.submit(this::play);");
        assertThat(check(ProgramLanguage.JAVA)).satisfiesExactly(
                told -> assertThat(told).isEqualTo("lesson.md, line 11: there is no lesson called \"nowhere\""),
                told -> assertThat(told).isEqualTo("Main.java, line 14: invalid method reference; "
                        + "cannot find symbol; symbol:   method play(); location: class Main"));
        assertThat(runs).isEmpty();
    }

    @Test
    @DisplayName("a value of a parameter that the lesson does not have is told by line, in words and in claims")
    void values() throws Exception {
        edit("lesson.md", "{tasks} tasks", "{task} tasks");
        edit("lesson.md", "named \"*work*\" ran", "named \"{steps}\" ran");
        assertThat(check(ProgramLanguage.JAVA)).containsExactly(
                "lesson.md, line 5: \"{task}\" is the value of no parameter of this lesson. It has: unit, workers, "
                        + "tasks. More of them can stand after \"parameters:\"",
                "lesson.md, line 17: \"{steps}\" is the value of no parameter of this lesson. It has: unit, workers, "
                        + "tasks. More of them can stand after \"parameters:\"");
        assertThat(runs).isEmpty();
    }

    @Test
    @DisplayName("a program that fails is told once, with its exit code and its last words")
    void fails() throws Exception {
        assumePython();
        edit("main.py", "print('all tasks have ended')", "raise ValueError('nothing works')");
        assertThat(check(ProgramLanguage.PYTHON)).singleElement().asString().isEqualTo("main.py: the program ended "
                + "with exit code 1 (Python, unit 200, workers 2, tasks 4): ValueError: nothing works");
    }

    @Test
    @DisplayName("a program that fails without a word is told once too")
    void failsSilently() throws Exception {
        assumePython();
        edit("main.py", "print('all tasks have ended')", "sys.exit(3)");
        assertThat(check(ProgramLanguage.PYTHON)).containsExactly("main.py: the program ended with exit code 3 "
                + "(Python, unit 200, workers 2, tasks 4)");
        assertThat(runs).hasSize(3);
    }

    @Test
    @DisplayName("a program that does not end is ended after its time, told, and not run again")
    void endless() throws Exception {
        assumePython();
        edit("main.py", "print('all tasks have ended')", "time.sleep(600)");
        assertThat(new LessonCheck(OwnLesson.read(lesson), List.of(ProgramLanguage.PYTHON), PYTHON, runs::add, 3).run())
                .extracting(problem -> Phrases.say(problem.message())).containsExactly("main.py: the program still "
                        + "ran after 3 s (Python, unit 200, workers 2, tasks 4): a lesson must end by itself");
        assertThat(runs).hasSize(1);
    }

    @Test
    @DisplayName("two options of a question that both hold are told")
    void bothRight() throws Exception {
        assumePython();
        edit("lesson.md", "- in another order: `not tasks started", "- in another order: `tasks started");
        assertThat(check(ProgramLanguage.PYTHON)).singleElement().asString().startsWith("lesson.md, line 19: \"In "
                + "which order do the tasks begin?\": several answers are right in the recording of Python, unit 200")
                .contains(": as they were submitted; in another order. Only one may be");
    }

    @Test
    @DisplayName("what can't be read is not run")
    void broken() throws Exception {
        Files.writeString(lesson.resolve("lesson.md"), "Mine");
        assertThat(check(ProgramLanguage.JAVA)).singleElement().asString().startsWith("lesson.md, line 1: ");
        assertThat(runs).isEmpty();
    }

    private List<String> check(ProgramLanguage language) throws InterruptedException {
        return new LessonCheck(OwnLesson.read(lesson), List.of(language), PYTHON, runs::add).run().stream()
                .map(problem -> Phrases.say(problem.message())).toList();
    }

    private void edit(String file, String before, String after) throws IOException {
        Path path = lesson.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replaceFirst(Pattern.quote(before),
                Matcher.quoteReplacement(after)));
    }

    private static void assumePython() {
        try {
            assumeThat(Interpreter.find(PYTHON, System.getenv()).obstacle()).isEmpty();
        } catch (NotWatchable none) {
            assumeThat(none).as("why no Python can run here").isNull();
        }
    }
}
