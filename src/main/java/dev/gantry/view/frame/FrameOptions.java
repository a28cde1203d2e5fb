package dev.gantry.view.frame;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.gantry.insight.path.Step;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.search.Matches;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Contrast;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Fault;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.Flags;

/**
 * Emphasis and flags of a frame: what is highlighted, and what is marked at times.
 *
 * @param selected what is picked
 * @param spot the very slice on which it was picked
 * @param hovered what the pointer is over
 * @param lit the states that stay bright while all others are dimmed; empty if none is dimmed
 * @param found what was searched for, which stays bright too while the rest is dimmed
 * @param moment the instant that is looked at
 * @param flags the user's notes, and what times count from
 * @param playhead the time up to which the recording is replayed; what comes later is paler
 * @param path a critical path that is drawn over the lanes, in the order of time; empty for none
 * @param faults what lints found, to be marked on the lanes
 * @param contrast what it shows of the comparison with another recording
 * @param colours what running slices are coloured by
 * @param hidesFuture whether what comes after the playhead is not shown at all
 */
public record FrameOptions(
        Selection selected,
        Optional<Selection.OfSlice> spot,
        Selection hovered,
        Set<Style> lit,
        Matches found,
        Optional<Flag> moment,
        Flags flags,
        OptionalLong playhead,
        List<Step> path,
        List<Fault> faults,
        Contrast contrast,
        ColourBy colours,
        boolean hidesFuture) {
    public static final FrameOptions NONE = new FrameOptions(Selection.NONE, Selection.NONE, Set.of());

    public FrameOptions {
        lit = Set.copyOf(lit);
        path = List.copyOf(path);
        faults = List.copyOf(faults);
    }

    /** The same, but nothing is replayed. */
    public FrameOptions(
            Selection selected, Optional<Selection.OfSlice> spot, Selection hovered, Set<Style> lit, Matches found,
            Optional<Flag> moment, Flags flags) {
        this(selected, spot, hovered, lit, found, moment, flags, OptionalLong.empty(), List.of(),
                List.of(), Contrast.NONE, ColourBy.STATE, false);
    }

    public FrameOptions(Selection selected, Selection hovered, Set<Style> lit) {
        this(selected, Optional.empty(), hovered, lit, Matches.NONE, Optional.empty(), Flags.NONE);
    }

    /** The same with these pinned to its times. */
    public FrameOptions flagged(Flags pinned) {
        return new FrameOptions(selected, spot, hovered, lit, found, moment, pinned, playhead, path, faults, contrast,
                colours, hidesFuture);
    }

    /** The same replayed up to this time. */
    public FrameOptions replayed(OptionalLong time) {
        return new FrameOptions(selected, spot, hovered, lit, found, moment, flags, time, path, faults, contrast,
                colours, hidesFuture);
    }

    /** The same, which shows nothing of what comes after the playhead if this says so. */
    public FrameOptions hiding(boolean future) {
        return new FrameOptions(selected, spot, hovered, lit, found, moment, flags, playhead, path, faults, contrast,
                colours, future);
    }

    /** The same with this critical path. */
    public FrameOptions along(List<Step> steps) {
        return new FrameOptions(selected, spot, hovered, lit, found, moment, flags, playhead, steps, faults, contrast,
                colours, hidesFuture);
    }

    /** The same with this picked. */
    public FrameOptions picking(Selection picked) {
        return new FrameOptions(picked, spot, hovered, lit, found, moment, flags, playhead, path, faults, contrast,
                colours, hidesFuture);
    }

    /** The same with these faults. */
    public FrameOptions marking(List<Fault> marked) {
        return new FrameOptions(selected, spot, hovered, lit, found, moment, flags, playhead, path, marked, contrast,
                colours, hidesFuture);
    }

    /** The same compared with another recording. */
    public FrameOptions beside(Contrast other) {
        return new FrameOptions(selected, spot, hovered, lit, found, moment, flags, playhead, path, faults, other,
                colours, hidesFuture);
    }

    /** The same with running slices coloured so. */
    public FrameOptions coloured(ColourBy by) {
        return new FrameOptions(selected, spot, hovered, lit, found, moment, flags, playhead, path, faults, contrast,
                by, hidesFuture);
    }

    /** The same for a picture that no pointer is over. */
    public FrameOptions unhovered() {
        return new FrameOptions(selected, spot, Selection.NONE, lit, found, moment, flags, playhead, path, faults,
                contrast,
                colours, hidesFuture);
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
