package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.List;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;
import dev.gantry.trace.Wake;
import dev.gantry.trace.counter.Counter;

/**
 * Writes a recording as Chrome's trace JSON, which Chromium, Perfetto and others open, and Gantry with its lanes,
 * slices, flows and marks as they were.
 *
 * <p>Lanes are threads, each with its number as {@code tid}; coroutines too, because the format knows nothing below a
 * thread. A slice's state is its category, a task's flow goes from its submission to its first slice. What the format
 * cannot express is in fields that other programs ignore, see {@link OwnFields}. Tasks are described by events of their
 * own too, with those that never started. Left out are switches, callbacks of tasks but for their slices, and what was
 * waited for. Everything is streamed: memory does not grow with the recording, but for a bit for each task.
 *
 * @param title what the recording is called
 * @param annotations notes of the user on it: instants that go over everything
 */
public record ChromeJson(String title, Annotations annotations) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int VERSION = 1;

    /**
     * Writes the recording as UTF-8 with a line feed at the end, and flushes; the stream stays open.
     *
     * @throws IOException if the stream cannot be written
     */
    public void write(Snapshot snapshot, OutputStream to) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(to, JsonEncoding.UTF8);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeObjectFieldStart(OwnFields.GANTRY);
        json.writeNumberField(OwnFields.VERSION, VERSION);
        json.writeEndObject();
        json.writeStringField("displayTimeUnit", "ns");
        json.writeObjectFieldStart("otherData");
        json.writeStringField("title", title);
        json.writeEndObject();
        json.writeArrayFieldStart("traceEvents");
        Events events = new Events(snapshot, json);
        events.write();
        events.notes(annotations.notes());
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private static final class Events {
        private final Snapshot snapshot;
        private final Pids pids;
        private final JsonGenerator json;
        private final BitSet begun = new BitSet();

        Events(Snapshot snapshot, JsonGenerator json) {
            this.snapshot = snapshot;
            this.pids = new Pids(snapshot);
            this.json = json;
        }

        void write() throws IOException {
            for (int id = 1; id <= snapshot.lanes(); id++) {
                if (snapshot.lane(id) != null) {
                    describe(snapshot.lane(id));
                }
            }
            for (int id = 1; id <= snapshot.lanes(); id++) {
                Lane lane = snapshot.lane(id);
                for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                    slices(lane, lane.row(depth));
                }
                if (lane != null) {
                    marks(lane);
                    wakes(lane);
                }
            }
            for (int task = 1; task <= snapshot.tasks(); task++) {
                if (snapshot.hasTask(task)) {
                    task(snapshot.task(task));
                }
            }
            for (Counter counter : snapshot.counters()) {
                counter(counter, snapshot.name(counter.name()));
            }
            for (ExecutorEntry executor : snapshot.executors()) {
                counter(executor.queue(), executor.name() + ": queued");
            }
        }

        private void describe(Lane lane) throws IOException {
            boolean process = lane.kind() == LaneKind.PROCESS;
            String kind = process ? "process" : "thread";
            describing(kind + "_name", lane);
            json.writeStringField("name", snapshot.name(lane.name()));
            end();
            describing(kind + "_sort_index", lane);
            json.writeNumberField("sort_index", lane.id());
            end();
            describing(OwnFields.LANE, lane);
            json.writeStringField(OwnFields.KIND, lane.kind().id());
            json.writeStringField(OwnFields.ROLE, OwnFields.role(lane.role()));
            if (process) {
                json.writeNumberField(OwnFields.PID, lane.pid());
            } else if (snapshot.lane(lane.parent()) != null
                    && snapshot.lane(lane.parent()).kind() != LaneKind.PROCESS) {
                json.writeNumberField(OwnFields.PARENT, lane.parent());
            }
            json.writeNumberField(OwnFields.OPENED, lane.opened());
            if (lane.closed() != Trace.NONE) {
                json.writeNumberField(OwnFields.CLOSED, lane.closed());
            }
            end();
        }

        private void describing(String what, Lane lane) throws IOException {
            json.writeStartObject();
            json.writeStringField("ph", "M");
            json.writeStringField("name", what);
            json.writeNumberField("pid", pids.of(lane.id()));
            if (lane.kind() != LaneKind.PROCESS) {
                json.writeNumberField("tid", lane.id());
            }
            json.writeObjectFieldStart("args");
        }

        private void end() throws IOException {
            json.writeEndObject();
            json.writeEndObject();
        }

        private void slices(Lane lane, Row row) throws IOException {
            for (int i = 0; i < row.size(); i++) {
                int task = row.task(i);
                boolean begins = row.state(i) == State.RUNNING && snapshot.hasTask(task) && !begun.get(task);
                if (begins) {
                    begun.set(task);
                    flow("s", snapshot.task(task).submittedBy(), snapshot.taskSubmitted(task), task);
                    flow("f", lane.id(), row.start(i), task);
                }
                slice(lane, row, i, begins);
            }
        }

        private void slice(Lane lane, Row row, int i, boolean begins) throws IOException {
            int task = row.task(i);
            start(row.isOpen(i) ? "B" : "X", row.start(i), lane.id());
            if (!row.isOpen(i)) {
                time("dur", row.end(i) - row.start(i));
            }
            json.writeStringField("name", row.name(i) != 0
                    ? snapshot.name(row.name(i))
                    : task != 0 ? snapshot.taskLabel(task) : row.state(i).id());
            json.writeStringField("cat", row.state(i).id());
            json.writeObjectFieldStart("args");
            if (task != 0) {
                json.writeNumberField(OwnFields.TASK, task);
            }
            if (row.name(i) == 0) {
                json.writeBooleanField(OwnFields.NAMELESS, true);
            }
            if (begins) {
                outcome(snapshot.task(task));
            }
            json.writeEndObject();
            json.writeEndObject();
        }

        private void task(Task task) throws IOException {
            json.writeStartObject();
            json.writeStringField("ph", "M");
            json.writeStringField("name", OwnFields.TASK_TOLD);
            json.writeNumberField("pid", pids.of(task.lane()));
            if (task.lane() != 0) {
                json.writeNumberField("tid", task.lane());
            }
            json.writeObjectFieldStart("args");
            json.writeNumberField(OwnFields.TASK, task.id());
            json.writeStringField("name", task.name());
            if (task.submittedBy() != 0) {
                json.writeNumberField(OwnFields.SUBMITTED_BY, task.submittedBy());
                json.writeNumberField(OwnFields.PID, pids.of(task.submittedBy()));
            }
            json.writeNumberField(OwnFields.SUBMITTED, task.submitted());
            if (task.started() != Trace.NONE) {
                json.writeNumberField(OwnFields.STARTED, task.started());
            }
            if (task.ended() != Trace.NONE) {
                json.writeNumberField(OwnFields.ENDED, task.ended());
            }
            json.writeStringField(OwnFields.OUTCOME, task.state().id());
            json.writeStringField(OwnFields.ERROR, task.error());
            end();
        }

        private void outcome(Task task) throws IOException {
            String executor = snapshot.executorName(task.executor());
            if (!executor.isEmpty()) {
                json.writeStringField("executor", executor);
            }
            if (task.state().isFinal()) {
                json.writeStringField(OwnFields.OUTCOME, task.state().id());
            }
            if (!task.error().isEmpty()) {
                json.writeStringField(OwnFields.ERROR, task.error());
            }
        }

        private void flow(String phase, int lane, long time, int task) throws IOException {
            start(phase, time, lane);
            json.writeStringField("name", "task");
            json.writeStringField("cat", "task");
            json.writeNumberField("id", task);
            json.writeEndObject();
        }

        private void marks(Lane lane) throws IOException {
            for (int i = 0; i < lane.marks(); i++) {
                start("i", lane.markTime(i), lane.id());
                json.writeStringField("name", snapshot.name(lane.markText(i)));
                json.writeStringField("s", lane.kind() == LaneKind.PROCESS ? "p" : "t");
                json.writeEndObject();
            }
        }

        /** On the first process, and over all of it. */
        void notes(List<Note> notes) throws IOException {
            for (Note note : notes) {
                start("i", note.time(), 1);
                json.writeStringField("name", note.text());
                json.writeStringField("cat", "note");
                json.writeStringField("s", "g");
                json.writeEndObject();
            }
        }

        private void wakes(Lane lane) throws IOException {
            for (int i = 0; i < lane.wakes(); i++) {
                Wake wake = lane.wake(i);
                start("s", wake.time(), wake.by());
                wake(lane, i);
                json.writeEndObject();
                start("f", wake.time(), lane.id());
                wake(lane, i);
                json.writeStringField("bp", "e");
                json.writeObjectFieldStart("args");
                json.writeNumberField(OwnFields.BY, wake.by());
                json.writeNumberField(OwnFields.PID, pids.of(wake.by()));
                end();
            }
        }

        private void wake(Lane lane, int i) throws IOException {
            json.writeStringField("name", OwnFields.WAKE);
            json.writeStringField("cat", OwnFields.WAKE);
            json.writeStringField("id", lane.id() + "-" + i);
        }

        private void counter(Counter counter, String name) throws IOException {
            for (int i = 0; i < counter.size(); i++) {
                start("C", counter.time(i), counter.lane());
                json.writeStringField("name", name);
                json.writeObjectFieldStart("args");
                json.writeNumberField("value", counter.value(i));
                end();
            }
        }

        private void start(String phase, long time, int lane) throws IOException {
            json.writeStartObject();
            json.writeStringField("ph", phase);
            time("ts", time);
            json.writeNumberField("pid", pids.of(lane));
            json.writeNumberField("tid", lane);
        }

        /** Microseconds with all their nanoseconds. */
        private void time(String field, long nanoseconds) throws IOException {
            json.writeFieldName(field);
            long below = nanoseconds % 1000;
            json.writeNumber(nanoseconds / 1000 + (below < 100 ? below < 10 ? ".00" : ".0" : ".") + below);
        }
    }
}
