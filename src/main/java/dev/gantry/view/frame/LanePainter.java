package dev.gantry.view.frame;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.Blocking;
import dev.gantry.view.explain.ClockErrors;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Contrast;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.style.Tints;
import dev.gantry.view.time.TimeScale;

/**
 * Draws the bars of one lane's line: work by its depth, interruptions over the work that they interrupt, rest between.
 */
final class LanePainter {
    private static final int LEAST_SOFT = 2;
    private static final int SOFT_STEPS = 4;

    private final Bars bars = new Bars();
    private final BarLabels labels = new BarLabels();
    private final BarLabels waits = new BarLabels();
    private final Tints tints = new Tints();
    private final Outlines outlines;
    private int soft; // how many pixels the lane's times may be off
    private boolean carries; // the lane's rest is drawn below all that it is held by
    private final HolderPainter holders = new HolderPainter();

    LanePainter(Outlines outlines) {
        this.outlines = outlines;
    }

    void paint(Scene scene, int line) {
        Lane lane = scene.snapshot().lane(scene.layout().lane(line));
        if (lane == null) {
            return;
        }
        int top = scene.top(line);
        soft = soft(scene, lane.id());
        life(scene, lane, top);
        int rows = lane.depth();
        carries = lane.switches() > 0;
        if (rows == 0 || carries) {
            rest(scene, lane, top, scene.scale().left(), scene.scale().right(), 0);
        }
        holders.paint(scene, lane, top);
        int shown = scene.layout().bars(line);
        labels.clear(soft);
        waits.clear(soft);
        for (int depth = 0; depth < rows; depth++) {
            row(scene, lane, depth, top, shown);
        }
        labels.flush(scene);
        waits.flush(scene);
        gap(scene, lane, top);
        dead(scene, lane, top);
    }

    /** A lane that ended in the middle of a task has a cross there. */
    private static void dead(Scene scene, Lane lane, int top) {
        int last = lane.failures() - 1;
        long closed = lane.closed();
        if (last < 0 || lane.failureTime(last) != closed || closed < scene.scale().start()
                || closed >= scene.scale().end() || scene.metrics().isText()) {
            return;
        }
        Metrics metrics = scene.metrics();
        int size = metrics.bar() - 2 * metrics.px(2);
        int thick = metrics.px(3);
        int left = scene.scale().x(closed) + metrics.px(3);
        int y = top + metrics.pad() + metrics.px(2);
        for (int i = 0; i < size; i++) {
            scene.rects().add(left + i, y + i, thick, 1, Style.FAULT);
            scene.rects().add(left + size - 1 - i, y + i, thick, 1, Style.FAULT);
        }
        int beside = left + size + thick + metrics.margin();
        String text = scene.labels().cut(Phrases.of("lane.dead"), FontRole.BAR, scene.scale().right() - beside, 3);
        scene.text(text, beside, top + metrics.pad(), metrics.bar(), scene.scale().right() - beside, FontRole.BAR,
                TextColour.TEXT, true);
    }

    /** Lifetime of a lane without known states: a line that shows that it exists. */
    private void life(Scene scene, Lane lane, int top) {
        Metrics metrics = scene.metrics();
        TimeScale scale = scene.scale();
        int from = scale.clampedX(lane.opened());
        int to = Math.min(scale.right(), Math.max(from + 1, scale.x(end(scene.snapshot(), lane))));
        int middle = top + metrics.pad() + metrics.bar() / 2;
        if (lane.rest() == null) {
            scene.rects().add(from, middle, to - from, 1, Style.ALIVE);
        }
        if (metrics.isText()) {
            return;
        }
        int cap = metrics.bar() / 2;
        if (scale.x(lane.opened()) >= scale.left()) {
            scene.rects().add(from, middle - cap / 2, 1, cap, Style.TICK);
        }
        if (lane.closed() != Trace.NONE && scale.x(lane.closed()) < scale.right()) {
            scene.rects().add(scale.x(lane.closed()), middle - cap / 2, 1, cap, Style.TICK);
        }
    }

