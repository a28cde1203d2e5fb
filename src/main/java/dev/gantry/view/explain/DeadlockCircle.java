package dev.gantry.view.explain;

import java.util.List;
import java.util.Optional;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.insight.lint.Lint;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.time.Fault;

/**
 * The first deadlock of a recording, for a picture in which nobody can click.
 *
 * @param faults where its lanes wait
 * @param slice a wait of it, from which arrows lead around the circle
 */
public record DeadlockCircle(List<Fault> faults, Selection.OfSlice slice) {
    public DeadlockCircle {
        faults = List.copyOf(faults);
    }

    /** Looks for one; empty if there is none, or the recording cannot tell. */
    public static Optional<DeadlockCircle> in(Snapshot recorded) {
        Verdict verdict = Lint.DEADLOCK.on(recorded, List.of(), true, () -> true, _ -> {}).orElseThrow();
        if (verdict.outcome() != Verdict.Outcome.REFUTED) {
            return Optional.empty();
        }
        List<Fault> faults = verdict.places().stream().map(place -> new Fault(place.lane(), place.from(), place.to(),
                place.task(), LintText.title(Lint.DEADLOCK))).toList();
        return verdict.places().stream().flatMap(place -> wait(recorded, place).stream()).findFirst()
                .map(slice -> new DeadlockCircle(faults, slice));
    }

    private static Optional<Selection.OfSlice> wait(Snapshot recorded, Place place) {
        Lane lane = recorded.lane(place.lane());
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int i = row.at(place.from());
            if (i >= 0 && row.state(i) == State.BLOCKED) {
                return Optional.of(new Selection.OfSlice(lane.id(), depth, i));
            }
        }
        return Optional.empty();
    }
}
