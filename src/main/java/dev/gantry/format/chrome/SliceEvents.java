package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.BitSet;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.format.Details;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;

/** Slices as events, and before the first slice of a task the arrow from its submission. */
final class SliceEvents {
    private final Snapshot snapshot;
    private final EventJson out;
    private final JsonGenerator json;
    private final Details.Table details;
    private final BitSet begun = new BitSet();

    SliceEvents(Snapshot snapshot, EventJson out) {
        this.snapshot = snapshot;
        this.out = out;
        this.json = out.json();
        this.details = new Details.Table(snapshot);
    }

    void write(Lane lane, Row row) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            int task = row.task(i);
            boolean begins = row.state(i) == State.RUNNING && snapshot.hasTask(task) && !begun.get(task);
            if (begins) {
                begun.set(task);
                int by = snapshot.taskSubmittedBy(task);
                if (snapshot.lane(by) != null) {
                    out.leaves(OwnFields.TASK, "task " + task, snapshot.taskSubmitted(task), by);
                    out.reaches(OwnFields.TASK, "task " + task, row.start(i), lane.id());
                    out.end();
                }
            }
            slice(lane, row, i, begins);
        }
    }

    private void slice(Lane lane, Row row, int i, boolean begins) throws IOException {
        int task = row.task(i);
        State state = row.state(i);
        Details more = details.get(row.details(i));
        out.begin(row.isOpen(i) ? "B" : "X", row.start(i), lane.id());
        if (!row.isOpen(i)) {
            out.duration(row.end(i) - row.start(i));
        }
        json.writeStringField("name", row.name(i) != 0
                ? snapshot.name(row.name(i))
                : task != 0 ? snapshot.taskLabel(task) : state.id());
        boolean foreign = more != Details.NONE;
        if (!foreign || !more.category().isEmpty()) {
            json.writeStringField("cat", foreign ? more.category() : state.id());
        }
        if (foreign || task != 0 || row.name(i) == 0 || row.awaited(i) != 0) {
            out.own();
            own(row, i, begins, foreign);
            json.writeEndObject();
            arguments(more, json);
            json.writeEndObject();
        }
        out.end();
    }

    private void own(Row row, int i, boolean begins, boolean foreign) throws IOException {
        if (foreign) {
            json.writeStringField(OwnFields.STATE, row.state(i).id());
        }
        if (row.task(i) != 0) {
            json.writeNumberField(OwnFields.TASK, row.task(i));
        }
        if (row.name(i) == 0) {
            json.writeBooleanField(OwnFields.NAMELESS, true);
        }
        if (row.awaited(i) != 0) {
            json.writeNumberField(OwnFields.AWAITS, row.awaited(i));
        }
        if (begins) {
            outcome(snapshot.task(row.task(i)));
        }
    }

    /** For people, beside {@link TaskEvents}. */
    private void outcome(Task task) throws IOException {
        String executor = snapshot.executorName(task.executor());
        if (!executor.isEmpty()) {
            json.writeStringField(OwnFields.EXECUTOR, executor);
        }
        if (task.state().isFinal()) {
            json.writeStringField(OwnFields.OUTCOME, task.state().id());
        }
        if (!task.error().isEmpty()) {
            json.writeStringField(OwnFields.ERROR, task.error());
        }
    }

    /** The arguments of another program, behind what is in the object already. */
    static void arguments(Details details, JsonGenerator json) throws IOException {
        String object = details.arguments();
        if (!object.isEmpty()) {
            json.writeRaw(',');
            json.writeRaw(object, 1, object.length() - 2);
        }
    }
}
