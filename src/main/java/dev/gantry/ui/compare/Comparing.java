package dev.gantry.ui.compare;

import java.util.Optional;
import java.util.OptionalLong;

import dev.gantry.insight.compare.Pairs;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.chart.Beside;
import dev.gantry.ui.chart.Pane;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Pointer;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.style.Contrast;
import dev.gantry.view.time.TimeMap;
import dev.gantry.view.time.Viewport;

/** The comparison that the window shows: its axis, what was found, and what both charts show of it. */
final class Comparing {
    private final Context context;
    private final Beside beside;
    private Inquiry<Both, Compared> inquiry;
    private Axis axis = Axis.ZERO;
    private TimeMap anchored = TimeMap.SAME;
    private TimeMap map = TimeMap.SAME;
    private Snapshot seenFirst;
    private Snapshot seenSecond;
    private Snapshot latest;

    /** The recordings that are compared. */
    record Both(Optional<Recording> above, Optional<Recording> below) {}

    Comparing(Context context) {
        this.context = context;
        beside = context.beside();
        inquiry = inquiry();
    }

    private Inquiry<Both, Compared> inquiry() {
        return new Inquiry<>(context.pump(), context.reader(), this::latest, this::both,
                (_, both) -> Compared.reading(both, first(), second()));
    }

    /** Of both recordings the one that has changed last: when there is another, both are read again. */
    private Snapshot latest() {
        if (second() != seenSecond) {
            latest = second();
        } else if (first() != seenFirst) {
            latest = first();
        }
        seenFirst = first();
        seenSecond = second();
        return latest;
    }

    private Both both() {
        return new Both(context.session().last(), beside.recording());
    }

    private Snapshot first() {
        return context.session().snapshot();
    }

    private Snapshot second() {
        return beside.pane().recorded().get();
    }

    boolean isOn() {
        return beside.isOn();
    }

    /** Compares what is shown with this, from the beginning of both. */
    void begin(Recording other) {
        axis = Axis.ZERO;
        beside.show(other);
        map = zero();
        beside.axis(map);
        context.pump().mark(Reason.RUN);
    }

    /** Ends the comparison; says whether there was one. */
    boolean leave() {
        boolean was = isOn();
        beside.leave();
        if (was) {
            context.files().closeBeside();
            close();
            inquiry = inquiry(); // what was found may be large
            latest = null;
            seenFirst = null;
            seenSecond = null;
            context.pump().mark(Reason.RUN);
        }
        return was;
    }

    void close() {
        inquiry.close();
    }

    /** What was found; empty while that is not known. */
    Optional<Compared> found() {
        return inquiry.answer().filter(all -> isOn() && all.both().equals(both()));
    }

    Axis axis() {
        return axis;
    }

    /** Lays the times so from now on; says whether it can: there may be nothing selected in both. */
    boolean axis(Axis chosen) {
        if (chosen == Axis.SELECTION) {
            Optional<TimeMap> at = selected();
            if (at.isEmpty()) {
                return false;
            }
            anchored = at.get();
        }
        axis = chosen;
        adopt();
        context.navigation().fit();
        context.pump().mark(Reason.SELECTION);
        return true;
    }

    /** Takes what was found; says whether more may come. */
    boolean take() {
        if (!isOn()) {
            return false;
        }
        if (context.session().last().isEmpty() && !context.files().isOpening()) {
            leave(); // what it was compared with is closed
            return false;
        }
        boolean more = inquiry.take(first().records() > 0 && second().records() > 0);
        adopt();
        show();
        return more;
    }

    private void adopt() {
        TimeMap wanted = map();
        if (!wanted.equals(map)) {
            map = wanted;
            beside.axis(map);
        }
    }

    private TimeMap map() {
        return switch (axis) {
            case ZERO -> zero();
            case SUBMISSION -> {
                OptionalLong own = submission(second());
                OptionalLong other = submission(first());
                yield own.isPresent() && other.isPresent()
                        ? TimeMap.shift(own.getAsLong(), other.getAsLong())
                        : zero();
            }
            case SELECTION -> anchored;
            case STRETCHED -> found().map(Compared::stretch).orElseGet(this::zero);
        };
    }

