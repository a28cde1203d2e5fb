package dev.gantry.view.explain;

import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.lint.Lint;
import dev.gantry.view.style.Phrases;

/** Lints in words. */
public final class LintText {
    private LintText() {}

    /** What it is called, such as {@code Carrier pinned}. */
    public static String title(Lint lint) {
        return Phrases.of("lint." + lint.code());
    }

    /** In one sentence what it finds, from which time on. */
    public static String why(Lint lint) {
        return Phrases.of("lint." + lint.code() + ".why", threshold(lint));
    }

    private static String threshold(Lint lint) {
        long millis = lint.threshold().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    /** What the answer is called: found, not found, not decided. */
    public static String outcome(Outcome outcome) {
        return switch (outcome) {
            case PROVED -> Phrases.of("lint.outcome.none");
            case REFUTED -> Phrases.of("lint.outcome.found");
            case OPEN -> Phrases.of("lint.outcome.open");
        };
    }
}
