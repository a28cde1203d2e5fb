package dev.gantry.ui.timeline;

import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.recording.Note;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Places;
import dev.gantry.ui.session.Pointer;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.Waiting;
import dev.gantry.view.explain.WhyIdle;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Fault;

/** Selection by click: what a click on something in the timeline selects. */
final class Picker {
    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Consumer<Note> edit;

    /** A picker that tells when a note is to be edited. */
    Picker(Chart chart, Pointer pointer, Navigation navigation, Consumer<Note> edit) {
        this.chart = chart;
        this.pointer = pointer;
        this.navigation = navigation;
        this.edit = edit;
    }

    /** Selection that a click on this would make. */
    Selection selection(Hit hit) {
        Snapshot snapshot = chart.snapshot();
        return switch (hit) {
            case Hit.OnSlice slice -> selection(snapshot, chart.place(slice));
            case Hit.OnGap(int lane, long time) -> WhyIdle.gap(snapshot, lane, time);
            case Hit.OnHolder(int lane, int _, int _, long time) -> WhyIdle.gap(snapshot, lane, time);
            case Hit.OnCrowd(int lane, long _) -> new Selection.OfLane(lane);
            case Hit.OnHead(int _, int lane, boolean _) when lane != 0 -> new Selection.OfLane(lane);
            case Hit.OnHead(int line, int _, boolean _) -> longest(snapshot, chart.layout().executor(line));
            case Hit.OnQueue(int executor, long time) -> new Selection.OfQueue(executor, time);
            default -> Selection.NONE;
        };
    }

    /** Selects what lies there, without opening anything. */
    void pick(Hit hit) {
        Snapshot snapshot = chart.snapshot();
        if (hit instanceof Hit.OnSlice slice) {
            pointer.select(snapshot, chart.place(slice));
        } else if (selection(hit) instanceof Selection.OfQueue queue) {
            pointer.select(snapshot, queue);
        } else {
            pointer.select(selection(hit));
        }
    }

    /** The queue of this executor when it was longest. */
    private static Selection longest(Snapshot snapshot, int executor) {
        return executor == 0
                ? Selection.NONE
                : new Selection.OfQueue(executor, Waiting.longest(snapshot, executor));
    }

    void click(Hit hit, boolean twice) {
        Snapshot snapshot = chart.snapshot();
        switch (hit) {
            case Hit.OnNote(int number) -> {
                edit.accept(navigation.notes().all().notes().get(number));
                return;
            }
            case Hit.OnFault(int number) -> {
                Fault fault = pointer.faults().get(number);
                Places.go(pointer, navigation, fault.from(), fault.to(), fault.task(), fault.lane(), fault.title());
            }
            case Hit.OnHead(int line, int _, boolean triangle) when triangle -> chart.fold(line);
            case Hit any when chart.pick().isOn() && lane(any) != 0 -> {
                pick(any);
                chart.pick().take(lane(any));
            }
            case Hit.OnHead(int line, int _, boolean _) when twice && chart.layout().isFoldable(line) ->
                chart.fold(line);
            case Hit.OnHolder holder when twice ->
                around(snapshot, holder(snapshot, holder), holder.time()).ifPresentOrElse(
                        place -> pointer.select(snapshot, place),
                        () -> pointer.select(selection(hit)));
            case Hit.OnCrowd(int lane, long _) when twice -> chart.fold(chart.layout().lineOf(lane));
            case Hit.OnSlice slice -> {
                pick(slice);
                if (twice) {
                    zoom(snapshot, slice, chart.place(slice));
                }
            }
            case Hit.OnMark(int lane, int first, int _) -> {
                long time = snapshot.lane(lane).markTime(first);
                around(snapshot, lane, time).ifPresentOrElse(
                        place -> pointer.select(snapshot, place),
                        () -> pointer.select(Selection.NONE));
                String text = Phrases.words(snapshot.name(snapshot.lane(lane).markText(first)));
                pointer.moment(Optional.of(new Pointer.Moment(lane, time, text)));
            }
            default -> pick(hit);
        }
        pointer.range(Optional.empty());
    }

    /** The lane that this is on; 0 if it is on none. */
    private static int lane(Hit hit) {
        return switch (hit) {
            case Hit.OnHead(int _, int lane, boolean _) -> lane;
            case Hit.OnSlice slice -> slice.lane();
            case Hit.OnGap(int lane, long _) -> lane;
            case Hit.OnHolder holder -> holder.lane();
            case Hit.OnCrowd(int lane, long _) -> lane;
            case Hit.OnMark(int lane, int _, int _) -> lane;
            default -> 0;
        };
    }

    /** The coroutine that held the thread under the point. */
    static int holder(Snapshot snapshot, Hit.OnHolder hit) {
        var thread = snapshot.lane(hit.lane());
        int last = Math.min(hit.first() + hit.count(), thread.firstSwitchFrom(hit.time() + 1)) - 1;
        return thread.switchTo(Math.max(hit.first(), last));
    }

    /** The innermost slice of a lane at some time. */
    static Optional<Pointer.Place> around(Snapshot snapshot, int lane, long time) {
        for (int depth = snapshot.lane(lane).depth() - 1; depth >= 0; depth--) {
            int index = snapshot.lane(lane).row(depth).at(time);
            if (index >= 0) {
                return Optional.of(new Pointer.Place(lane, depth, index));
            }
        }
        return Optional.empty();
    }

    /** The outermost slice of a task on the lane that ran it. */
    static Optional<Pointer.Place> outermost(Snapshot snapshot, int lane, long started, int task) {
        for (int depth = 0; depth < snapshot.lane(lane).depth(); depth++) {
            Row row = snapshot.lane(lane).row(depth);
            int index = row.firstStartingAt(started);
            if (index < row.size() && row.task(index) == task) {
                return Optional.of(new Pointer.Place(lane, depth, index));
            }
        }
        return Optional.empty();
    }

    private static Selection selection(Snapshot snapshot, Pointer.Place place) {
        int task = snapshot.lane(place.lane()).row(place.depth()).task(place.index());
        return task == 0
                ? new Selection.OfSlice(place.lane(), place.depth(), place.index())
                : new Selection.OfTask(task);
    }

    /** Zooms so that this bar, or all the slices that it stands for, fill the view. */
    private void zoom(Snapshot snapshot, Hit.OnSlice bar, Pointer.Place place) {
        Row row = snapshot.lane(bar.lane()).row(bar.depth());
        int first = bar.isMerged() ? bar.first() : place.index();
        int last = bar.isMerged() ? bar.first() + bar.count() - 1 : place.index();
        long end = row.isOpen(last) ? snapshot.horizon() : row.end(last);
        navigation.go(navigation.viewport().fitting(row.start(first), end));
    }
}
