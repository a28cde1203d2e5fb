package dev.gantry.view;

import java.util.HashSet;
import java.util.Set;

/**
 * Which processes and threads are folded: the lanes inside them are not shown. Never changes.
 *
 * @param lanes the ids of the folded lanes
 */
public record Folds(Set<Integer> lanes) {
    public static final Folds NONE = new Folds(Set.of());

    public Folds {
        lanes = Set.copyOf(lanes);
    }

    public boolean folds(int lane) {
        return lanes.contains(lane);
    }

    /** Folds this lane, or unfolds it if it is folded. */
    public Folds toggled(int lane) {
        Set<Integer> changed = new HashSet<>(lanes);
        if (!changed.remove(lane)) {
            changed.add(lane);
        }
        return new Folds(changed);
    }
}
