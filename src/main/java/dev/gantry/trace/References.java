package dev.gantry.trace;

import java.util.function.BooleanSupplier;

import dev.gantry.trace.TaskTable.TaskChunk;

/**
 * Reference check for lanes and tasks of a trace that was read, done once, when all is known: references to missing
 * lanes or tasks are cleared. A slice of a missing task keeps its name.
 *
 * <p>Only lanes that were doubtful when they were written are checked: an undamaged file has none, unless it refers to
 * a lane or task before defining it.
 */
final class References {
    private final Trace trace;
    private final Names names;

    private final BooleanSupplier cancelled;

    /** A check that ends early where the reading is cancelled meanwhile. */
    References(Trace trace, Names names, BooleanSupplier cancelled) {
        this.trace = trace;
        this.names = names;
        this.cancelled = cancelled;
    }

    void check() {
        for (int id = 1; id <= trace.lanes.count() && !cancelled.getAsBoolean(); id++) {
            LaneWriter lane = trace.lanes.get(id);
            if (lane != null && lane.doubtful) {
                lane.check(this);
                lane.doubtful = false;
                trace.lanes.changed(lane);
            }
        }
        for (int id = 1; id <= trace.tasks.count() && !cancelled.getAsBoolean(); id++) {
            TaskChunk known = trace.tasks.known(id);
            if (known != null) {
                check(id, known, TaskTable.slot(id));
            }
        }
    }

    boolean hasLane(long id) {
        return trace.lanes.get((int) id) != null;
    }

    boolean hasTask(int id) {
        return trace.tasks.knows(id);
    }

    /** The row itself, or, if it has dangling references, a copy without them. */
    RowWriter checked(RowWriter writer, int depth) {
        Row row = writer.view();
        RowWriter checked = null;
        for (int i = 0; checked == null && i < row.size() && !cancelled.getAsBoolean(); i++) {
            checked = isSound(row.task(i)) && isSound(row.awaited(i))
                    ? null
                    : new RowWriter(row.lane(), depth, trace.memory);
        }
        for (int i = 0; checked != null && i < row.size() && !cancelled.getAsBoolean(); i++) {
            int task = row.task(i);
            int name = row.name(i) == 0 && !isSound(task) ? names.intern("task " + task) : row.name(i);
            int link = isSound(row.awaited(i)) ? row.link(i) : 0;
            checked.begin(row.start(i), row.state(i), sound(task), name, link);
            if (!row.isOpen(i)) {
                checked.end(row.end(i));
            }
        }
        return checked == null || cancelled.getAsBoolean() ? writer : checked;
    }

    private boolean isSound(int task) {
        return task == 0 || hasTask(task);
    }

    private int sound(int task) {
        return isSound(task) ? task : 0;
    }

    private void check(int id, TaskChunk known, int slot) {
        boolean by = known.submittedBy(slot) == 0 || hasLane(known.submittedBy(slot));
        boolean on = known.lane(slot) == 0 || hasLane(known.lane(slot));
        boolean executor = known.executor(slot) == 0 || trace.executors.knows(known.executor(slot));
        if (by && on && executor) {
            return;
        }
        TaskChunk chunk = trace.tasks.writable(id, known);
        chunk.submittedBy[slot] = by ? known.submittedBy(slot) : 0;
        chunk.lane[slot] = on ? known.lane(slot) : 0;
        chunk.executor[slot] = executor ? known.executor(slot) : 0;
    }
}
