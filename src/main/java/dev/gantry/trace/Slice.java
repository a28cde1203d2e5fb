package dev.gantry.trace;

/**
 * Slice: a stretch of time on a lane in one state.
 *
 * @param lane the lane's id
 * @param depth 0 for a slice that lies in no other
 * @param index its place among the lane's slices of that depth
 * @param state what the lane did
 * @param start nanoseconds since the origin
 * @param end nanoseconds since the origin; {@link Long#MAX_VALUE} while it goes on
 * @param task the task that ran, 0 for none
 * @param name the number of its own name, 0 for none
 * @param awaited for a blocked slice the task that was waited for, 0 for none
 */
public record Slice(
        int lane, int depth, int index, State state, long start, long end, int task, int name, int awaited) {
    public boolean isOpen() {
        return end == Long.MAX_VALUE;
    }
}
