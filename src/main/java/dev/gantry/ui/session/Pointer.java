package dev.gantry.ui.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.gantry.insight.path.Step;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.Waiting;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.search.Matches;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Fault;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.Flags;

/** Selection in the shown recording: one selection, one stretch of time, one highlighted state. */
public final class Pointer {
    /** Where on a lane the selection was made, so that the keys know where to go on from. */
    public record Place(int lane, int depth, int index) {}

    /** An instant on a lane, with what happened then. */
    public record Moment(int lane, long time, String text) {}

    private final Pump pump;
    private Selection selection = Selection.NONE;
    private Selection hovered = Selection.NONE;
    private Optional<Place> place = Optional.empty();
    private Optional<Moment> moment = Optional.empty();
    private Optional<Range> range = Optional.empty();
    private Optional<Style> highlight = Optional.empty();
    private Optional<Style> preview = Optional.empty();
    private Matches found = Matches.NONE;
    private OptionalLong time = OptionalLong.empty();
    private Optional<Site> line = Optional.empty();
    private List<Step> path = List.of();
    private List<Fault> faults = List.of();
    private ColourBy colours = ColourBy.STATE;

    public Pointer(Pump pump) {
        this.pump = pump;
    }

    public Selection selection() {
        return selection;
    }

    /** The selected task, 0 for none. */
    public int task() {
        return selection instanceof Selection.OfTask(int task) ? task : 0;
    }

    /** The slice on which the selection was made. */
    public Optional<Place> place() {
        return place;
    }

    public void select(Selection selected) {
        place = Optional.empty();
        moment(Optional.empty());
        change(selected);
    }

    /** Selects the task of this slice, or the slice itself if it has none. */
    public void select(Snapshot snapshot, Place at) {
        int task = snapshot.lane(at.lane()).row(at.depth()).task(at.index());
        place = Optional.of(at);
        moment(Optional.empty());
        pump.mark(Reason.SELECTION);
        change(task == 0 ? new Selection.OfSlice(at.lane(), at.depth(), at.index()) : new Selection.OfTask(task));
    }

    /** Selects the queue of an executor at one time, and marks that. */
    public void select(Snapshot snapshot, Selection.OfQueue queue) {
        select(queue);
        snapshot.executor(queue.executor()).ifPresent(own -> moment(Optional.of(new Moment(own.lane(), queue.time(),
                Texts.count("hover.queue", Waiting.length(snapshot, own.id(), queue.time()))))));
    }

    /**
     * Keeps what is selected selected in a later snapshot of the same recording, whose beginning may be gone; what went
     * with it is not selected any more.
     */
    public void follow(Snapshot before, Snapshot now) {
        if (now.gone().until() == before.gone().until()) {
            return;
        }
        boolean lost = place.isPresent() && later(place.get(), before, now).isEmpty();
        place = place.flatMap(at -> later(at, before, now));
        change(later(selection, before, now));
        hover(later(hovered, before, now));
        if (lost) {
            pump.mark(Reason.SELECTION);
        }
    }

    private static Selection later(Selection of, Snapshot before, Snapshot now) {
        return switch (of) {
            case Selection.OfTask(int task) -> now.hasTask(task) || !before.hasTask(task) ? of : Selection.NONE;
            case Selection.OfLane(int lane) -> now.lane(lane) == null ? Selection.NONE : of;
            case Selection.OfGap(int lane, long _, long _) -> now.lane(lane) == null ? Selection.NONE : of;
            case Selection.OfSlice(int lane, int depth, int index) ->
                later(new Place(lane, depth, index), before, now)
                        .<Selection>map(at -> new Selection.OfSlice(lane, depth, at.index())).orElse(Selection.NONE);
            case Selection.None _,Selection.OfQueue _ -> of;
        };
    }

    private static Optional<Place> later(Place at, Snapshot before, Snapshot now) {
        if (before.lane(at.lane()) == null || now.lane(at.lane()) == null) {
            return Optional.empty();
        }
        long dropped = now.lane(at.lane()).row(at.depth()).gone() - before.lane(at.lane()).row(at.depth()).gone();
        return dropped > at.index()
                ? Optional.empty()
                : Optional.of(new Place(at.lane(), at.depth(), at.index() - (int) dropped));
    }

