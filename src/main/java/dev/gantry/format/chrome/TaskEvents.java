package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.Callback;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;

/** Tasks, those that never ran among them, as metadata events; arrows from their ends to their callbacks. */
final class TaskEvents {
    private final Snapshot snapshot;
    private final EventJson out;
    private final JsonGenerator json;

    TaskEvents(Snapshot snapshot, EventJson out) {
        this.snapshot = snapshot;
        this.out = out;
        this.json = out.json();
    }

    void write() throws IOException {
        for (int id = 1; id <= snapshot.tasks(); id++) {
            if (snapshot.hasTask(id)) {
                Task task = snapshot.task(id);
                task(task);
                callbacks(task, task.callbacks());
            }
        }
    }

    private void task(Task task) throws IOException {
        out.describe(OwnFields.TASK_TOLD, task.lane());
        json.writeNumberField(OwnFields.TASK, task.id());
        text(OwnFields.NAME, task.name());
        if (task.executor() != 0) {
            json.writeNumberField(OwnFields.EXECUTOR, task.executor());
        }
        text(OwnFields.SITE, task.site());
        if (task.submittedBy() != 0) {
            json.writeNumberField(OwnFields.SUBMITTED_BY, task.submittedBy());
        }
        json.writeNumberField(OwnFields.RAN_ON, task.lane());
        json.writeNumberField(OwnFields.SUBMITTED, out.absolute(task.submitted()));
        if (task.started() != Trace.NONE) {
            json.writeNumberField(OwnFields.STARTED, out.absolute(task.started()));
        }
        if (task.ended() != Trace.NONE) {
            json.writeNumberField(OwnFields.ENDED, out.absolute(task.ended()));
        }
        json.writeStringField(OwnFields.OUTCOME, task.state().id());
        text(OwnFields.ERROR, task.error());
        out.described();
    }

    private void text(String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }

    private void callbacks(Task task, List<Callback> callbacks) throws IOException {
        for (int i = 0; i < callbacks.size(); i++) {
            Callback callback = callbacks.get(i);
            String id = OwnFields.CALLBACK + " " + task.id() + "-" + i;
            boolean ran = task.ended() != Trace.NONE && task.lane() != 0;
            out.leaves(OwnFields.CALLBACK, id, ran ? Math.min(task.ended(), callback.start()) : callback.start(),
                    ran ? task.lane() : callback.lane());
            out.reaches(OwnFields.CALLBACK, id, callback.start(), callback.lane());
            out.own();
            json.writeNumberField(OwnFields.TASK, task.id());
            json.writeNumberField(OwnFields.LANE, callback.lane());
            json.writeNumberField(OwnFields.ENDED, out.absolute(callback.end()));
            out.ownEnd();
            out.end();
        }
    }
}
