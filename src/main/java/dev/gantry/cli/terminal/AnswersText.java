package dev.gantry.cli.terminal;

import java.util.List;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.VerdictText;

/** Answers to claims as text: a line each, and below it what was found, why it is open, and the first places. */
public final class AnswersText {
    private AnswersText() {}

    public static String text(Snapshot recorded, List<Answer> answers) {
        StringBuilder text = new StringBuilder();
        for (Answer answer : answers) {
            text.append("%-8s %s%n".formatted(answer.word(), answer.claim().text()));
            VerdictText.details(recorded, answer.verdict()).lines()
                    .forEach(line -> text.append("%-8s   %s%n".formatted("", line)));
        }
        text.append("%d proved, %d refuted, %d open%n".formatted(count(answers, Verdict.Outcome.PROVED),
                count(answers, Verdict.Outcome.REFUTED), count(answers, Verdict.Outcome.OPEN)));
        return text.toString();
    }

    private static long count(List<Answer> answers, Verdict.Outcome outcome) {
        return answers.stream().filter(answer -> answer.verdict().outcome() == outcome).count();
    }
}
