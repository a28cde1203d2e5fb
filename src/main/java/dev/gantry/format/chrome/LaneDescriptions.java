package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** Metadata events of lanes, each after the lane that holds it, and of executors. */
final class LaneDescriptions {
    private final Snapshot snapshot;
    private final EventJson out;
    private final JsonGenerator json;
    private final BitSet described = new BitSet();

    LaneDescriptions(Snapshot snapshot, EventJson out) {
        this.snapshot = snapshot;
        this.out = out;
        this.json = out.json();
    }

    void write() throws IOException {
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Deque<Lane> around = new ArrayDeque<>();
            for (Lane at = snapshot.lane(id); at != null && !described.get(at.id()); at = snapshot.lane(at.parent())) {
                around.push(at);
                described.set(at.id());
            }
            for (Lane lane : around) {
                describe(lane);
            }
        }
        for (ExecutorEntry executor : snapshot.executors()) {
            out.describe(OwnFields.EXECUTOR_TOLD, executor.lane());
            json.writeNumberField(OwnFields.ID, executor.id());
            json.writeStringField(OwnFields.NAME, executor.name());
            json.writeNumberField(OwnFields.LANE, executor.lane());
            out.described();
        }
    }

    private void describe(Lane lane) throws IOException {
        String kind = lane.kind() == LaneKind.PROCESS ? "process" : "thread";
        String name = snapshot.name(lane.name());
        out.describe(kind + "_name", lane.id());
        json.writeStringField("name", name);
        out.described();
        out.describe(kind + "_sort_index", lane.id());
        json.writeNumberField("sort_index", lane.id());
        out.described();
        out.describe(OwnFields.LANE_TOLD, lane.id());
        json.writeNumberField(OwnFields.ID, lane.id());
        json.writeNumberField(OwnFields.PARENT, lane.parent());
        json.writeStringField(OwnFields.NAME, name);
        json.writeStringField(OwnFields.KIND, lane.kind().id());
        json.writeStringField(OwnFields.ROLE, OwnFields.role(lane.role()));
        if (lane.systemId().isPresent()) {
            json.writeNumberField(OwnFields.SYSTEM_ID, lane.systemId().getAsLong());
        }
        json.writeNumberField(OwnFields.OPENED, out.absolute(lane.opened()));
        if (lane.closed() != Trace.NONE) {
            json.writeNumberField(OwnFields.CLOSED, out.absolute(lane.closed()));
        }
        out.described();
    }
}
