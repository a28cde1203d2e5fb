package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

    /** Workers from 1 to 8 and tasks from 1 to 50, each with a few of the other; a second is 60 milliseconds. */
    private static Stream<Case> table(Lesson lesson) {
        boolean processes = lesson.parameters().contains(Parameter.PROCESSES);
        List<Case> cases = new ArrayList<>();
        for (long[] pair : processes
                ? new long[][]{{2, 7}, {3, 1}}
                : new long[][]{{1, 3}, {3, 7}, {8, 5}, {8, 50}}) {
            Map<String, Long> values = new HashMap<>();
            lesson.parameters().forEach(parameter -> values.put(parameter.name(), switch (parameter.name()) {
                case "workers" -> pair[0];
                case "tasks" -> pair[1];
                case "unit" -> 60L;
                case "steps" -> 20 * pair[0];
                default -> parameter.usual();
            }));
            if (cases.stream().noneMatch(known -> known.values.equals(values))) {
                cases.add(new Case(lesson.id(), values));
            }
        }
        return cases.stream();
    }

    /** A second is 100 milliseconds. */
    static Stream<Case> casesInPython() {
        return Catalogue.lessons().stream().filter(lesson -> lesson.script().isPresent())
                .filter(lesson -> !lesson.text().questions().isEmpty())
                .map(lesson -> {
                    Map<String, Long> values = new HashMap<>();
                    lesson.parameters().forEach(parameter -> values.put(parameter.name(), switch (parameter.name()) {
                        case "unit" -> 100L;
                        case "steps" -> 100L;
                        default -> parameter.usual();
                    }));
                    return new Case(lesson.id(), values);
                });
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

    static void check(Case run, Snapshot recorded) throws ClaimSyntaxException {
        RightAnswers answers = new RightAnswers(recorded, new Judge(recorded, run.values, () -> true));
        for (Question question : Catalogue.find(run.lesson).orElseThrow().text().questions()) {
            assertThat(answers.to(question)).as("%s in %s", question, run)
                    .hasSize(answers.isAskable(question) ? 1 : 0);
        }
    }
}
