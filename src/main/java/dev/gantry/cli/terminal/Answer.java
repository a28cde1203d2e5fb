package dev.gantry.cli.terminal;

import java.util.Optional;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.lint.Lint;
import dev.gantry.view.explain.LintText;

/**
 * A question to a recording, and what it says.
 *
 * @param lint the lint that asked; empty where a claim did
 * @param text the claim, or what the lint is called
 * @param nanos how long it took to check
 */
public record Answer(Optional<Lint> lint, String text, Verdict verdict, long nanos) {
    /** What it says of a claim. */
    public static Answer of(Claim claim, Verdict verdict, long nanos) {
        return new Answer(Optional.empty(), claim.text(), verdict, nanos);
    }

    /** What it says to a lint. */
    public static Answer of(Lint lint, Verdict verdict, long nanos) {
        return new Answer(Optional.of(lint), LintText.title(lint), verdict, nanos);
    }

    /** In a word, for people and programs. */
    String word() {
        return switch (verdict.outcome()) {
            case PROVED -> lint.isPresent() ? "none" : "proved";
            case REFUTED -> lint.isPresent() ? "found" : "refuted";
            case OPEN -> "open";
        };
    }

    /** Whether it is to be reported: a claim that is not proved, or a lint that found something. */
    public boolean isBad() {
        return lint.isPresent()
                ? verdict.outcome() == Verdict.Outcome.REFUTED
                : verdict.outcome() != Verdict.Outcome.PROVED;
    }
}
