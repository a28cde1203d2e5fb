package dev.gantry.cli.terminal;

import java.util.List;
import java.util.stream.Collectors;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.RangeText;

/** Answers to claims as text: a line each, and below it what was found, why it is open, and the first places. */
public final class AnswersText {
    private static final int PLACES = 3;

    private AnswersText() {}

    public static String text(Snapshot recorded, List<Answer> answers) {
        StringBuilder text = new StringBuilder();
        for (Answer answer : answers) {
            text.append("%-8s %s%n".formatted(answer.word(), answer.claim().text()));
            details(recorded, answer.verdict()).lines()
                    .forEach(line -> text.append("%-8s   %s%n".formatted("", line)));
        }
        text.append("%d proved, %d refuted, %d open%n".formatted(count(answers, Verdict.Outcome.PROVED),
                count(answers, Verdict.Outcome.REFUTED), count(answers, Verdict.Outcome.OPEN)));
        return text.toString();
    }

    private static long count(List<Answer> answers, Verdict.Outcome outcome) {
        return answers.stream().filter(answer -> answer.verdict().outcome() == outcome).count();
    }

    /** What was found, why that decides nothing, and where. */
    static String details(Snapshot recorded, Verdict verdict) {
        StringBuilder text = new StringBuilder();
        text.append(Phrases.say(verdict.found())).append('\n');
        verdict.doubts().stream().filter(why -> !why.equals(verdict.found()))
                .forEach(why -> text.append(Phrases.say(why)).append('\n'));
        if (verdict.outcome() == Verdict.Outcome.REFUTED) {
            int shown = Math.min(PLACES, verdict.places().size());
            verdict.places().stream().limit(shown).forEach(place -> text.append(place(recorded, place)).append('\n'));
            if (verdict.count() > shown) {
                text.append("and %,d more%n".formatted(verdict.count() - shown));
            }
        }
        return text.toString();
    }

    private static String place(Snapshot recorded, Place place) {
        long zero = recorded.first();
        String when = RangeText.text(place.from() - zero, place.to() - zero);
        return List.of(when, place.task() == 0 ? "" : recorded.taskLabel(place.task()), recorded.laneName(place.lane()))
                .stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
