package dev.gantry.view;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What stands out in a frame, and what its reader wrote on it.
 *
 * @param selected what is picked
 * @param spot the very slice on which it was picked
 * @param hovered what the pointer is over
 * @param lit the states that stay bright while all others are dimmed; empty if none is dimmed
 * @param found what was searched for, which stays bright too while the rest is dimmed
 * @param moment the instant that is looked at
 * @param annotations notes, and what times count from
 * @param playhead the time up to which the recording is replayed; what comes later is paler
 */
public record Emphasis(
        Selection selected,
        Optional<Selection.OfSlice> spot,
        Selection hovered,
        Set<Style> lit,
        Matches found,
        Optional<Note> moment,
        Annotations annotations,
        OptionalLong playhead) {
    public static final Emphasis NONE = new Emphasis(Selection.NONE, Selection.NONE, Set.of());

    public Emphasis {
        lit = Set.copyOf(lit);
    }

    /** The same, but nothing is replayed. */
    public Emphasis(
            Selection selected, Optional<Selection.OfSlice> spot, Selection hovered, Set<Style> lit, Matches found,
            Optional<Note> moment, Annotations annotations) {
        this(selected, spot, hovered, lit, found, moment, annotations, OptionalLong.empty());
    }

    public Emphasis(Selection selected, Selection hovered, Set<Style> lit) {
        this(selected, Optional.empty(), hovered, lit, Matches.NONE, Optional.empty(), Annotations.NONE);
    }

    /** The same with what a reader wrote. */
    public Emphasis annotated(Annotations written) {
        return new Emphasis(selected, spot, hovered, lit, found, moment, written, playhead);
    }

    /** The same replayed up to this time. */
    public Emphasis replayed(OptionalLong time) {
        return new Emphasis(selected, spot, hovered, lit, found, moment, annotations, time);
    }

    /** The same for a picture that no pointer is over. */
    public Emphasis unhovered() {
        return new Emphasis(selected, spot, Selection.NONE, lit, found, moment, annotations, playhead);
    }

    /** Whether what belongs to no lane, such as a queue, is dimmed where it looks like this. */
    boolean dims(Style style) {
        return !lit.isEmpty() && !lit.contains(style) || !found.isEmpty();
    }

    /** Whether the rest between a lane's slices is dimmed. */
    boolean dimsRest(Style style, int lane) {
        return !lit.isEmpty() && !lit.contains(style) || !found.isEmpty() && !found.holdsLane(lane);
    }

    /** Whether a bar of these slices is dimmed. */
    boolean dims(Style style, int lane, int depth, int first, int count) {
        return !lit.isEmpty() && !lit.contains(style) || !found.isEmpty() && !found.holds(lane, depth, first, count);
    }
}
