package dev.gantry.ui.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.insight.lint.Lint;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.session.Reading;
import dev.gantry.view.explain.LintText;
import dev.gantry.view.time.Fault;

/** What this recording says to the lints. */
record LintResults(Optional<Recording> recording, Map<Lint, Verdict> all) {
    private static final int MOST_MARKED = 20;

    /** Asks all of them. */
    static Reading.Work<LintResults> reading(
            Optional<Recording> recording, Snapshot snapshot, List<Message> notices, boolean whole) {
        return (wanted, progress) -> {
            Map<Lint, Verdict> all = new EnumMap<>(Lint.class);
            for (Lint lint : Lint.values()) {
                Optional<Verdict> verdict = lint.on(snapshot, notices, whole, wanted,
                        share -> progress.accept((all.size() + share) / Lint.values().length));
                if (verdict.isEmpty()) {
                    return Optional.empty();
                }
                all.put(lint, verdict.get());
            }
            return Optional.of(new LintResults(recording, all));
        };
    }

    long found() {
        return all.values().stream().filter(verdict -> verdict.outcome() == Outcome.REFUTED).count();
    }

    /** Those that found something first, then those that found nothing, then those that could not decide. */
    List<Lint> inOrder() {
        return all.keySet().stream().sorted(Comparator.comparing(lint -> switch (all.get(lint).outcome()) {
            case REFUTED -> 0;
            case PROVED -> 1;
            case OPEN -> 2;
        })).toList();
    }

    /** What is marked on the lanes: the worst places of each lint. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        all.forEach((lint, verdict) -> {
            if (verdict.outcome() == Outcome.REFUTED) {
                for (Place place : verdict.places().subList(0, Math.min(MOST_MARKED, verdict.places().size()))) {
                    faults.add(new Fault(place.lane(), place.from(), place.to(), place.task(), LintText.title(lint)));
                }
            }
        });
        return faults;
    }
}