    private void row(Scene scene, Lane lane, int depth, int top, int shown) {
        Metrics metrics = scene.metrics();
        Row row = lane.row(depth);
        Snapshot snapshot = scene.snapshot();
        bars.start(row, scene.scale(), snapshot.horizon(), metrics.own(), scene.frame().phase());
        int rested = scene.scale().left();
        while (bars.next()) {
            if (depth == 0 && !carries) {
                rest(scene, lane, top, rested, bars.left(), bars.first());
                rested = bars.right();
            }
            State state = bars.state();
            boolean over = depth > 0 && !state.isWork();
            int place = Math.min(state.isWork() ? depth : Math.max(0, depth - 1), shown - 1);
            int y = top + scene.layout().barTop(place);
            boolean apart = !bars.isMerged() && bars.right() - bars.left() >= metrics.own();
            int left = bars.left();
            int right = apart && !touchesEdge(scene, bars.right()) ? bars.right() - 1 : bars.right();
            int under = over ? labels.barAround(place, row.start(bars.first())) : -1;
            int last = bars.isMerged() && over
                    ? labels.barAround(place, row.start(bars.first() + bars.count() - 1))
                    : under;
            if (under >= 0 && last >= 0) {
                left = Math.clamp(left, labels.left(under) + metrics.inset(),
                        Math.max(labels.left(under) + metrics.inset(), labels.right(last) - 1));
                right = Math.max(left + 1, Math.min(right, labels.right(last) - metrics.inset()));
            }
            int inset = over ? metrics.inset() : 0;
            int blocks = state == State.BLOCKED
                    ? Blocking.others(snapshot, lane, row, bars.first(), bars.count())
                    : 0;
            Style style = blocks > 0 ? Style.BLOCKING : Style.of(state);
            Style tint = state == State.RUNNING
                    ? tints.of(scene.emphasis().colours(), snapshot, row, bars.first(), bars.count()).orElse(style)
                    : style;
            int flags = flags(scene, lane.id(), row, state, style, tint) | (over ? Rects.OVER : 0);
            int task = bars.isMerged() || state != State.RUNNING ? 0 : row.task(bars.first());
            Style look = scene.emphasis().contrast().tasks().tint(task).orElse(tint);
            scene.rects().add(left, y + inset, right - left, metrics.bar() - 2 * inset, look, flags,
                    lane.id(),
                    depth, bars.first(), bars.count(), bars.used());
            if (scene.emphasis().contrast().tasks().isMoved(task)) {
                scene.rects().add(left, y + inset, Math.min(right - left, metrics.px(3)), metrics.bar() - 2 * inset,
                        Style.MOVED);
            }
            if (apart) {
                soften(scene, left, right, y + inset, metrics.bar() - 2 * inset);
            }
            if ((flags & Rects.SELECTED) != 0) {
                outlines.add(left, y + inset, right - left, metrics.bar() - 2 * inset);
            }
            if (bars.isMerged()) {
                scene.frame().countMerged(bars.count());
            }
            if (over && under >= 0 && under == last && labels.isBare(under)) {
                waits.bar(place, left, right, y, row, bars.first(), bars.count(), flags, blocks, look);
            } else if (over) {
                labels.interrupted(under == last ? under : -1, left, right, state, row, bars.first(), blocks);
            } else {
                labels.bar(place, left, right, y, row, bars.first(), bars.count(), flags, blocks, look);
            }
        }
        if (depth == 0 && !carries) {
            rest(scene, lane, top, rested, scene.scale().right(), row.size());
        }
    }

    /** How far the lane's times may be off by its clock, in pixels; 0 where nobody would see it. */
    private static int soft(Scene scene, int lane) {
        double pixels = scene.metrics().isText()
                ? 0
                : ClockErrors.of(scene.snapshot(), lane) / scene.scale().nanosPerPixel();
        return pixels < LEAST_SOFT ? 0 : (int) Math.min(pixels, scene.scale().width());
    }

    /** Lets both ends of a bar fade out, as far as its times may be off. */
    private void soften(Scene scene, int left, int right, int y, int height) {
        int reach = Math.min(soft, (right - left) / 2);
        for (int step = 1; step <= SOFT_STEPS && reach > 0; step++) {
            int width = Math.max(1, reach * step / SOFT_STEPS);
            scene.rects().add(left, y, width, height, Style.SOFT);
            scene.rects().add(right - width, y, width, height, Style.SOFT);
        }
    }

