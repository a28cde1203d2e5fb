package dev.gantry.view.frame;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Switch;
import dev.gantry.view.explain.Reasons;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/**
 * Switch arrows between coroutines: an arrow from lane to lane, with the reason where it has room beside it. Switches
 * that lie too close are one line with their number. Where that would be the rule, because a thread has more of them in
 * sight than arrows have room, there are none, and the thread's head says how many there are; those of the selected
 * coroutine are drawn even then, if they have room.
 */
final class SwitchPainter {
    private static final int ROOM = 12;
    private static final int CLOSE = 6;
    private static final int MOST_READ = 20_000;

    private Scene scene;
    private Lane thread;

    void paint(Scene on) {
        if (on.metrics().isText()) {
            return;
        }
        scene = on;
        int done = 0;
        for (int line = scene.firstLine(); scene.shows(line); line++) {
            LaneLayout layout = scene.layout();
            LineKind kind = layout.kind(line);
            Lane lane = scene.snapshot().lane(layout.lane(line));
            if (lane == null || kind != LineKind.THREAD && kind != LineKind.COROUTINE) {
                continue;
            }
            int of = kind == LineKind.COROUTINE ? lane.parent() : lane.id();
            if (of != done) {
                done = of;
                of(scene.snapshot().lane(of));
            }
        }
    }

    /** How many switches of this thread are in sight, if they are too many for arrows; else 0. */
    static int tooMany(Scene scene, Lane thread) {
        if (scene.metrics().isText() || !scene.layout().arrangement().arrows() || thread.switches() == 0) {
            return 0;
        }
        int count = thread.firstSwitchFrom(scene.scale().end()) - thread.firstSwitchFrom(scene.scale().start());
        return count > room(scene) ? count : 0;
    }

    private void of(Lane lane) {
        if (lane == null || lane.switches() == 0 || isFolded(lane)) {
            return;
        }
        thread = lane;
        int from = thread.firstSwitchFrom(scene.scale().start());
        int to = thread.firstSwitchFrom(scene.scale().end());
        if (scene.layout().arrangement().arrows() && to - from <= room(scene)) {
            draw(from, to, 0);
            return;
        }
        int picked = picked(scene.snapshot(), scene.emphasis().selected());
        if (picked != 0 && to - from <= MOST_READ) {
            int count = 0;
            for (int i = from; i < to; i++) {
                count += concerns(i, picked) ? 1 : 0;
            }
            if (count <= room(scene)) {
                draw(from, to, picked);
            }
        }
    }

    private boolean isFolded(Lane lane) {
        int line = scene.layout().lineOf(lane.id());
        return line >= 0 && scene.layout().isFolded(line);
    }

    /** Draws the switches in groups of those that lie close; all, or those of one coroutine. */
    private void draw(int from, int to, int only) {
        int i = next(from, to, only);
        while (i < to) {
            int x = scene.scale().x(thread.switchTime(i));
            int count = 1;
            int last = i;
            int next = next(i + 1, to, only);
            while (next < to
                    && scene.scale().x(thread.switchTime(next)) - scene.scale().x(thread.switchTime(last)) < CLOSE) {
                last = next;
                count++;
                next = next(next + 1, to, only);
            }
            int end = scene.scale().x(thread.switchTime(last));
            int until = next < to ? scene.scale().x(thread.switchTime(next)) : scene.scale().right();
            if (count == 1) {
                arrow(thread.switchAt(i), x, until);
            } else {
                several(i, last, x, end, until, count, only);
            }
            i = next;
        }
    }

    private int next(int from, int to, int only) {
        int i = from;
        while (i < to && only != 0 && !concerns(i, only)) {
            i++;
        }
        return i;
    }

    private boolean concerns(int i, int lane) {
        Switch one = thread.switchAt(i);
        return one.from() == lane || one.to() == lane;
    }

    private void arrow(Switch one, int x, int until) {
        int from = scene.layout().lineOf(one.from());
        int to = scene.layout().lineOf(one.to());
        if (from < 0 || to < 0 || from == to) {
            return;
        }
        Metrics metrics = scene.metrics();
        boolean down = to > from;
        int start = edge(from, down);
        int end = edge(to, !down);
        int head = metrics.px(4);
        scene.rects().add(x, Math.min(start, end), 1, Math.abs(end - start), Style.SWITCH);
        for (int i = 0; i < head; i++) {
            int y = down ? end - 1 - i : end + i;
            scene.rects().add(x - i, y, 2 * i + 1, 1, Style.SWITCH);
        }
        if (one.from() != thread.id()) {
            text(Reasons.text(one.reason()), x, until, scene.top(from));
        }
    }

    private void several(int first, int last, int x, int end, int until, int count, int only) {
        int upper = Integer.MAX_VALUE;
        int lower = Integer.MIN_VALUE;
        for (int i = first; i <= last; i = next(i + 1, last + 1, only)) {
            Switch one = thread.switchAt(i);
            for (int lane : new int[]{one.from(), one.to()}) {
                int line = scene.layout().lineOf(lane);
                if (line >= 0) {
                    upper = Math.min(upper, edge(line, true));
                    lower = Math.max(lower, edge(line, false));
                }
            }
        }
        if (lower > upper) {
            int thick = scene.metrics().px(2);
            scene.rects().add(x, upper, Math.max(thick, end - x), thick, Style.SWITCH);
            scene.rects().add((x + end) / 2, upper, thick, lower - upper, Style.SWITCH);
            scene.rects().add(x, lower - thick, Math.max(thick, end - x), thick, Style.SWITCH);
            int line = free(first, last);
            if (line >= 0) {
                text(Phrases.of("count.switches", count), end, until, scene.top(line));
            }
        }
    }

    /** A line on which nothing else is written after these switches: that of a coroutine without the thread; or -1. */
    private int free(int first, int last) {
        int holder = thread.switchTo(last);
        for (int i = last; i >= first; i--) {
            int lane = thread.switchAt(i).from();
            if (lane != holder && lane != thread.id() && scene.layout().lineOf(lane) >= 0) {
                return scene.layout().lineOf(lane);
            }
        }
        return -1;
    }

    /** Right of an arrow, on the line whose upper edge this is. */
    private void text(String text, int x, int until, int top) {
        Metrics metrics = scene.metrics();
        int room = until - x - metrics.margin() - CLOSE;
        if (x >= scene.scale().left() && room > 0 && scene.labels().fits(text, FontRole.RULER, room)) {
            scene.text(text, x + metrics.margin(), top + metrics.pad(), metrics.bar(), room, FontRole.RULER,
                    TextColour.TEXT,
                    true);
        }
    }

    /** The lower edge of a line's first bar, or the upper one. */
    private int edge(int line, boolean lower) {
        int top = scene.top(line) + scene.metrics().pad();
        return lower ? top + scene.metrics().bar() : top;
    }

    /** The coroutine that is selected, 0 for none. */
    private static int picked(Snapshot snapshot, Selection selection) {
        int lane = switch (selection) {
            case Selection.OfLane(int id) -> id;
            case Selection.OfSlice(int id, int _, int _) -> id;
            case Selection.OfGap(int id, long _, long _) -> id;
            case Selection.OfTask(int task) -> snapshot.hasTask(task) ? snapshot.taskLane(task) : 0;
            default -> 0;
        };
        return snapshot.lane(lane) != null && snapshot.lane(lane).kind().isCoroutine() ? lane : 0;
    }

    private static int room(Scene scene) {
        return scene.scale().width() / scene.metrics().px(ROOM);
    }
}
