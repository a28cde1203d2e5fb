package dev.gantry.ui.session;

import java.util.Optional;
import java.util.Set;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.Emphasis;
import dev.gantry.view.Selection;
import dev.gantry.view.Style;

/** What the user points at in the shown recording: one selection, one stretch of time, one highlighted state. */
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

    /** What the mouse is over. */
    public void hover(Selection over) {
        if (!over.equals(hovered)) {
            hovered = over;
            pump.mark(Reason.HOVER);
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

    /** All of it as a frame wants it. */
    public Emphasis emphasis() {
        return new Emphasis(selection, hovered, highlight.map(Set::of).orElse(Set.of()));
    }

    /** Forgets everything. */
    public void clear() {
        select(Selection.NONE);
        hover(Selection.NONE);
        range(Optional.empty());
        highlight.ifPresent(this::toggle);
    }

    private void change(Selection selected) {
        if (!selected.equals(selection)) {
            selection = selected;
            pump.mark(Reason.SELECTION);
        }
    }
}
