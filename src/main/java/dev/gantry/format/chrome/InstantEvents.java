package dev.gantry.format.chrome;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.format.Details;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Switch;
import dev.gantry.trace.Wake;

/** Marks as instants, wake-ups and switches as arrows. */
final class InstantEvents {
    private final Snapshot snapshot;
    private final EventJson out;
    private final JsonGenerator json;
    private final Details.Table details;

    InstantEvents(Snapshot snapshot, EventJson out) {
        this.snapshot = snapshot;
        this.out = out;
        this.json = out.json();
        this.details = new Details.Table(snapshot);
    }

    void write(Lane lane) throws IOException {
        for (int i = 0; i < lane.marks(); i++) {
            mark(lane, i);
        }
        for (int i = 0; i < lane.wakes(); i++) {
            wake(lane, i);
        }
        for (int i = 0; i < lane.switches(); i++) {
            change(lane, i);
        }
    }

    private void mark(Lane lane, int i) throws IOException {
        String text = snapshot.name(lane.markText(i));
        Details more = details.get(lane.markDetails(i));
        out.begin("i", lane.markTime(i), lane.id());
        json.writeStringField("name", more.name().isEmpty() ? text : more.name());
        json.writeStringField("s", lane.kind().isHolder() ? "p" : "t");
        if (!more.category().isEmpty()) {
            json.writeStringField("cat", more.category());
        }
        if (more != Details.NONE) {
            out.own();
            json.writeStringField(OwnFields.TEXT, text);
            json.writeEndObject();
            SliceEvents.arguments(more, json);
            json.writeEndObject();
        }
        out.end();
    }

    private void wake(Lane lane, int i) throws IOException {
        Wake wake = lane.wake(i);
        if (snapshot.lane(wake.by()) == null) {
            return;
        }
        String id = OwnFields.WAKE + " " + lane.id() + "-" + i;
        out.leaves(OwnFields.WAKE, id, wake.time(), wake.by());
        out.reaches(OwnFields.WAKE, id, wake.time(), lane.id());
        out.own();
        json.writeNumberField(OwnFields.LANE, lane.id());
        json.writeNumberField(OwnFields.BY, wake.by());
        out.ownEnd();
        out.end();
    }

    private void change(Lane thread, int i) throws IOException {
        Switch change = thread.switchAt(i);
        String id = OwnFields.SWITCH + " " + thread.id() + "-" + i;
        out.leaves(OwnFields.SWITCH, id, change.time(), change.from());
        out.reaches(OwnFields.SWITCH, id, change.time(), change.to());
        out.own();
        json.writeNumberField(OwnFields.THREAD, thread.id());
        json.writeNumberField(OwnFields.FROM, change.from());
        json.writeNumberField(OwnFields.TO, change.to());
        json.writeStringField(OwnFields.REASON, change.reason().id());
        out.ownEnd();
        out.end();
    }
}
