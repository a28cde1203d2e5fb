package dev.gantry.view.explain;

/** Selection: what the user has picked, or points at. */
public sealed interface Selection {
    /** Nothing. */
    record None() implements Selection {}

    /** A task with all that happened to it. */
    record OfTask(int task) implements Selection {}

    /** A slice that belongs to no task. */
    record OfSlice(int lane, int depth, int index) implements Selection {}

    /** Time on a lane in which no slice is; ends at {@link Long#MAX_VALUE} if it goes on. */
    record OfGap(int lane, long start, long end) implements Selection {}

    /** A whole lane. */
    record OfLane(int lane) implements Selection {}

    /** The queue of an executor at one time. */
    record OfQueue(int executor, long time) implements Selection {}

    Selection NONE = new None();
}
