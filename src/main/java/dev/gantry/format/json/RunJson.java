package dev.gantry.format.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.format.Details;
import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;
import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.counter.Counter;

/**
 * A run as JSON: times are nanoseconds from the first record, ids are numbers, what is not known is left out.
 *
 * <p>Lanes and tasks come in order of their ids; slices, switches and marks in order of time, then of lanes; counters
 * one after the other, each with its values in order of time. What another program's file said of a slice or mark
 * stands in {@code category} and {@code args}; the {@code name} of such a mark is the one without its arguments.
 *
 * <p>What Gantry itself says, such as why a lane waits, stands there as a code: {@code sleep}, {@code lock("Object")}.
 * The time between the slices of a worker is written as slices too, in the state {@code idle} (of a coroutine, {@code
 * suspended}). What still goes on has no {@code end}. Everything is streamed: memory does not grow with the run.
 *
 * @param lesson the lesson's id
 * @param parameters its parameters by name
 */
public record RunJson(String lesson, Map<String, Long> parameters) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * Writes the run as UTF-8 with a line feed at the end, and flushes; the stream stays open.
     *
     * @throws IOException if the stream cannot be written
     */
    public void write(Snapshot snapshot, OutputStream to) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(to, JsonEncoding.UTF8);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("lesson", lesson);
        json.writeObjectFieldStart("parameters");
        for (Map.Entry<String, Long> parameter : parameters.entrySet()) {
            json.writeNumberField(parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("lost", snapshot.lost());
        gone(snapshot.gone(), json);
        lanes(snapshot, json);
        tasks(snapshot, json);
        Details.Table details = new Details.Table(snapshot);
        InOrder.write("slices", SliceCursor.all(snapshot, details), json);
        InOrder.write("switches", SwitchCursor.all(snapshot), json);
        InOrder.write("marks", MarkCursor.all(snapshot, details), json);
        counters(snapshot, json);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    /** What the budget took: times, the first record's too, are nanoseconds since the trace's time 0. */
    private static void gone(Gone gone, JsonGenerator json) throws IOException {
        if (gone.equals(Gone.NOTHING)) {
            return;
        }
        json.writeObjectFieldStart("gone");
        json.writeNumberField("from", gone.from());
        json.writeNumberField("until", gone.until());
        json.writeNumberField("slices", gone.slices());
        json.writeNumberField("tasks", gone.tasks());
        if (gone.hasStopped()) {
            json.writeNumberField("stopped", gone.stopped());
            json.writeNumberField("refused", gone.refused());
        }
        json.writeNumberField("texts", gone.texts());
        json.writeEndObject();
    }

    private static void lanes(Snapshot snapshot, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("lanes");
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane == null) {
                continue;
            }
            json.writeStartObject();
            json.writeNumberField("id", id);
            known(json, "parent", lane.parent());
            json.writeStringField("kind", lane.kind().id());
            json.writeStringField("name", snapshot.name(lane.name()));
            known(json, "pid", lane.pid());
            if (lane.kind() != LaneKind.PROCESS && lane.systemId().isPresent()) {
                json.writeNumberField("tid", lane.systemId().getAsLong());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void tasks(Snapshot snapshot, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("tasks");
        for (int id = 1; id <= snapshot.tasks(); id++) {
            if (snapshot.hasTask(id)) {
                task(snapshot, snapshot.task(id), json);
            }
        }
        json.writeEndArray();
    }

    private static void task(Snapshot snapshot, Task task, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", task.id());
        json.writeStringField("name", task.label());
        known(json, "executor", snapshot.executorName(task.executor()));
        known(json, "submittedBy", task.submittedBy());
        time(json, "submitted", task.submitted(), snapshot);
        time(json, "started", task.started(), snapshot);
        time(json, "ended", task.ended(), snapshot);
        known(json, "lane", task.lane());
        known(json, "outcome", task.state().isFinal() ? task.state().id() : "");
        known(json, "error", task.error());
        json.writeArrayFieldStart("callbacks");
        for (Callback callback : task.callbacks()) {
            json.writeStartObject();
            json.writeNumberField("lane", callback.lane());
            time(json, "start", callback.start(), snapshot);
            time(json, "end", callback.end(), snapshot);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void counters(Snapshot snapshot, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("counters");
        for (Counter counter : snapshot.counters()) {
            json.writeStartObject();
            json.writeNumberField("lane", counter.lane());
            json.writeStringField("name", snapshot.name(counter.name()));
            json.writeArrayFieldStart("values");
            for (int i = 0; i < counter.size(); i++) {
                json.writeStartObject();
                time(json, "time", counter.time(i), snapshot);
                if (counter.isReal()) {
                    json.writeNumberField("value", counter.real(i));
                } else {
                    json.writeNumberField("value", counter.value(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What another program's file said of an event. */
    static void details(JsonGenerator json, Details details) throws IOException {
        known(json, "category", details.category());
        if (!details.arguments().isEmpty()) {
            json.writeFieldName("args");
            json.writeRawValue(details.arguments());
        }
    }

    /** A number that is 0 when it is not known. */
    static void known(JsonGenerator json, String field, long number) throws IOException {
        if (number != 0) {
            json.writeNumberField(field, number);
        }
    }

    static void known(JsonGenerator json, String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }

    static void time(JsonGenerator json, String field, long time, Snapshot snapshot) throws IOException {
        if (time != Trace.NONE && time != Long.MAX_VALUE) {
            json.writeNumberField(field, time - snapshot.first());
        }
    }
}
