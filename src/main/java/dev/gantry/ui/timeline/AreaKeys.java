package dev.gantry.ui.timeline;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.time.Viewport;

/**
 * Keyboard selection of a box over time and lanes, as of text: one corner stays where the box was begun, the other
 * moves.
 */
final class AreaKeys {
    private static final int STEPS = 40;

    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private Range drawn = new Range(0, 0, Set.of());
    private long fixedTime;
    private long time;
    private int fixedLine;
    private int line;

    AreaKeys(Context context) {
        chart = context.chart();
        pointer = context.pointer();
        navigation = context.navigation();
    }

    /** Whether there is a box. */
    boolean isDrawn() {
        return pointer.range().isPresent();
    }

    /** Begins with what is selected: a slice or a gap on its lane, a lane as far as it is in sight, or all that is. */
    void begin() {
        Snapshot snapshot = chart.snapshot();
        Viewport view = navigation.viewport();
        Range seen = range(snapshot, view.start(), view.end(), 0);
        pick(switch (pointer.selection()) {
            case Selection.OfTask(int task) when snapshot.hasTask(task) && snapshot.taskStarted(task) != Trace.NONE ->
                range(snapshot, snapshot.taskStarted(task), snapshot.taskEnded(task), snapshot.taskLane(task));
            case Selection.OfTask(int task) when snapshot.hasTask(task) ->
                range(snapshot, snapshot.taskSubmitted(task), snapshot.taskEnded(task), 0);
            case Selection.OfSlice(int lane, int depth, int index) -> {
                Row row = snapshot.lane(lane).row(depth);
                yield range(snapshot, row.start(index), row.end(index), lane);
            }
            case Selection.OfGap(int lane, long start, long end) -> range(snapshot, start, end, lane);
            case Selection.OfLane(int lane) -> range(snapshot, view.start(), view.end(), lane);
            default -> seen;
        });
    }

    /** Moves the free corner later, or earlier. */
    void time(boolean later) {
        adopt();
        long step = Math.max(1, navigation.viewport().span() / STEPS);
        time = Math.clamp(time + (later ? step : -step), chart.snapshot().first(),
                Math.max(chart.snapshot().first(), chart.snapshot().horizon()));
        draw(drawn.lanes());
        navigation.reveal(time);
    }

    /**
     * Moves the free corner to the line below, or above. A box of all lanes begins again with the first, or the last.
     */
    void lane(boolean down) {
        adopt();
        int last = chart.layout().size() - 1;
        if (drawn.lanes().isEmpty()) {
            fixedLine = down ? 0 : last;
            line = fixedLine;
        } else {
            line = Math.clamp(line + (down ? 1 : -1), 0, Math.max(0, last));
        }
        BitSet lines = new BitSet();
        lines.set(Math.min(fixedLine, line), Math.max(fixedLine, line) + 1);
        draw(Bands.lanes(chart, lines));
        navigation.revealLane(chart.layout().lane(line));
    }

    private void draw(Set<Integer> lanes) {
        drawn = Range.between(fixedTime, time, lanes);
        pointer.range(Optional.of(drawn));
    }

    /** Adopts a box that was drawn with the mouse. */
    private void adopt() {
        pointer.range().filter(range -> !range.equals(drawn)).ifPresent(this::pick);
    }

    private void pick(Range range) {
        BitSet lines = Bands.lines(chart, range.lanes());
        drawn = range;
        fixedTime = range.start();
        time = range.end();
        fixedLine = Math.max(0, lines.nextSetBit(0));
        line = Math.max(0, lines.length() - 1);
        pointer.range(Optional.of(range));
    }

    private static Range range(Snapshot snapshot, long start, long end, int lane) {
        long last = Math.max(snapshot.first(), snapshot.horizon());
        return Range.between(Math.clamp(start, snapshot.first(), last),
                end == Trace.NONE ? last : Math.clamp(end, snapshot.first(), last),
                lane == 0 ? Set.of() : Set.of(lane));
    }
}
