package dev.gantry.cli.terminal;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.Verdict;

/**
 * A claim, and what a recording says of it.
 *
 * @param nanos how long it took to check
 */
public record Answer(Claim claim, Verdict verdict, long nanos) {
    /** In a word, for people and programs. */
    String word() {
        return switch (verdict.outcome()) {
            case PROVED -> "proved";
            case REFUTED -> "refuted";
            case OPEN -> "open";
        };
    }
}
