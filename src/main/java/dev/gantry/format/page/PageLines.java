package dev.gantry.format.page;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.format.Excerpt;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;
import dev.gantry.view.explain.ClockErrors;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/**
 * Writes the lines of a page, and what the page leaves out.
 *
 * <p>A browser takes about {@value #BARS} bars. Up to as many slices are written as they are; of more, those are taken
 * together that start in the same cell of time and are shorter than it, where cells are as long as keeps the page
 * within its limit. A merged bar knows how many slices it holds, the state that took most, and how long they took. The
 * page says all that, and what else is not in it.
 */
final class PageLines {
    /** Limit of bars on a page, approximately. */
    static final int BARS = 150_000;

    private static final int LINES = 2_000;
    private static final int MARKS = 20_000;
    private static final int NOTES = 1_000;

    private final Snapshot snapshot;
    private final Excerpt excerpt;
    private final Annotations annotations;
    private final JsonGenerator json;
    private final DoubleConsumer progress;
    private final LaneLayout layout;
    private final long start;
    private final long end;
    private final long cell;
    private final PageBars bars;
    private int marks;
    private long marksLeftOut;

    PageLines(
            Snapshot snapshot, Excerpt excerpt, Annotations annotations, ColourBy colours, JsonGenerator json,
            DoubleConsumer progress) {
        this.snapshot = snapshot;
        this.excerpt = excerpt;
        this.annotations = annotations;
        this.json = json;
        this.progress = progress;
        Set<Integer> all = new HashSet<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            all.add(id);
        }
        boolean few = snapshot.lanes() <= LINES;
        layout = LaneLayout.of(snapshot, few ? excerpt.lanes().with(new Folds(Set.of(), all)) : excerpt.lanes(),
                Metrics.USUAL);
        start = excerpt.start(snapshot);
        end = Math.max(start + 1, excerpt.end(snapshot));
        cell = cell();
        bars = new PageBars(snapshot, start, end, cell, colours, json);
    }

    void write() throws IOException {
        json.writeNumberField("from", start - annotations.zero(snapshot));
        json.writeNumberField("span", end - start);
        json.writeArrayFieldStart("lines");
        int lines = Math.min(LINES, layout.size());
        for (int line = layout.pinned(); line < lines; line++) {
            progress.accept((double) line / lines);
            line(line);
        }
        json.writeEndArray();
        bars.writeNames();
        flags();
        notes();
    }

    /** Notes of the user: the time and text of each. */
    private void flags() throws IOException {
        json.writeArrayFieldStart("flags");
        for (Note note : noted().limit(NOTES).toList()) {
            json.writeStartArray();
            json.writeNumber(note.time() - start);
            json.writeString(PageBars.shortened(note.text()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private Stream<Note> noted() {
        return annotations.notes().stream().filter(note -> note.time() >= start && note.time() <= end);
    }

    private void line(int line) throws IOException {
        LineKind kind = layout.kind(line);
        if (kind == LineKind.QUEUE) {
            return;
        }
        Lane lane = snapshot.lane(layout.lane(line));
        json.writeStartObject();
        json.writeStringField("label", PageBars.shortened(layout.label(snapshot, line)));
        json.writeNumberField("indent", layout.indent(line));
        json.writeStringField("kind", kind == LineKind.CROWD ? "crowd" : lane.kind().id());
        json.writeNumberField("high", layout.bars(line));
        if (kind != LineKind.CROWD) {
            json.writeStringField("name", PageBars.shortened(LaneNames.inTable(snapshot, lane.id())));
            lane(lane, layout.bars(line));
        }
        json.writeEndObject();
    }

    private void lane(Lane lane, int high) throws IOException {
        json.writeNumberField("rest", lane.rest() == null ? -1 : lane.rest().code());
        json.writeNumberField("soft", ClockErrors.of(snapshot, lane.id()));
        json.writeNumberField("opened", Math.max(lane.opened(), start) - start);
        json.writeNumberField("closed",
                (lane.closed() == Trace.NONE ? end : Math.clamp(lane.closed(), start, end)) - start);
        json.writeArrayFieldStart("rows");
        for (int depth = 0; depth < lane.depth(); depth++) {
            bars.write(lane.row(depth), depth < high);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("marks");
        int last = lane.firstMarkFrom(end);
        for (int i = lane.firstMarkFrom(start); i < last; i++) {
            if (marks >= MARKS) {
                marksLeftOut += last - i;
                break;
            }
            marks++;
            json.writeNumber(lane.markTime(i) - start);
            json.writeNumber(bars.name(Phrases.words(snapshot.name(lane.markText(i)))));
        }
        json.writeEndArray();
    }

    /** How long the cells of time are, 0 where every slice has room. */
    private long cell() {
        long slices = 0;
        int rows = 0;
        for (int line = layout.pinned(); line < Math.min(LINES, layout.size()); line++) {
            Lane lane = snapshot.lane(layout.lane(line));
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                slices += row.firstStartingAt(end) - row.firstEndingAfter(start);
                rows++;
            }
        }
        return slices <= BARS ? 0 : Math.max(1, (end - start) / Math.max(8, BARS / rows));
    }

    private void notes() throws IOException {
        json.writeArrayFieldStart("notes");
        if (bars.mergedBars() > 0) {
            json.writeString(
                    "%,d slices shorter than %s are shown as %,d merged bars, with dots: Gantry itself shows each."
                            .formatted(bars.slicesMerged(), Durations.text(cell), bars.mergedBars()));
        }
        if (layout.size() > LINES) {
            json.writeString("%,d more lines are not in this page.".formatted(layout.size() - LINES));
        }
        if (marksLeftOut > 0) {
            json.writeString("%,d more marks are not in this page.".formatted(marksLeftOut));
        }
        long notesLeftOut = noted().count() - NOTES;
        if (notesLeftOut > 0) {
            json.writeString("%,d more notes are not in this page.".formatted(notesLeftOut));
        }
        if (annotations.origin().isPresent()) {
            json.writeString(
                    "Times count from: %s.".formatted(PageBars.shortened(annotations.origin().get().event())));
        }
        if (bars.hasForgottenNames()) {
            json.writeString("Some names are not in this page; there are too many.");
        }
        if (snapshot.lost() > 0) {
            json.writeString("%,d records were lost.".formatted(snapshot.lost()));
        }
        long off = ClockErrors.most(snapshot);
        if (off > 0) {
            json.writeString(Phrases.of("note.clocks", Durations.text(off)));
        }
        for (Message notice : snapshot.gone().notices()) {
            json.writeString(Phrases.say(notice));
        }
        if (excerpt.from() > 0 || excerpt.to() != Long.MAX_VALUE || !excerpt.lanes().filter().isEmpty()) {
            json.writeString("This is a part of the recording.");
        }
        json.writeString("Queues and arrows are not in this page.");
        json.writeEndArray();
    }
}