    private TimeMap zero() {
        return TimeMap.shift(beside.pane().navigation().zero(), context.navigation().zero());
    }

    private static OptionalLong submission(Snapshot recorded) {
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (recorded.hasTask(task)) {
                return OptionalLong.of(recorded.taskSubmitted(task));
            }
        }
        return OptionalLong.empty();
    }

    /** What is selected in one of the charts, and in the other too or as its partner. */
    private Optional<TimeMap> selected() {
        Pointer above = context.pointer();
        Pointer below = beside.pane().pointer();
        OptionalLong one = moment(above, first(), found().map(all -> all.above(below.task())).orElse(0));
        OptionalLong other = moment(below, second(), found().map(all -> all.below(above.task())).orElse(0));
        return one.isPresent() && other.isPresent()
                ? Optional.of(TimeMap.shift(other.getAsLong(), one.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong moment(Pointer pointer, Snapshot recorded, int partner) {
        if (pointer.moment().isPresent()) {
            return OptionalLong.of(pointer.moment().get().time());
        }
        int task = pointer.task() != 0 ? pointer.task() : partner;
        return recorded.hasTask(task) ? OptionalLong.of(start(recorded, task)) : OptionalLong.empty();
    }

    private static long start(Snapshot recorded, int task) {
        return recorded.taskStarted(task) == Trace.NONE ? recorded.taskSubmitted(task) : recorded.taskStarted(task);
    }

    /** Lets both charts show what became of their tasks, and light the partners of what is selected in the other. */
    private void show() {
        Pane below = beside.pane();
        Pointer pointer = context.pointer();
        context.chart().contrast(new Contrast(Optional.empty(),
                found().map(Compared::firstTasks).orElse(Contrast.NONE.tasks()),
                found().map(all -> all.above(below.pointer().task())).orElse(0),
                found().map(all -> all.above(below.pointer().hoveredTask())).orElse(0)));
        below.chart().contrast(new Contrast(Optional.empty(),
                found().map(Compared::secondTasks).orElse(Contrast.NONE.tasks()),
                found().map(all -> all.below(pointer.task())).orElse(0),
                found().map(all -> all.below(pointer.hoveredTask())).orElse(0)));
    }

    /** The pair of what is selected, in the chart below if nothing is above; -1 if that is no matched task. */
    int selectedPair() {
        return found().map(all -> {
            int task = context.pointer().task();
            return task != 0
                    ? all.found().pairs().ofBefore(task)
                    : all.found().pairs().ofAfter(Math.max(0, beside.pane().pointer().task()));
        }).orElse(-1);
    }

    /** Selects both tasks of this pair and brings both into sight. */
    void lead(int pair) {
        found().ifPresent(all -> {
            Pairs pairs = all.found().pairs();
            int one = pairs.before(pair);
            int other = pairs.after(pair);
            Pane below = beside.pane();
            context.pointer().select(new Selection.OfTask(one));
            below.pointer().select(new Selection.OfTask(other));
            context.navigation().revealLane(all.first().taskLane(one));
            below.navigation().revealLane(all.second().taskLane(other));
            long from = Math.min(start(all.first(), one), map.toAxis(start(all.second(), other)));
            long to = Math.max(end(all.first(), one), map.toAxis(end(all.second(), other)));
            Viewport shown = context.navigation().viewport();
            if (from < shown.start() || to > shown.end() || (to - from) * 50 < shown.span()) {
                long room = Math.max(1, to - from);
                context.navigation().go(shown.fitting(from - room, to + room));
            }
        });
    }

    private static long end(Snapshot recorded, int task) {
        return recorded.taskEnded(task) == Trace.NONE ? recorded.horizon() : recorded.taskEnded(task);
    }
}
