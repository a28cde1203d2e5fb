package dev.gantry.trace;

import dev.gantry.trace.TaskTable.Chunk;

/**
 * Checks what lanes and tasks of a trace that was read refer to, once, when all is known: what refers to something that
 * is not there refers to nothing afterwards. A slice of a task that is not there keeps what it is called.
 *
 * <p>Only lanes that were doubtful when they were written are looked through: an undamaged file has none, unless it
 * tells of another lane or task before that itself.
 */
final class References {
    private final Trace trace;
    private final Names names;

    References(Trace trace, Names names) {
        this.trace = trace;
        this.names = names;
    }

    void check() {
        for (int id = 1; id <= trace.lanes.count(); id++) {
            LaneWriter lane = trace.lanes.get(id);
            if (lane != null && lane.doubtful) {
                lane.check(this);
                lane.doubtful = false;
                trace.lanes.changed(lane);
            }
        }
        for (int id = 1; id <= trace.tasks.count(); id++) {
            Chunk known = trace.tasks.known(id);
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

    /** The row as it is, or, if it refers to what is not there, another that does not. */
    RowWriter checked(RowWriter writer, int depth) {
        Row row = writer.view();
        RowWriter checked = null;
        for (int i = 0; checked == null && i < row.size(); i++) {
            checked = isSound(row.task(i)) && isSound(row.awaited(i)) ? null : new RowWriter(row.lane(), depth);
        }
        if (checked == null) {
            return writer;
        }
        for (int i = 0; i < row.size(); i++) {
            int task = row.task(i);
            int name = row.name(i) == 0 && !isSound(task) ? names.intern("task " + task) : row.name(i);
            checked.begin(row.start(i), row.state(i), sound(task), name, sound(row.awaited(i)));
            if (!row.isOpen(i)) {
                checked.end(row.end(i));
            }
        }
        return checked;
    }

    private boolean isSound(int task) {
        return task == 0 || hasTask(task);
    }

    private int sound(int task) {
        return isSound(task) ? task : 0;
    }

    private void check(int id, Chunk known, int slot) {
        boolean by = known.submittedBy[slot] == 0 || hasLane(known.submittedBy[slot]);
        boolean on = known.lane[slot] == 0 || hasLane(known.lane[slot]);
        boolean executor = known.executor[slot] == 0 || trace.executors.knows(known.executor[slot]);
        if (by && on && executor) {
            return;
        }
        Chunk chunk = trace.tasks.writable(id, known);
        chunk.submittedBy[slot] = by ? known.submittedBy[slot] : 0;
        chunk.lane[slot] = on ? known.lane[slot] : 0;
        chunk.executor[slot] = executor ? known.executor[slot] : 0;
    }
}
