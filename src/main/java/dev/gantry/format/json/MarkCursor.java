package dev.gantry.format.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.format.Details;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** The marks of one lane. */
final class MarkCursor implements InOrder.Cursor {
    private final Snapshot snapshot;
    private final Lane lane;
    private final Details.Table details;
    private int index;

    private MarkCursor(Snapshot snapshot, Lane lane, Details.Table details) {
        this.details = details;
        this.snapshot = snapshot;
        this.lane = lane;
    }

    static List<MarkCursor> all(Snapshot snapshot, Details.Table details) {
        List<MarkCursor> all = new ArrayList<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            if (snapshot.lane(id) != null) {
                all.add(new MarkCursor(snapshot, snapshot.lane(id), details));
            }
        }
        return all;
    }

    @Override
    public boolean exists() {
        return index < lane.marks();
    }

    @Override
    public long time() {
        return lane.markTime(index);
    }

    @Override
    public long rank() {
        return lane.id();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        RunJson.time(json, "time", time(), snapshot);
        json.writeNumberField("lane", lane.id());
        json.writeStringField("text", Message.plain(snapshot.name(lane.markText(index))));
        Details more = details.get(lane.markDetails(index));
        RunJson.known(json, "name", more.name());
        RunJson.details(json, more);
        json.writeEndObject();
    }

    @Override
    public void advance() {
        index++;
    }
}
