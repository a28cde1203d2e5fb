package dev.gantry.junit;

import org.opentest4j.AssertionFailedError;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.library.Watch;
import dev.gantry.recording.Recording;

/** Assertions on recordings. */
public final class RecordingAssertions {
    private RecordingAssertions() {}

    /**
     * Fails unless the recording proves each of these claims, such as {@code no task waited longer than 200 ms}. Ends
     * the recording, if it is on: what happens later is not in it.
     *
     * @throws AssertionFailedError if one is refuted, or the recording does not decide it; the message says where
     * @throws IllegalArgumentException if one is no claim
     */
    public static void assertProved(Recording recording, String... claims) {
        for (String claim : claims) {
            Verdict verdict = Watch.check(recording, claim);
            if (verdict.outcome() != Verdict.Outcome.PROVED) {
                throw new AssertionFailedError("%s: %s%n%s".formatted(
                        verdict.outcome() == Verdict.Outcome.REFUTED ? "refuted" : "not decided", claim,
                        Watch.say(recording, verdict)));
            }
        }
    }
}
