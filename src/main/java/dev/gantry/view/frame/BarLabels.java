package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.explain.Blocking;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Labels;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/**
 * Bar labels of one line. A bar's name stands where the bar is of one kind: before the first interruption, on the
 * widest one, or after the last, wherever it fits first; so its text colour always suits the background.
 */
final class BarLabels {
    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final int TOP = 2;
    private static final int FLAGS = 3;
    private static final int FIRST = 4;
    private static final int COUNT = 5;
    private static final int PLACE = 6;
    private static final int PLAIN_TO = 7;
    private static final int OVER_LEFT = 8;
    private static final int OVER_RIGHT = 9;
    private static final int OVER_NAME = 10;
    private static final int OVER_STATE = 11;
    private static final int PLAIN_FROM = 12;
    private static final int OVER_BLOCKS = 13;
    private static final int BLOCKS = 14;
    private static final int OVER_AWAITED = 15;
    private static final int FIELDS = 16;
    private static final int NARROWEST = 6;

    private int[] bars = new int[FIELDS * 64];
    private Row[] rows = new Row[64];
    private Style[] looks = new Style[64];
    private int size;
    private int cursor;
    private int soft;

    /** No bars, whose ends fade out over so many pixels: their names stand between. */
    void clear(int softEnds) {
        soft = softEnds;
        Arrays.fill(rows, 0, size, null);
        size = 0;
        cursor = 0;
    }

    /** A bar at this place; the bars of one place come from left to right. */
    void bar(int place, int left, int right, int top, Row row, int first, int count, int flags,
            int blocks, Style look) {
        if (size == rows.length) {
            bars = Arrays.copyOf(bars, bars.length * 2);
            looks = Arrays.copyOf(looks, size * 2);
            rows = Arrays.copyOf(rows, size * 2);
        }
        looks[size] = look;
        rows[size] = row;
        int at = FIELDS * size++;
        bars[at + LEFT] = left;
        bars[at + RIGHT] = right;
        bars[at + TOP] = top;
        bars[at + FLAGS] = flags;
        bars[at + FIRST] = first;
        bars[at + COUNT] = count;
        bars[at + PLACE] = place;
        bars[at + PLAIN_TO] = right;
        bars[at + OVER_LEFT] = right;
        bars[at + OVER_RIGHT] = right;
        bars[at + PLAIN_FROM] = left;
        bars[at + BLOCKS] = blocks;
    }

    /** A slice interrupts the bar; if it is a wait, it blocks so many coroutines. */
    void interrupted(int bar, int left, int right, State state, Row row, int slice, int blocks) {
        int at = FIELDS * bar;
        if (bar < 0 || bars[at + COUNT] > 1) { // a merged bar gets no name
            return;
        }
        bars[at + PLAIN_TO] = Math.min(bars[at + PLAIN_TO], left);
        bars[at + PLAIN_FROM] = Math.max(bars[at + PLAIN_FROM], right);
        if (right - left > bars[at + OVER_RIGHT] - bars[at + OVER_LEFT]) {
            bars[at + OVER_LEFT] = left;
            bars[at + OVER_RIGHT] = right;
            bars[at + OVER_NAME] = row.name(slice);
            bars[at + OVER_AWAITED] = state == State.BLOCKED ? row.awaited(slice) : 0;
            bars[at + OVER_STATE] = state.code();
            bars[at + OVER_BLOCKS] = blocks;
        }
    }

    /** The bar at this place that lies around this time, or -1; quick where times are asked for in their order. */
    int barAround(int place, long time) {
        if (cursor >= size || bars[FIELDS * cursor + PLACE] != place || start(cursor) > time) {
            cursor = 0;
            while (cursor < size && bars[FIELDS * cursor + PLACE] < place) {
                cursor++;
            }
        }
        while (cursor + 1 < size && bars[FIELDS * (cursor + 1) + PLACE] == place && start(cursor + 1) <= time) {
            cursor++;
        }
        boolean around = cursor < size && bars[FIELDS * cursor + PLACE] == place && start(cursor) <= time
                && time < rows[cursor].end(bars[FIELDS * cursor + FIRST] + bars[FIELDS * cursor + COUNT] - 1);
        return around ? cursor : -1;
    }

