package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.gantry.lesson.run.LessonRun;
import dev.gantry.lesson.run.MainRun;
import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.PrintedLines;
import dev.gantry.program.python.Interpreter;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.trace.budget.Budget;

/**
 * The recordings of a lesson's Java program and of its Python program, given the same.
 *
 * @param java what the first left
 * @param python what the second left
 */
record Twins(Seen java, Seen python) {
    private static final String PYTHON = "/usr/bin/python3";

    /** Runs both programs of this lesson to their ends; skips the test where no Python can run the second. */
    static Twins of(String id, Map<String, Long> values) throws Exception {
        JavaLesson lesson = (JavaLesson) Catalogue.find(id).orElseThrow();
        Seen python = python(id, values);
        Recording java = complete(new LessonRun(lesson, arguments(lesson, values), _ -> {}));
        return new Twins(new Seen(java.snapshot()), python);
    }

    /** Runs the Python program of this lesson to its end; skips the test where no Python can. */
    static Seen python(String id, Map<String, Long> values) throws Exception {
        return new Seen(pythonRun(id, values).snapshot());
    }

    /** The same with all that is known of the run. */
    static Recording pythonRun(String id, Map<String, Long> values) throws Exception {
        Lesson lesson = Catalogue.find(id).orElseThrow();
        assumeThat(obstacle(lesson.script().orElseThrow())).as("why %s cannot run here", id).isEmpty();
        PreparedFeed feed = ScriptRun.of(lesson, arguments(lesson, values), Optional.of(PYTHON), List.of(),
                Budget.usual(),
                new PrintedLines(_ -> {}));
        Recording run = complete(feed);
        assertThat(feed.exitCode()).hasValue(0);
        return run;
    }

    /** Runs the Java program of this lesson that is watched to its end; gives all that is known of the run. */
    static Recording watchedRun(String id, Map<String, Long> values) throws InterruptedException {
        Lesson lesson = Catalogue.find(id).orElseThrow();
        PreparedFeed feed = MainRun.of(lesson, arguments(lesson, values), Budget.usual(),
                new PrintedLines(_ -> {}));
        Recording run = complete(feed);
        assertThat(feed.exitCode()).hasValue(0);
        return run;
    }

    private static Optional<String> obstacle(Script script) {
        try {
            Interpreter python = Interpreter.find(Optional.of(PYTHON), System.getenv());
            List<String> lacks = python.lacks(script.modules());
            if (python.minor() < script.oldest()) {
                return Optional.of("%s is older than 3.%d".formatted(PYTHON, script.oldest()));
            }
            return lacks.isEmpty() ? python.obstacle() : Optional.of("%s has no %s".formatted(PYTHON, lacks));
        } catch (NotWatchable why) {
            return Optional.of(why.getMessage());
        }
    }

    private static Arguments arguments(Lesson lesson, Map<String, Long> values) {
        Arguments given = Arguments.usual(lesson);
        for (Map.Entry<String, Long> value : values.entrySet()) {
            given = given.with(lesson, value.getKey(), value.getValue());
        }
        return given;
    }

    private static Recording complete(Feed feed) throws InterruptedException {
        Recording run = Recording.complete(feed);
        assertThat(run.failure()).isEmpty();
        assertThat(run.state()).isEqualTo(Recording.State.ENDED);
        assertThat(run.snapshot().malformed()).as("malformed records").isZero();
        assertThat(run.snapshot().lost()).as("lost records").isZero();
        return run;
    }

    /** Both recordings say this. */
    <T> Twins agree(String what, Function<Seen, T> fact, T expected) {
        assertThat(fact.apply(java)).as("in Java: " + what).isEqualTo(expected);
        assertThat(fact.apply(python)).as("in Python: " + what).isEqualTo(expected);
        return this;
    }
}