    /** Rest of the lane between two bars, where that is known; {@code next} is the slice after the gap. */
    private void rest(Scene scene, Lane lane, int top, int left, int right, int next) {
        State rest = lane.rest();
        if (rest == null) {
            return;
        }
        TimeScale scale = scene.scale();
        int from = Math.max(left, scale.clampedX(lane.opened()));
        int to = Math.min(right, scale.clampedX(end(scene.snapshot(), lane)));
        Style style = Style.of(rest);
        int flags = scene.emphasis().dimsRest(style, lane.id()) ? Rects.DIMMED : 0;
        scene.rects().add(from, top + scene.metrics().pad(), to - from, scene.metrics().bar(), style, flags, lane.id(),
                -1,
                next, 0);
    }

    private void gap(Scene scene, Lane lane, int top) {
        if (scene.emphasis().selected() instanceof Selection.OfGap gap && gap.lane() == lane.id()) {
            int from = scene.scale().clampedX(gap.start());
            int to = scene.scale().clampedX(Math.min(gap.end(), scene.snapshot().horizon()));
            outlines.add(from, top + scene.metrics().pad(), Math.max(1, to - from), scene.metrics().bar());
        }
    }

    private int flags(Scene scene, int lane, Row row, State state, Style style, Style tint) {
        int flags = bars.isMerged() ? Rects.MERGED : 0;
        flags |= failed(scene.snapshot(), row, state) ? Rects.FAILED : 0;
        flags |= bars.isOpen() ? Rects.OPEN : 0;
        flags |= picks(scene, scene.emphasis().selected(), lane, row, state) ? Rects.SELECTED : 0;
        flags |= scene.emphasis().spot().filter(spot -> picks(scene, spot, lane, row, state)).isPresent()
                ? Rects.SELECTED
                : 0;
        Contrast contrast = scene.emphasis().contrast();
        flags |= picks(scene, new Selection.OfTask(contrast.lit()), lane, row, state) ? Rects.SELECTED : 0;
        flags |= picks(scene, new Selection.OfTask(contrast.hovered()), lane, row, state) ? Rects.HOVERED : 0;
        flags |= picks(scene, scene.emphasis().hovered(), lane, row, state) ? Rects.HOVERED : 0;
        boolean dims = scene.emphasis().dims(style, lane, row.depth(), bars.first(), bars.count())
                && scene.emphasis().dims(Style.of(state), lane, row.depth(), bars.first(), bars.count())
                && scene.emphasis().dims(tint, lane, row.depth(), bars.first(), bars.count());
        return flags | (dims ? Rects.DIMMED : 0);
    }

    /** Whether the bar ends where its task threw. */
    private boolean failed(Snapshot snapshot, Row row, State state) {
        int task = bars.isMerged() || state != State.RUNNING ? 0 : row.task(bars.first());
        return snapshot.hasTask(task) && snapshot.taskState(task) == TaskState.FAILED
                && snapshot.taskEnded(task) == row.end(bars.first());
    }

    private boolean picks(Scene scene, Selection selection, int lane, Row row, State state) {
        return switch (selection) {
            case Selection.OfTask(int task) -> task != 0 && state.isWork() && runs(scene.snapshot(), lane, row, task);
            case Selection.OfSlice(int l, int depth, int index) -> l == lane && depth == row.depth()
                    && index >= bars.first() && index < bars.first() + bars.count();
            case Selection.None _,Selection.OfGap _,Selection.OfLane _,Selection.OfQueue _ -> false;
        };
    }

    /** Whether the bar shows a slice of this task; for a merged one by time, so that its slices need not be read. */
    private boolean runs(Snapshot snapshot, int lane, Row row, int task) {
        if (!bars.isMerged()) {
            return row.task(bars.first()) == task;
        }
        if (row.depth() != 0 || !snapshot.hasTask(task) || snapshot.taskLane(task) != lane) {
            return false;
        }
        long started = snapshot.taskStarted(task);
        return started >= row.start(bars.first()) && started <= row.start(bars.first() + bars.count() - 1);
    }

    private static boolean touchesEdge(Scene scene, int right) {
        return right >= scene.scale().right();
    }

    private static long end(Snapshot snapshot, Lane lane) {
        return lane.closed() == Trace.NONE ? snapshot.horizon() : lane.closed();
    }
}