    /** What the mouse is over. */
    public void hover(Selection over) {
        if (!over.equals(hovered)) {
            hovered = over;
            pump.mark(Reason.HOVER);
        }
    }

    /** The task that the mouse is over, 0 for none. */
    public int hoveredTask() {
        return hovered instanceof Selection.OfTask(int task) ? task : 0;
    }

    /** The time under the mouse, while it is over the lanes or the ruler. */
    public OptionalLong time() {
        return time;
    }

    public void time(OptionalLong under) {
        time = under;
    }

    /** A line of source that was asked for by itself, until something else is selected. */
    public Optional<Site> line() {
        return line;
    }

    public void line(Optional<Site> wanted) {
        if (!wanted.equals(line)) {
            line = wanted;
            pump.mark(Reason.SELECTION);
        }
    }

    /** The instant that is marked with a line. */
    public Optional<Moment> moment() {
        return moment;
    }

    public void moment(Optional<Moment> marked) {
        if (!marked.equals(moment)) {
            moment = marked;
            pump.mark(Reason.SELECTION);
        }
    }

    public Optional<Range> range() {
        return range;
    }

    public void range(Optional<Range> picked) {
        if (!picked.equals(range)) {
            range = picked;
            pump.mark(Reason.SELECTION);
        }
    }

    /** The state that stands out; the others are dimmed. */
    public Optional<Style> highlight() {
        return highlight;
    }

    /** Lets this state stand out, or nothing if it already does. */
    public void toggle(Style state) {
        highlight = highlight.filter(state::equals).isPresent() ? Optional.empty() : Optional.of(state);
        pump.mark(Reason.SELECTION);
    }

    /** Lets this state stand out for as long as the pointer is over its name in the legend. */
    public void preview(Optional<Style> state) {
        if (!state.equals(preview)) {
            preview = state;
            pump.mark(Reason.SELECTION);
        }
    }

    /** What running slices are coloured by. */
    public ColourBy colours() {
        return colours;
    }

    public void colours(ColourBy by) {
        if (by != colours) {
            colours = by;
            highlight = Optional.empty();
            pump.mark(Reason.SELECTION);
        }
    }

    /** What was searched for and found. */
    public Matches found() {
        return found;
    }

    public void found(Matches matches) {
        if (matches != found) {
            found = matches;
            pump.mark(Reason.SELECTION);
        }
    }

    /** Shows this critical path; an empty one for none. */
    public void path(List<Step> steps) {
        if (steps != path) {
            path = steps;
            pump.mark(Reason.SELECTION);
        }
    }

    /** What lints found, to be marked on the lanes. */
    public List<Fault> faults() {
        return faults;
    }

    public void faults(List<Fault> found) {
        if (!found.equals(faults)) {
            faults = List.copyOf(found);
            pump.mark(Reason.SELECTION);
        }
    }

    /** Frame options of the emphasis. */
    public FrameOptions emphasis() {
        return new FrameOptions(selection,
                place.map(at -> new Selection.OfSlice(at.lane(), at.depth(), at.index())),
                hovered,
                preview.or(() -> highlight).map(Set::of).orElse(Set.of()),
                found,
                moment.map(at -> new Flag(at.time(), at.text())),
                Flags.NONE).along(path).marking(faults).coloured(colours);
    }

    /** Forgets everything. */
    public void clear() {
        hover(Selection.NONE);
        found(Matches.NONE);
        while (clearLast()) {} // one call forgets one thing
    }

    /**
     * Forgets one thing: the stretch of time, or the moment, or the selection, or the highlighted state, the first of
     * these that there is. Says whether there was one.
     */
    public boolean clearLast() {
        if (range.isPresent()) {
            range(Optional.empty());
        } else if (moment.isPresent()) {
            moment(Optional.empty());
        } else if (selection != Selection.NONE) {
            select(Selection.NONE);
        } else if (highlight.isPresent()) {
            highlight.ifPresent(this::toggle);
        } else {
            return false;
        }
        return true;
    }

    private void change(Selection selected) {
        if (!selected.equals(selection)) {
            line = Optional.empty();
            selection = selected;
            pump.mark(Reason.SELECTION);
        }
    }
}
