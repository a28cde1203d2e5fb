package dev.gantry.view.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arrangement of lanes by the user. Immutable; every step returns a new one.
 *
 * @param folds which are folded
 * @param pinned which are shown at the top too, where they stay while the others are scrolled; in this order
 * @param hidden which are left out, with all that they hold
 * @param moved for lanes whose parts were put in order by hand (0 for processes), that order; others come after
 * @param sort the order of all others
 * @param filter only lanes with this in their names are shown, and what holds them; all if empty
 * @param rows how high lines are
 * @param arrows whether switches between coroutines are drawn
 */
public record Arrangement(
        Folds folds,
        List<Integer> pinned,
        Set<Integer> hidden,
        Map<Integer, List<Integer>> moved,
        LaneSort sort,
        String filter,
        RowHeight rows,
        boolean arrows) {
    public static final Arrangement USUAL = new Arrangement(Folds.NONE, List.of(), Set.of(), Map.of(), LaneSort.START,
            "", RowHeight.USUAL, true);

    public Arrangement {
        pinned = List.copyOf(pinned);
        hidden = Set.copyOf(hidden);
        moved = Map.copyOf(moved);
        filter = filter.strip();
    }

    public Arrangement with(Folds changed) {
        return new Arrangement(changed, pinned, hidden, moved, sort, filter, rows, arrows);
    }

    /** Puts this lane to the others at the top, or takes it away. */
    public Arrangement pinned(int lane, boolean pins) {
        List<Integer> changed = new ArrayList<>(pinned);
        changed.remove((Integer) lane);
        if (pins) {
            changed.add(lane);
        }
        return pinned(changed);
    }

    /** Has these lanes at the top, in this order. */
    public Arrangement pinned(List<Integer> lanes) {
        return new Arrangement(folds, lanes, hidden, moved, sort, filter, rows, arrows);
    }

    /** Leaves this lane out. */
    public Arrangement hiding(int lane) {
        return hiding(Set.of(lane));
    }

    /** Leaves these lanes out. */
    public Arrangement hiding(Set<Integer> lanes) {
        Set<Integer> changed = new HashSet<>(hidden);
        changed.addAll(lanes);
        List<Integer> stillPinned = pinned.stream().filter(pin -> !lanes.contains(pin)).toList();
        return new Arrangement(folds, stillPinned, changed, moved, sort, filter, rows, arrows);
    }

    /** Leaves nothing out. */
    public Arrangement hidingNothing() {
        return new Arrangement(folds, pinned, Set.of(), moved, sort, filter, rows, arrows);
    }

    /** Shows the parts of a lane, 0 for the processes, in this order. */
    public Arrangement ordered(int parent, List<Integer> lanes) {
        Map<Integer, List<Integer>> changed = new HashMap<>(moved);
        changed.put(parent, List.copyOf(lanes));
        return new Arrangement(folds, pinned, hidden, changed, sort, filter, rows, arrows);
    }

    /** Sorts all lanes so; what was moved by hand goes to where it belongs. */
    public Arrangement sorted(LaneSort by) {
        return new Arrangement(folds, pinned, hidden, Map.of(), by, filter, rows, arrows);
    }

    public Arrangement filtered(String text) {
        return new Arrangement(folds, pinned, hidden, moved, sort, text, rows, arrows);
    }

    public Arrangement with(RowHeight height) {
        return new Arrangement(folds, pinned, hidden, moved, sort, filter, height, arrows);
    }

    public Arrangement withArrows(boolean drawn) {
        return new Arrangement(folds, pinned, hidden, moved, sort, filter, rows, drawn);
    }

    /** What holds for another recording too: its lanes have other numbers. */
    public Arrangement forAnother() {
        return new Arrangement(Folds.NONE, List.of(), Set.of(), Map.of(), sort, "", rows, arrows);
    }
}
