package dev.gantry.cli.terminal;

import java.util.List;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.lint.Lint;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.LintText;
import dev.gantry.view.explain.VerdictText;

/** Answers to claims and lints as text: a line each, below it what was found, why it is open, and the first places. */
public final class AnswersText {
    private AnswersText() {}

    public static String text(Snapshot recorded, List<Answer> answers) {
        StringBuilder text = new StringBuilder();
        for (Answer answer : answers) {
            line(text, answer.word(), answer.text());
            if (answer.isBad() && answer.lint().isPresent()) {
                line(text, "", "  " + LintText.why(answer.lint().get()));
            }
            if (answer.lint().isEmpty() || answer.verdict().outcome() != Verdict.Outcome.PROVED) {
                VerdictText.details(recorded, answer.verdict()).lines().forEach(each -> line(text, "", "  " + each));
            }
            answer.lint().filter(_ -> answer.isBad()).flatMap(Lint::lesson)
                    .ifPresent(lesson -> line(text, "", "  gantry run " + lesson + " shows it."));
        }
        sum(text, answers.stream().filter(answer -> answer.lint().isEmpty()).toList(),
                "%d proved, %d refuted, %d open%n");
        sum(text, answers.stream().filter(answer -> answer.lint().isPresent()).toList(),
                "%d not found, %d found, %d open%n");
        return text.toString();
    }

    private static void line(StringBuilder text, String word, String rest) {
        text.append("%-8s %s%n".formatted(word, rest));
    }

    private static void sum(StringBuilder text, List<Answer> answers, String format) {
        if (!answers.isEmpty()) {
            text.append(format.formatted(count(answers, Verdict.Outcome.PROVED),
                    count(answers, Verdict.Outcome.REFUTED), count(answers, Verdict.Outcome.OPEN)));
        }
    }

    private static long count(List<Answer> answers, Verdict.Outcome outcome) {
        return answers.stream().filter(answer -> answer.verdict().outcome() == outcome).count();
    }
}