    /** Whether it is one slice that says nothing but its state: then waits in it have labels of their own. */
    boolean isBare(int bar) {
        int at = FIELDS * bar;
        return bars[at + COUNT] == 1 && rows[bar].name(bars[at + FIRST]) == 0 && rows[bar].task(bars[at + FIRST]) == 0;
    }

    private long start(int bar) {
        return rows[bar].start(bars[FIELDS * bar + FIRST]);
    }

    int left(int bar) {
        return bars[FIELDS * bar + LEFT];
    }

    int right(int bar) {
        return bars[FIELDS * bar + RIGHT];
    }

    void flush(Scene scene) {
        for (int bar = 0; bar < size; bar++) {
            int at = FIELDS * bar;
            if ((bars[at + FLAGS] & Rects.FAILED) != 0) {
                failure(scene, bar);
            }
            if (bars[at + COUNT] > 1) {
                hiddenFailure(scene, bar);
            }
            boolean wide = scene.metrics().isText() || bars[at + RIGHT] - bars[at + LEFT] > NARROWEST;
            if (wide && bars[at + COUNT] == 1) {
                name(scene, bar);
            }
        }
    }

    /** The end of a task that threw. */
    private void failure(Scene scene, int bar) {
        int at = FIELDS * bar;
        int width = Math.min(scene.metrics().px(4), bars[at + RIGHT] - bars[at + LEFT]);
        int flags = scene.emphasis().dims(Style.FAILED, rows[bar].lane(), rows[bar].depth(), bars[at + FIRST], 1)
                ? Rects.DIMMED
                : 0;
        scene.rects().add(bars[at + RIGHT] - width, bars[at + TOP], width, scene.metrics().bar(), Style.FAILED, flags,
                rows[bar].lane(), rows[bar].depth(), bars[at + FIRST], 1);
    }

    /** Failure mark on a merged bar: where the first of its tasks threw; it can be clicked. */
    private void hiddenFailure(Scene scene, int bar) {
        int at = FIELDS * bar;
        Row row = rows[bar];
        int first = bars[at + FIRST];
        int failed = Failures.first(scene.snapshot().lane(row.lane()), row, first, first + bars[at + COUNT]);
        if (failed < 0) {
            return;
        }
        int width = Math.min(scene.metrics().px(4), bars[at + RIGHT] - bars[at + LEFT]);
        int left = Math.clamp(scene.scale().clampedX(row.end(failed)) - width, bars[at + LEFT],
                bars[at + RIGHT] - width);
        int flags = scene.emphasis().dims(Style.FAILED, row.lane(), row.depth(), failed, 1) ? Rects.DIMMED : 0;
        scene.rects().add(left, bars[at + TOP], width, Math.max(1, scene.metrics().bar() / 2), Style.FAILED, flags,
                row.lane(), row.depth(), failed, 1);
    }

