package dev.gantry.insight.lint;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;

/**
 * Which lanes hold the locks that others wait for, where a recording says so: by the name of the lane. Of several lanes
 * of one name in a process none is known. For one thread.
 */
public final class LockHolders {
    private final Snapshot recorded;
    private final Waits waits;
    private final Map<Lane, Map<String, Integer>> known = new HashMap<>();

    public LockHolders(Snapshot recorded) {
        this.recorded = recorded;
        this.waits = new Waits(recorded);
    }

    /** The lane that had the lock when this wait for it began; 0 if that is not known, or it is no such wait. */
    public int of(Row row, int slice) {
        if (row.state(slice) != State.BLOCKED || !waits.isForLock(row, slice)) {
            return 0;
        }
        String name = waits.holder(row, slice);
        Lane process = name.isEmpty() ? null : recorded.enclosing(row.lane(), LaneKind.PROCESS);
        return process == null ? 0 : known.computeIfAbsent(process, this::names).getOrDefault(name, 0);
    }

    private Map<String, Integer> names(Lane process) {
        Map<String, Integer> names = new HashMap<>();
        for (int id = 1; id <= recorded.lanes(); id++) {
            if (recorded.lane(id) != null && recorded.enclosing(id, LaneKind.PROCESS) == process) {
                names.merge(recorded.laneName(id), id, (_, _) -> 0);
            }
        }
        return names;
    }
}
