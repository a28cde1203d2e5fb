package dev.gantry.lesson.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;

@Tag("engine")
class RightAnswersTest {
    @Test
    @DisplayName("a recording has all right answers: one of a good question, none or several of another")
    void all() throws Exception {
        JavaLesson lesson = (JavaLesson) Catalogue.find("thread-callbacks").orElseThrow();
        Arguments given = Arguments.usual(lesson).with(lesson, "unit", 20).with(lesson, "tasks", 3);
        Recording run = Recording.complete(new LessonRun(lesson, given, _ -> {}));
        Snapshot recorded = run.snapshot();
        RightAnswers answers = new RightAnswers(recorded, new Judge(recorded, Map.of("tasks", 3L), () -> true));

        assertThat(answers.to(new Question.Count("", List.of("exactly {answer} tasks succeeded"))))
                .containsExactly(new Answer.Counted(3));
        assertThat(answers.to(new Question.Count("", List.of("at least {answer} tasks succeeded")))).hasSize(4);
        assertThat(answers.to(new Question.Choice("", List.of(new Question.Option("a", List.of("no task failed")),
                new Question.Option("b", List.of("not no task failed"))))))
                .containsExactly(new Answer.Chosen(0));
        assertThat(answers.to(new Question.Choice("", List.of(new Question.Option("a", List.of("no task failed")),
                new Question.Option("b", List.of("not no task ended")),
                new Question.Option("c", List.of("no task ended"))))))
                .containsExactly(new Answer.Chosen(0), new Answer.Chosen(1));
        assertThat(answers.to(new Question.Choice("", List.of(new Question.Option("a", List.of("no task ended")),
                new Question.Option("b", List.of("no task started")))))).isEmpty();

        Question order = new Question.Order("", List.of("callback of 0:*", "main thread", "thread 0*"));
        assertThat(answers.isAskable(order)).isTrue();
        assertThat(answers.to(order)).hasSizeLessThan(2).allMatch(
                answer -> ((Answer.Ordered) answer).marks().getLast().startsWith("callback"));
        Question never = new Question.Order("", List.of("main thread", "no such line"));
        assertThat(answers.isAskable(never)).isFalse();
        assertThat(answers.to(never)).isEmpty();
    }

    @Test
    @DisplayName("a lane is wrong only where another one is right")
    void lanes() throws Exception {
        JavaLesson lesson = (JavaLesson) Catalogue.find("thread-one").orElseThrow();
        Arguments given = Arguments.usual(lesson).with(lesson, "unit", 20);
        Snapshot recorded = Recording.complete(new LessonRun(lesson, given, _ -> {})).snapshot();
        Judge judge = new Judge(recorded, Map.of(), () -> true);
        assertThat(outcome(judge, "exactly 1 mark \"main thread\" came on lane \"{answer}\""))
                .isEqualTo(Outcome.REFUTED);
        assertThat(outcome(judge, "exactly 1 mark \"no such line\" came on lane \"{answer}\"")).isEqualTo(Outcome.OPEN);
    }

    private static Outcome outcome(Judge judge, String claim) throws Exception {
        return judge.judge(new Question.Lane("", List.of(), List.of(claim)), new Answer.OfLane("nobody")).orElseThrow()
                .outcome();
    }
}