    private void name(Scene scene, int bar) {
        int at = FIELDS * bar;
        Row row = rows[bar];
        Style style = looks[bar];
        String full = text(scene.snapshot(), row, bars[at + FIRST]);
        boolean interrupted = bars[at + OVER_RIGHT] > bars[at + OVER_LEFT];
        String why = interrupted ? Phrases.words(scene.snapshot().name(bars[at + OVER_NAME])) : "";
        if (interrupted && bars[at + OVER_BLOCKS] > 0
                && loud(scene, bar, full, why, bars[at + OVER_BLOCKS], bars[at + OVER_LEFT], bars[at + OVER_RIGHT])) {
            return;
        }
        if (bars[at + BLOCKS] > 0
                && loud(scene, bar, full, "", bars[at + BLOCKS], bars[at + LEFT], bars[at + PLAIN_TO])) {
            return;
        }
        Style over = interrupted ? Style.of(State.byCode(bars[at + OVER_STATE])) : style;
        if (full.isEmpty()) {
            put(scene, bar, why, bars[at + OVER_LEFT], bars[at + OVER_RIGHT], over);
            return;
        }
        // A task's number stands for its name where there is little room; a wait is not called as what it waits for.
        String number = row.state(bars[at + FIRST]) == State.BLOCKED ? "" : Labels.number(full);
        if (scene.metrics().isText()) {
            String brief = number.isEmpty() ? full : number;
            if (!put(scene, bar, brief, bars[at + LEFT], bars[at + PLAIN_TO] - 1, style)
                    && !put(scene, bar, brief, bars[at + OVER_LEFT], bars[at + OVER_RIGHT] - 1, over)) {
                put(scene, bar, brief, bars[at + PLAIN_FROM], bars[at + RIGHT] - 1, style);
            }
            return;
        }
        int awaited = interrupted ? bars[at + OVER_AWAITED] : 0;
        boolean placed = awaited != 0
                && put(scene, bar, full + " · " + awaiting(scene.snapshot(), why, awaited), bars[at + OVER_LEFT],
                        bars[at + OVER_RIGHT], over)
                || !why.isEmpty()
                        && put(scene, bar, full + " · " + why, bars[at + OVER_LEFT], bars[at + OVER_RIGHT], over)
                || put(scene, bar, full, bars[at + LEFT], bars[at + PLAIN_TO], style)
                || put(scene, bar, full, bars[at + OVER_LEFT], bars[at + OVER_RIGHT], over)
                || put(scene, bar, full, bars[at + PLAIN_FROM], bars[at + RIGHT], style)
                || put(scene, bar, number, bars[at + LEFT], bars[at + PLAIN_TO], style)
                || put(scene, bar, number, bars[at + OVER_LEFT], bars[at + OVER_RIGHT], over)
                || put(scene, bar, number, bars[at + PLAIN_FROM], bars[at + RIGHT], style);
        if (!placed && number.isEmpty()) {
            boolean onOver = bars[at + OVER_RIGHT] - bars[at + OVER_LEFT] > bars[at + PLAIN_TO] - bars[at + LEFT];
            int left = onOver ? bars[at + OVER_LEFT] : bars[at + LEFT];
            int right = onOver ? bars[at + OVER_RIGHT] : bars[at + PLAIN_TO];
            String cut = scene.labels().cut(full, FontRole.BAR, right - left - 2 * scene.metrics().margin(), 3);
            put(scene, bar, cut, left, right, onOver ? over : style);
        }
    }

    /** Blocking calls get their label before all others. */
    private boolean loud(Scene scene, int bar, String full, String why, int blocks, int left, int right) {
        String says = Blocking.text(blocks);
        String between = full.isEmpty() || why.isEmpty() ? "" : " · ";
        String name = full + between + why;
        boolean all = !name.isEmpty() && !scene.metrics().isText()
                && put(scene, bar, name + " · " + says, left, right, Style.BLOCKING);
        return all || put(scene, bar, says, left, right, Style.BLOCKING)
                || put(scene, bar, Phrases.of("bar.blocks", blocks), left, right, Style.BLOCKING);
    }

    private boolean put(Scene scene, int bar, String text, int left, int right, Style style) {
        Metrics metrics = scene.metrics();
        int at = FIELDS * bar;
        int reach = Math.min(soft, (bars[at + RIGHT] - bars[at + LEFT]) / 2);
        int from = Math.max(left, bars[at + LEFT] + reach);
        int room = Math.min(right, bars[at + RIGHT] - reach) - from - 2 * metrics.margin();
        if (text.isEmpty() || room <= 0 || !scene.labels().fits(text, FontRole.BAR, room)) {
            return false;
        }
        TextColour ink = (bars[at + FLAGS] & Rects.DIMMED) != 0 ? TextColour.MUTED : style.ink();
        scene.text(text, from + metrics.margin(), bars[at + TOP], metrics.bar(), room, FontRole.BAR, ink,
                true);
        return true;
    }

    private static String awaiting(Snapshot snapshot, String why, int task) {
        return Phrases.of("now.why", why, snapshot.taskLabel(task));
    }

    /** What a slice is called. */
    private static String text(Snapshot snapshot, Row row, int i) {
        String name = Phrases.words(snapshot.name(row.name(i)));
        String task = row.task(i) == 0 ? "" : snapshot.taskLabel(row.task(i));
        return switch (row.state(i)) {
            case CALLBACK -> !name.isEmpty()
                    ? name
                    : task.isEmpty() ? Phrases.of("bar.callback") : Phrases.of("bar.callback.of", task);
            case BLOCKED -> row.awaited(i) == 0 ? name : awaiting(snapshot, name, row.awaited(i));
            case SENDING -> name.isEmpty() ? Phrases.of("bar.sends") : Phrases.of("bar.sends.what", name);
            default -> name.isEmpty() && row.state(i).isWork() ? task : name;
        };
    }
}
