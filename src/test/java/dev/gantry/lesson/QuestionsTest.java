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

import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.lesson.text.Answer;
import dev.gantry.lesson.text.Judge;
import dev.gantry.lesson.text.Leading;
import dev.gantry.lesson.text.Question;
import dev.gantry.lesson.text.RightAnswers;
import dev.gantry.lesson.text.Target;
import dev.gantry.trace.Snapshot;

/** Each question of a lesson has one right answer in each recording of it, whatever its parameters. */
@Tag("process")
class QuestionsTest {
    record Case(String lesson, Map<String, Long> values) {
        @Override
        public String toString() {
            return lesson + " " + values;
        }
    }

    static Stream<Case> cases() {
        return OneMachine.lessons().stream().filter(lesson -> !lesson.text().questions().isEmpty())
                .flatMap(QuestionsTest::table);
    }

    /** Workers from 1 to 8, and tasks from none to 50. */
    private static final long[][] THREADS = {
            {1, 0}, {5, 0}, {1, 1}, {1, 50}, {2, 3}, {3, 7}, {4, 20}, {5, 1}, {6, 9}, {7, 50}, {8, 5}, {8, 50}};
    private static final long[][] PROCESSES = {{2, 0}, {1, 3}, {2, 7}, {3, 1}, {8, 50}};

    /** A second is 60 milliseconds. */
    private static Stream<Case> table(Lesson lesson) {
        return table(lesson, 60, lesson.parameters().contains(Parameter.PROCESSES) ? PROCESSES : THREADS);
    }

    /** This lesson with each of these numbers of workers and tasks, as far as it has them. */
    private static Stream<Case> table(Lesson lesson, long unit, long[][] pairs) {
        return Stream.of(pairs).map(pair -> {
            Map<String, Long> values = new HashMap<>();
            lesson.parameters().forEach(parameter -> values.put(parameter.name(), switch (parameter.name()) {
                case "workers" -> pair[0];
                case "tasks" -> pair[1];
                case "unit" -> unit;
                case "steps" -> 20 * pair[0];
                default -> parameter.usual();
            }));
            return new Case(lesson.id(), values);
        }).distinct();
    }

    /** The lessons in Python. A second is 100 milliseconds. */
    static Stream<Case> casesInPython() {
        return Catalogue.lessons().stream().filter(lesson -> lesson.script().isPresent())
                .filter(lesson -> !lesson.text().questions().isEmpty())
                .flatMap(lesson -> table(lesson, 100, lesson.parameters().contains(Parameter.PROCESSES)
                        ? PROCESSES
                        : new long[][]{{3, 0}, {1, 1}, {3, 7}, {5, 20}, {8, 5}, {8, 50}}));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachQuestionHasOneRightAnswer(Case run) throws Exception {
        check(run, Runs.run(run.lesson, run.values).trace());
    }

    @ParameterizedTest
    @MethodSource("casesInPython")
    @EnabledOnOs(OS.LINUX)
    void inPythonToo(Case run) throws Exception {
        check(run, Twins.python(run.lesson, run.values).trace());
    }

    static Stream<String> leading() {
        return Catalogue.inJava().stream().filter(lesson -> targets(lesson).findAny().isPresent()).map(Lesson::id);
    }

    static Stream<Target> targets(Lesson lesson) {
        return lesson.text().steps().stream().flatMap(step -> step.pieces().stream())
                .flatMap(piece -> piece.target().stream()).filter(target -> !(target instanceof Target.OfLesson));
    }

    @ParameterizedTest
    @MethodSource("leading")
    void whatTheWordsAreAboutIsInTheUsualRecordingAndItsQuestionsHaveAnAnswer(String id) throws Exception {
        Lesson lesson = Catalogue.find(id).orElseThrow();
        Snapshot recorded = Runs.run(id, Map.of()).trace();
        Leading leading = new Leading(recorded);
        assertThat(targets(lesson)).allMatch(target -> leading.to(target).isPresent());
        Map<String, Long> usual = new HashMap<>();
        lesson.parameters().forEach(parameter -> usual.put(parameter.name(), parameter.usual()));
        check(new Case(id, usual), recorded);
    }

    /** With no task, or one, nothing may have come of what is asked: then no answer is said to be wrong. */
    static void check(Case run, Snapshot recorded) throws ClaimSyntaxException {
        Judge judge = new Judge(recorded, run.values, () -> true);
        RightAnswers answers = new RightAnswers(recorded, judge);
        boolean isFew = run.values.getOrDefault("tasks", 2L) < 2;
        for (Question question : Catalogue.find(run.lesson).orElseThrow().text().questions()) {
            List<Answer> right = answers.to(question);
            if (right.isEmpty() && (isFew || !answers.isAskable(question))) {
                assertThat(judge.judge(question, anAnswer(question)).orElseThrow().outcome())
                        .as("%s in %s", question, run).isEqualTo(Outcome.OPEN);
            } else {
                assertThat(right).as("%s in %s", question, run).hasSize(1);
            }
        }
    }

    private static Answer anAnswer(Question question) {
        return switch (question) {
            case Question.Choice _ -> new Answer.Chosen(0);
            case Question.Count _ -> new Answer.Counted(1);
            case Question.Lane _ -> new Answer.OfLane("main");
            case Question.Order(_, List<String> marks) -> new Answer.Ordered(marks);
        };
    }
}
