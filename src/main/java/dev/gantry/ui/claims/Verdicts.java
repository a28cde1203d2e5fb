package dev.gantry.ui.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Reading;

/** What a recording says of some claims: a verdict for each, in their order. */
record Verdicts(Snapshot snapshot, List<Claim> claims, List<Verdict> all) {
    /** Checks these claims; {@code whole}: whether the recording was read to its end, without damage. */
    static Reading.Work<Verdicts> reading(Snapshot snapshot, List<Claim> claims, boolean whole) {
        return (wanted, progress) -> {
            List<Verdict> all = new ArrayList<>();
            for (Claim claim : claims) {
                Optional<Verdict> verdict = claim.on(snapshot, whole, wanted,
                        share -> progress.accept((all.size() + share) / claims.size()));
                if (verdict.isEmpty()) {
                    return Optional.empty();
                }
                all.add(verdict.get());
            }
            return Optional.of(new Verdicts(snapshot, claims, all));
        };
    }

    /** What was said of this claim. */
    Optional<Verdict> of(Claim claim) {
        int at = claims.indexOf(claim);
        return at < 0 ? Optional.empty() : Optional.of(all.get(at));
    }
}
