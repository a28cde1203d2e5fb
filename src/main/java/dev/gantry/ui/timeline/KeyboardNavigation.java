package dev.gantry.ui.timeline;

import java.util.Optional;
import java.util.function.Supplier;

import dev.gantry.trace.Flow;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Pane;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.time.Viewport;

/** Keyboard navigation in the timeline: move, zoom, step from slice to slice, lane to lane, along a task's flow. */
final class KeyboardNavigation {
    private static final double ZOOM = 1.5;
    private static final double STEP = 0.15;

    private final Supplier<Snapshot> recorded;
    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private int flowTask;
    private int flowStep;

    KeyboardNavigation(Pane pane) {
        recorded = pane.recorded();
        chart = pane.chart();
        pointer = pane.pointer();
        navigation = pane.navigation();
    }

    /** Zooms in around the middle, or out. */
    void zoom(boolean in) {
        Viewport view = navigation.viewport();
        navigation.go(view.zoomed(view.start() + view.span() / 2, in ? 1 / ZOOM : ZOOM));
    }

    /** Moves a little later, or earlier. */
    void pan(boolean later) {
        navigation.go(navigation.viewport().pannedBy(later ? STEP : -STEP));
    }

    /** Zooms to what is selected; to everything if nothing is. */
    void fitSelection() {
        Snapshot snapshot = recorded.get();
        if (pointer.range().isPresent()) {
            pointer.range().ifPresent(range -> show(range.start(), range.end()));
            return;
        }
        switch (pointer.selection()) {
            case Selection.OfTask(int task) when snapshot.hasTask(task) -> {
                long end = snapshot.taskEnded(task);
                for (var callback : snapshot.task(task).callbacks()) {
                    end = Math.max(end, callback.end());
                }
                show(snapshot.taskSubmitted(task), end == Trace.NONE ? snapshot.horizon() : end);
            }
            case Selection.OfSlice(int lane, int depth, int index) -> {
                Row row = snapshot.lane(lane).row(depth);
                show(row.start(index), row.isOpen(index) ? snapshot.horizon() : row.end(index));
            }
            case Selection.OfGap(int _, long start, long end) ->
                show(Math.max(start, snapshot.first()), Math.min(end, snapshot.horizon()));
            default -> navigation.fit();
        }
    }

    /** Goes to the next slice on the lane, or the one before; on a queue, to where it grows or shrinks. */
    void slice(boolean next) {
        Snapshot snapshot = recorded.get();
        if (pointer.selection() instanceof Selection.OfQueue(int executor, long time)) {
            Counter queue = snapshot.executor(executor).orElseThrow().queue();
            int change = next ? queue.from(time + 1) : queue.from(time) - 1;
            if (change >= 0 && change < queue.size()) {
                select(executor, queue.time(change));
            }
            return;
        }
        place(snapshot).ifPresentOrElse(at -> {
            int index = at.index() + (next ? 1 : -1);
            if (index >= 0 && index < snapshot.lane(at.lane()).row(at.depth()).size()) {
                select(snapshot, new Pointer.Place(at.lane(), at.depth(), index));
            }
        }, () -> selectFirst(snapshot));
    }

    /** Goes to the lane or queue below, or above, to what it does at the same time. */
    void lane(boolean down) {
        Snapshot snapshot = recorded.get();
        if (pointer.selection() instanceof Selection.OfQueue(int executor, long time)) {
            lane(snapshot, chart.layout().lineOfQueue(executor), time, down);
            return;
        }
        place(snapshot).ifPresentOrElse(
                at -> lane(snapshot, chart.layout().lineOf(at.lane()),
                        snapshot.lane(at.lane()).row(at.depth()).start(at.index()), down),
                () -> selectFirst(snapshot));
    }

    private void lane(Snapshot snapshot, int from, long time, boolean down) {
        int step = down ? 1 : -1;
        for (int line = from + step; line >= 0 && line < chart.layout().size(); line += step) {
            int lane = chart.layout().lane(line);
            if (chart.layout().kind(line) == LineKind.QUEUE) {
                select(chart.layout().executor(line), time);
                return;
            }
            if (snapshot.lane(lane) != null && snapshot.lane(lane).depth() > 0) {
                Row row = snapshot.lane(lane).row(0);
                int index = Math.min(row.firstEndingAfter(time), row.size() - 1);
                if (index >= 0) {
                    select(snapshot, new Pointer.Place(lane, 0, index));
                    return;
                }
            }
        }
    }

    /** Goes along the flow of the selected task: submission, start, end, callbacks; or back. */
    void flow(boolean forth) {
        Snapshot snapshot = recorded.get();
        int task = pointer.task();
        if (!snapshot.hasTask(task)) {
            return;
        }
        Flow flow = Flow.of(snapshot.task(task));
        int from = task == flowTask && pointer.moment().isPresent() ? flowStep : forth ? -1 : flow.steps().size();
        flowTask = task;
        flowStep = Math.clamp(from + (forth ? 1 : -1), 0, flow.steps().size() - 1);
        Flow.Step step = flow.steps().get(flowStep);
        String what = Texts.of("flow." + step.kind().name().toLowerCase(java.util.Locale.ROOT));
        pointer.moment(Optional.of(new Pointer.Moment(step.lane(), step.time(), what)));
        navigation.reveal(step.time());
        navigation.revealLane(step.lane());
    }

    /** Lets times count from the event that is selected. */
    void countFromHere() {
        Anchor.of(recorded.get(), pointer, navigation)
                .ifPresent(origin -> navigation.notes().countFrom(Optional.of(origin)));
    }

    /** Whether there is an event to count from. */
    boolean hasAnchor() {
        return Anchor.of(recorded.get(), pointer, navigation).isPresent();
    }

    /** Scrolls the lanes by a page. */
    void page(boolean down) {
        int page = Math.max(1, chart.lanesHeight() - chart.layout().metrics().line(1));
        scroll(navigation.viewport().scroll() + (down ? page : -page));
    }

    /** Scrolls to the first lanes, or the last. */
    void edge(boolean last) {
        scroll(last ? chart.layout().height() : 0);
    }

    private void scroll(int to) {
        navigation.scroll(navigation.viewport().scrolledTo(0).scrolled(Math.max(0, to), chart.layout().height(),
                chart.lanesHeight()).scroll());
    }

    private void show(long start, long end) {
        navigation.go(navigation.viewport().fitting(start, Math.max(start + 1, end)));
    }

    private Optional<Pointer.Place> place(Snapshot snapshot) {
        if (pointer.place().isPresent()) {
            return pointer.place();
        }
        int task = pointer.task();
        if (!snapshot.hasTask(task) || snapshot.taskLane(task) == 0) {
            return Optional.empty();
        }
        return Picker.outermost(snapshot, snapshot.taskLane(task), snapshot.taskStarted(task), task);
    }

    private void selectFirst(Snapshot snapshot) {
        for (int line = 0; line < chart.layout().size(); line++) {
            int lane = chart.layout().lane(line);
            if (snapshot.lane(lane) != null && snapshot.lane(lane).depth() > 0) {
                select(snapshot, new Pointer.Place(lane, 0, 0));
                return;
            }
        }
    }

    private void select(int executor, long time) {
        pointer.select(recorded.get(), new Selection.OfQueue(executor, time));
        navigation.reveal(time);
        navigation.revealQueue(executor);
    }

    private void select(Snapshot snapshot, Pointer.Place place) {
        pointer.select(snapshot, place);
        navigation.reveal(snapshot.lane(place.lane()).row(place.depth()).start(place.index()));
        navigation.revealLane(place.lane());
    }
}
