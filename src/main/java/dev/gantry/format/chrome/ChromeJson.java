package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.counter.Counter;

/**
 * Writes a recording as Chrome's trace JSON, which Chromium, Perfetto and others open, and Gantry as it was, but for
 * the lines at which a program stood.
 *
 * <p>Lanes are threads; coroutines too, because the format knows nothing below a thread. Processes and threads have the
 * system's numbers where they are known, see {@link Numbers}; times are those of the clock that the recording came
 * from. A slice's category is its state, or what another program gave it, with that program's arguments. Tasks,
 * wake-ups, switches and callbacks are flows. What the format cannot express is in fields that other programs ignore,
 * see {@link OwnFields}. Everything is streamed: memory does not grow with the recording, but for a bit for each task.
 *
 * @param title what the recording is called
 * @param annotations notes of the user on it: instants that go over everything
 */
public record ChromeJson(String title, Annotations annotations) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int VERSION = OwnFields.WITH_OBJECT;

    /**
     * Writes the recording as UTF-8 with a line feed at the end, and flushes; the stream stays open.
     *
     * @throws IOException if the stream cannot be written
     */
    public void write(Snapshot snapshot, OutputStream to) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(to, JsonEncoding.UTF8);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        header(snapshot, json);
        json.writeStringField("displayTimeUnit", "ns");
        json.writeObjectFieldStart("otherData");
        json.writeStringField("title", title);
        json.writeEndObject();
        json.writeArrayFieldStart("traceEvents");
        events(snapshot, new EventJson(snapshot, json));
        json.writeEndArray();
        SampleJson.write(snapshot, json);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void header(Snapshot snapshot, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(OwnFields.GANTRY);
        json.writeNumberField(OwnFields.VERSION, VERSION);
        json.writeStringField(OwnFields.TITLE, title);
        json.writeNumberField(OwnFields.TIME_BASE, snapshot.timeBase());
        json.writeNumberField(OwnFields.FIRST, snapshot.first());
        json.writeNumberField(OwnFields.HORIZON, snapshot.horizon());
        json.writeNumberField(OwnFields.RECORDS, snapshot.records());
        json.writeNumberField(OwnFields.LOST, snapshot.lost());
        json.writeNumberField(OwnFields.MALFORMED, snapshot.malformed());
        json.writeEndObject();
    }

    private void events(Snapshot snapshot, EventJson out) throws IOException {
        new LaneDescriptions(snapshot, out).write();
        SliceEvents slices = new SliceEvents(snapshot, out);
        InstantEvents instants = new InstantEvents(snapshot, out);
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                slices.write(lane, lane.row(depth));
            }
            if (lane != null) {
                instants.write(lane);
            }
        }
        new TaskEvents(snapshot, out).write();
        for (Counter counter : snapshot.counters()) {
            counter(counter, snapshot, out);
        }
        for (ExecutorEntry executor : snapshot.executors()) {
            queue(executor, out);
        }
        notes(out);
    }

    /** Counters of one name in one process are told apart by an id, as other programs read them. */
    private static void counter(Counter counter, Snapshot snapshot, EventJson out) throws IOException {
        String name = snapshot.name(counter.name());
        boolean ofProcess = snapshot.lane(counter.lane()) != null && snapshot.lane(counter.lane()).parent() == 0;
        for (int i = 0; i < counter.size(); i++) {
            out.begin("C", counter.time(i), counter.lane());
            out.json().writeStringField("name", name);
            if (!ofProcess) {
                out.json().writeNumberField("id", counter.lane());
            }
            out.json().writeObjectFieldStart("args");
            if (counter.isReal()) {
                out.json().writeNumberField("value", counter.real(i));
            } else {
                out.json().writeNumberField("value", counter.value(i));
            }
            out.json().writeEndObject();
            out.end();
        }
    }

    private static void queue(ExecutorEntry executor, EventJson out) throws IOException {
        Counter queue = executor.queue();
        for (int i = 0; i < queue.size(); i++) {
            out.begin("C", queue.time(i), queue.lane());
            out.json().writeStringField("name", executor.name() + ": queued");
            out.json().writeStringField("cat", OwnFields.QUEUE);
            out.json().writeNumberField("id", executor.id());
            out.json().writeObjectFieldStart("args");
            out.json().writeNumberField("value", queue.value(i));
            out.json().writeEndObject();
            out.end();
        }
    }

    /** On the first process, and over all of it. */
    private void notes(EventJson out) throws IOException {
        for (Note note : annotations.notes()) {
            out.begin("i", note.time(), 1);
            out.json().writeStringField("name", note.text());
            out.json().writeStringField("cat", OwnFields.NOTE);
            out.json().writeStringField("s", "g");
            out.end();
        }
    }
}
