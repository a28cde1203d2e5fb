package dev.gantry.ui.stacks;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.gantry.insight.Area;
import dev.gantry.insight.Wanted;
import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.stack.CallTree;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.style.Phrases;

/**
 * What is asked of the samples: of what is selected in the chart, an area before a bar or lane.
 *
 * @param kind of samples; empty for the first that there is
 */
record Asked(Optional<Range> box, Selection selection, Optional<Pointer.Place> place, Filter filter,
        Optional<SampleKind> kind, CallTree.Order order) {
    /** Area of what is selected; all where that has none. */
    Area area(Snapshot snapshot) {
        return box.map(Range::area).or(() -> selected(snapshot)).orElseGet(() -> Area.of(snapshot));
    }

    /** Whether it is not all of the recording. */
    boolean isPart(Snapshot snapshot) {
        return box.isPresent() || selected(snapshot).isPresent();
    }

    private Optional<Area> selected(Snapshot snapshot) {
        return switch (selection) {
            case Selection.OfLane(int lane) -> Optional.of(new Area(snapshot.first(), snapshot.horizon(),
                    within(snapshot, lane)));
            case Selection.OfGap(int lane, long start, long end) -> Optional.of(new Area(start, end, Set.of(lane)));
            case Selection.OfSlice(int lane, int depth, int index) -> slice(snapshot, lane, depth, index);
            case Selection.OfTask(int task) -> place.flatMap(at -> slice(snapshot, at.lane(), at.depth(), at.index()))
                    .or(() -> task(snapshot, task));
            case Selection.None _,Selection.OfQueue _ -> Optional.empty();
        };
    }

    private static Optional<Area> slice(Snapshot snapshot, int lane, int depth, int index) {
        Lane of = snapshot.lane(lane);
        if (of == null || depth >= of.depth() || index >= of.row(depth).size()) {
            return Optional.empty();
        }
        Row row = of.row(depth);
        long end = row.isOpen(index) ? snapshot.horizon() : row.end(index);
        return Optional.of(new Area(row.start(index), end, Set.of(lane)));
    }

    private static Optional<Area> task(Snapshot snapshot, int task) {
        if (!snapshot.hasTask(task) || snapshot.taskStarted(task) < 0) {
            return Optional.empty();
        }
        long end = snapshot.taskEnded(task) < 0 ? snapshot.horizon() : snapshot.taskEnded(task);
        return Optional.of(new Area(snapshot.taskStarted(task), end, Set.of(snapshot.taskLane(task))));
    }

    /** The lane, and all that it holds. */
    private static Set<Integer> within(Snapshot snapshot, int lane) {
        Set<Integer> found = new HashSet<>(Set.of(lane));
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane each = snapshot.lane(id);
            if (each != null && found.contains(each.parent())) {
                found.add(id);
            }
        }
        return found;
    }

    /** What counts; for one thread. Nothing any more once it is told why the filter can not be asked. */
    Wanted wanted(Snapshot snapshot, Consumer<Message> told) {
        return filter.isEmpty() ? Wanted.ALL : filter.in(snapshot, Phrases::words, told);
    }
}
