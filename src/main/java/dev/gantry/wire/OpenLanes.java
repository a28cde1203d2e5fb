package dev.gantry.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import dev.gantry.trace.LaneKind;

/** Open lanes of a sender, except its own process's, and their parents. For one thread. */
final class OpenLanes {
    private static final class OpenLane {
        final int lane;
        final int parent;
        final LaneKind kind;
        final int depth;
        int held;

        OpenLane(int lane, int parent, LaneKind kind, int depth) {
            this.lane = lane;
            this.parent = parent;
            this.kind = kind;
            this.depth = depth;
        }
    }

    /** In the order in which they were opened: a parent comes before its children. */
    private final SequencedMap<Integer, OpenLane> lanes = new LinkedHashMap<>();

    int count() {
        return lanes.size();
    }

    boolean has(int lane) {
        return lanes.containsKey(lane);
    }

    /** Nesting depth of this lane, counting the sender's process and the lane itself. */
    int depth(int lane) {
        OpenLane at = lanes.get(lane);
        return at == null ? 1 : at.depth;
    }

    /** Whether this is an open lane of a machine. */
    boolean isMachine(int lane) {
        return has(lane) && lanes.get(lane).kind == LaneKind.MACHINE;
    }

    void open(int lane, int parent, LaneKind kind) {
        OpenLane holder = lanes.get(parent);
        lanes.put(lane, new OpenLane(lane, parent, kind, depth(parent) + 1));
        if (holder != null) {
            holder.held++;
        }
    }

    /**
     * A lane closes, and all that it holds. Coroutines of a closed lane are closed by the code that closes that lane;
     * the others have to be closed before it, in the returned order. Empty if the lane is not open.
     */
    Optional<List<Integer>> close(int lane) {
        OpenLane closed = lanes.remove(lane);
        if (closed == null) {
            return Optional.empty();
        }
        OpenLane holder = lanes.get(closed.parent);
        if (holder != null) {
            holder.held--;
        }
        return Optional.of(closed.held == 0 ? List.of() : closeHeld(lane));
    }

    /** All of them. */
    List<Integer> all() {
        return List.copyOf(lanes.sequencedKeySet());
    }

    /** Closes all lanes; returns the order in which to do so. */
    List<Integer> closeAll() {
        List<Integer> all = List.copyOf(lanes.sequencedKeySet().reversed());
        lanes.clear();
        return all;
    }

    private List<Integer> closeHeld(int lane) {
        Set<Integer> gone = new HashSet<>(Set.of(lane));
        List<Integer> toTell = new ArrayList<>();
        for (OpenLane each : lanes.values()) {
            if (gone.contains(each.parent)) {
                gone.add(each.lane);
                if (!each.kind.isCoroutine()) {
                    toTell.add(each.lane);
                }
            }
        }
        gone.forEach(lanes::remove);
        return toTell.reversed();
    }
}
