package dev.gantry.format.chrome;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.Snapshot;

/** Writes what all events have: their phase, their time, their place, and the arrows between two places. */
final class EventJson {
    private static final int THOUSAND = 1000;

    private final JsonGenerator json;
    private final Numbers numbers;
    private final long base;

    EventJson(Snapshot snapshot, JsonGenerator json) {
        this.json = json;
        this.numbers = new Numbers(snapshot);
        this.base = snapshot.timeBase();
    }

    JsonGenerator json() {
        return json;
    }

    /** Begins an event at a time of the recording. */
    void begin(String phase, long time, int lane) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        place(time, lane);
    }

    /** A time of the recording, and a lane. */
    void place(long time, int lane) throws IOException {
        microseconds("ts", absolute(time));
        json.writeNumberField("pid", numbers.pid(lane));
        json.writeNumberField("tid", numbers.tid(lane));
    }

    void end() throws IOException {
        json.writeEndObject();
    }

    /** Begins a metadata event and its arguments. */
    void describe(String what, int lane) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeStringField("name", what);
        json.writeNumberField("pid", numbers.pid(lane));
        json.writeNumberField("tid", numbers.tid(lane));
        json.writeObjectFieldStart("args");
    }

    /** Ends a metadata event. */
    void described() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The time by the clock that the recording came from. */
    long absolute(long time) {
        return time + base;
    }

    void duration(long nanoseconds) throws IOException {
        microseconds("dur", nanoseconds);
    }

    /** The beginning of an arrow. */
    void leaves(String category, String id, long time, int lane) throws IOException {
        begin("s", time, lane);
        arrow(category, id);
        end();
    }

    /** The beginning of an arrow's end, in which more may stand; see {@link #end}. */
    void reaches(String category, String id, long time, int lane) throws IOException {
        begin("f", time, lane);
        arrow(category, id);
        json.writeStringField("bp", "e");
    }

    /** Begins arguments and in them what only Gantry reads. */
    void own() throws IOException {
        json.writeObjectFieldStart("args");
        json.writeObjectFieldStart(OwnFields.GANTRY);
    }

    /** Ends these arguments. */
    void ownEnd() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void arrow(String category, String id) throws IOException {
        json.writeStringField("name", category);
        json.writeStringField("cat", category);
        json.writeStringField("id", id);
    }

    /** Microseconds with all their nanoseconds. */
    private void microseconds(String field, long nanoseconds) throws IOException {
        json.writeFieldName(field);
        long whole = nanoseconds / THOUSAND;
        long below = Math.abs(nanoseconds % THOUSAND);
        String sign = nanoseconds < 0 && whole == 0 ? "-" : "";
        json.writeNumber(sign + whole + (below < 100 ? below < 10 ? ".00" : ".0" : ".") + below);
    }
}
