package dev.gantry.format.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Switch;

/** The switches on one thread. */
final class SwitchCursor implements InOrder.Cursor {
    private final Snapshot snapshot;
    private final Lane lane;
    private int index;

    private SwitchCursor(Snapshot snapshot, Lane lane) {
        this.snapshot = snapshot;
        this.lane = lane;
    }

    static List<SwitchCursor> all(Snapshot snapshot) {
        List<SwitchCursor> all = new ArrayList<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            if (snapshot.lane(id) != null) {
                all.add(new SwitchCursor(snapshot, snapshot.lane(id)));
            }
        }
        return all;
    }

    @Override
    public boolean exists() {
        return index < lane.switches();
    }

    @Override
    public long time() {
        return lane.switchAt(index).time();
    }

    @Override
    public long rank() {
        return lane.id();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        Switch passed = lane.switchAt(index);
        json.writeStartObject();
        RunJson.time(json, "time", passed.time(), snapshot);
        json.writeNumberField("from", passed.from());
        json.writeNumberField("to", passed.to());
        json.writeStringField("reason", passed.reason().id());
        json.writeEndObject();
    }

    @Override
    public void advance() {
        index++;
    }
}
