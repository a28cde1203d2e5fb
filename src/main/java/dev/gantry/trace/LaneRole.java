package dev.gantry.trace;

/** What a lane is for, which decides how the time between its slices is read. */
public enum LaneRole {
    /** Nothing is known of the time between its slices. */
    PLAIN,
    /** A worker of a pool: between its slices it is idle. */
    WORKER,
    /** Only some of what it did was seen: nothing is known of the time between its slices, be it a coroutine or not. */
    PARTLY_SEEN
}
