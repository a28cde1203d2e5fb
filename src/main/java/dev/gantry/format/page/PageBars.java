package dev.gantry.format.page;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.TaskState;
import dev.gantry.view.explain.Blocking;
import dev.gantry.view.frame.Failures;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.Tints;

/**
 * Writes the bars of a row as numbers: how long after the end of the one before it a bar starts, how long it is, its
 * state with its flags, and the number of its name. A merged bar has how many slices it holds instead of a name, and
 * then how long they took; it has failed if one of its tasks has.
 */
final class PageBars {
    private static final int NAMES = 100_000;
    private static final int NAME = 160;

    private final Snapshot snapshot;
    private final long start;
    private final long end;
    private final long cell;
    private final ColourBy colours;
    private final Tints tints = new Tints();
    private final JsonGenerator json;
    private final Map<String, Integer> names = new LinkedHashMap<>(Map.of("", 0));
    private final StateTimes times = new StateTimes();
    private long reached;
    private long merged;
    private long slices;
    private boolean forgotten;

    PageBars(Snapshot snapshot, long start, long end, long cell, ColourBy colours, JsonGenerator json) {
        this.snapshot = snapshot;
        this.start = start;
        this.end = end;
        this.cell = cell;
        this.colours = colours;
        this.json = json;
    }

    /** How many bars stand for several slices. */
    long mergedBars() {
        return merged;
    }

    /** How many slices these bars stand for. */
    long slicesMerged() {
        return slices;
    }

    boolean hasForgottenNames() {
        return forgotten;
    }

    void write(Row row, boolean ownLevel) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("over", !ownLevel);
        json.writeArrayFieldStart("bars");
        reached = start;
        int to = row.firstStartingAt(end);
        for (int i = row.firstEndingAfter(start); i < to;) {
            int next = cell == 0 ? i + 1 : together(row, i, to);
            if (next - i > 1) {
                merged(row, i, next);
            } else {
                one(row, i);
                next = i + 1;
            }
            i = next;
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The number of a text that the page holds. */
    int name(String text) {
        String cut = shortened(text);
        Integer known = names.get(cut);
        if (known != null) {
            return known;
        }
        if (names.size() >= NAMES) {
            forgotten = true;
            return 0;
        }
        names.put(cut, names.size());
        return names.size() - 1;
    }

    void writeNames() throws IOException {
        json.writeArrayFieldStart("names");
        for (String name : names.keySet()) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    static String shortened(String text) {
        return text.length() <= NAME ? text : text.substring(0, text.offsetByCodePoints(0, NAME / 2)) + "…";
    }

    /** The slice after those that lie in the same cell as this one and are shorter than a cell. */
    private int together(Row row, int i, int to) {
        if (row.isOpen(i) || row.start(i) < start || row.end(i) - row.start(i) >= cell) {
            return i + 1;
        }
        long edge = start + ((row.start(i) - start) / cell + 1) * cell;
        int next = Math.min(to, row.firstStartingAt(Math.min(edge, end)));
        boolean lastIsLong = row.isOpen(next - 1) || row.end(next - 1) - row.start(next - 1) >= cell;
        return Math.max(i + 1, lastIsLong ? next - 1 : next);
    }

    private void one(Row row, int i) throws IOException {
        int task = row.task(i);
        boolean failed = row.depth() == 0 && row.state(i) == State.RUNNING
                && snapshot.hasTask(task) && snapshot.taskState(task) == TaskState.FAILED;
        String label = task == 0 ? "" : snapshot.taskLabel(task);
        String reason = row.name(i) == 0 ? "" : Phrases.words(snapshot.name(row.name(i)));
        String name = label.isEmpty() || reason.isEmpty() ? label + reason : label + " · " + reason;
        int flags = (row.isOpen(i) ? PageStates.OPEN : 0) | (failed ? PageStates.FAILED : 0);
        bar(row.start(i), row.isOpen(i) ? end : row.end(i), number(row.state(i), row, i, 1, flags), name(name));
    }

    private void merged(Row row, int from, int to) throws IOException {
        times.clear();
        row.times(from, to, times);
        boolean failed = Failures.first(snapshot.lane(row.lane()), row, from, to) >= 0;
        State state = times.longest(row.state(from));
        bar(row.start(from), row.end(to - 1),
                number(state, row, from, to - from,
                        PageStates.MERGED | (failed ? PageStates.FAILED : 0)),
                to - from);
        json.writeNumber(times.sum());
        merged++;
        slices += to - from;
    }

    /** The number of a bar for these slices; one in which a wait holds up others looks otherwise, as in the chart. */
    private int number(State state, Row row, int first, int count, int flags) {
        boolean blocks = state == State.BLOCKED
                && Blocking.others(snapshot, snapshot.lane(row.lane()), row, first, count) > 0;
        return blocks
                ? PageStates.blocking(flags)
                : PageStates.bar(state, tint(row, state, first, count), flags);
    }

    private Optional<Style> tint(Row row, State state, int first, int count) {
        return state == State.RUNNING ? tints.of(colours, snapshot, row, first, count) : Optional.empty();
    }

    private void bar(long barStart, long barEnd, int code, int last) throws IOException {
        long from = Math.max(barStart, start);
        long to = Math.max(from, Math.min(barEnd, end));
        json.writeNumber(from - reached);
        json.writeNumber(to - from);
        json.writeNumber(code);
        json.writeNumber(last);
        reached = to;
    }
}
