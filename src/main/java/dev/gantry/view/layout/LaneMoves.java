package dev.gantry.view.layout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;

/** Reordering of sibling lanes. */
public final class LaneMoves {
    private LaneMoves() {}

    /** The siblings of this lane, with it, in the order shown. */
    public static List<Integer> beside(Snapshot snapshot, LaneLayout layout, int lane) {
        int parent = parent(snapshot, lane);
        List<Integer> found = new ArrayList<>();
        for (int line = layout.pinned(); line < layout.size(); line++) {
            LineKind kind = layout.kind(line);
            int other = layout.lane(line);
            if (kind != LineKind.QUEUE && kind != LineKind.CROWD && parent(snapshot, other) == parent) {
                found.add(other);
            }
        }
        return found;
    }

    /** Puts a lane one place down, or up; the same arrangement if it is the last, or the first. */
    public static Arrangement moved(Snapshot snapshot, LaneLayout layout, int lane, boolean down) {
        List<Integer> lanes = beside(snapshot, layout, lane);
        int to = lanes.indexOf(lane) + (down ? 2 : -1);
        return to < 0 || to > lanes.size()
                ? layout.arrangement()
                : movedBefore(snapshot, layout, lane, to == lanes.size() ? 0 : lanes.get(to));
    }

    /** Puts a lane before one that lies beside it, or after all of them if that is 0. */
    public static Arrangement movedBefore(Snapshot snapshot, LaneLayout layout, int lane, int before) {
        List<Integer> lanes = beside(snapshot, layout, lane);
        return lanes.contains(lane)
                ? layout.arrangement().ordered(parent(snapshot, lane), placed(lanes, lane, before))
                : layout.arrangement();
    }

    /** The same among those at the top. */
    public static Arrangement pinnedBefore(LaneLayout layout, int lane, int before) {
        return layout.arrangement().pinned(placed(layout.arrangement().pinned(), lane, before));
    }

    /** Folds all that holds others, or opens all. */
    public static Arrangement foldedAll(Snapshot snapshot, LaneLayout layout, boolean folded) {
        Set<Integer> parents = new LinkedHashSet<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            if (snapshot.lane(id) != null) {
                parents.add(parent(snapshot, id));
            }
        }
        parents.remove(0);
        return layout.arrangement().with(layout.arrangement().folds().with(parents, folded));
    }

    private static List<Integer> placed(List<Integer> lanes, int lane, int before) {
        List<Integer> changed = new ArrayList<>(lanes);
        changed.remove((Integer) lane);
        int at = changed.indexOf(before);
        changed.add(at < 0 ? changed.size() : at, lane);
        return changed;
    }

    private static int parent(Snapshot snapshot, int id) {
        Lane lane = snapshot.lane(id);
        return lane == null || lane.parent() == id ? 0 : lane.parent();
    }
}
