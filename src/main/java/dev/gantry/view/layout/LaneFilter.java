package dev.gantry.view.layout;

import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.gantry.insight.filter.Check;
import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.filter.FilterSyntaxException;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** Lane filter: shows those that were not hidden, and of them those that fit the filter. */
final class LaneFilter {
    private final Snapshot snapshot;
    private final Arrangement arrangement;
    private final Optional<Check> check;
    private final boolean[] shown;
    private Optional<Message> problem = Optional.empty();
    private int matches;
    private int hidden;

    LaneFilter(Snapshot snapshot, Arrangement arrangement) {
        this.snapshot = snapshot;
        this.arrangement = arrangement;
        this.check = arrangement.filter().isEmpty()
                ? Optional.empty()
                : Optional.of(filter(arrangement.filter()).in(snapshot, UnaryOperator.identity(),
                        why -> problem = Optional.of(why)));
        this.shown = new boolean[snapshot.lanes() + 1];
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && arrangement.hidden().contains(id)) {
                hidden++;
            } else if (lane != null && (check.isEmpty() || check.get().lane(lane))) {
                matches++;
                show(lane);
            }
        }
    }

    boolean shows(int lane) {
        return shown[lane];
    }

    /** Whether something with this text and nothing else fits the filter. */
    boolean has(String name) {
        return check.isEmpty() || check.get().note(name);
    }

    /** What is no filter, as while one is typed, leaves nothing out. */
    private static Filter filter(String text) {
        try {
            return Filter.of(text);
        } catch (FilterSyntaxException _) {
            return Filter.ALL;
        }
    }

    /** Why it can not be asked: it takes too long. */
    Optional<Message> problem() {
        return problem;
    }

    /** How many lanes fit it. */
    int matches() {
        return matches;
    }

    /** How many lanes were hidden, without what they hold. */
    int hidden() {
        return hidden;
    }

    /** This lane, and what holds it. */
    private void show(Lane lane) {
        Lane at = lane;
        while (at != null && !shown[at.id()] && !arrangement.hidden().contains(at.id())) {
            shown[at.id()] = true;
            at = at.parent() == at.id() ? null : snapshot.lane(at.parent());
        }
    }
}
