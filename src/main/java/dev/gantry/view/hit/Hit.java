package dev.gantry.view.hit;

/** Hit testing result: what lies under a point of a frame. */
public sealed interface Hit {
    /** Nothing: below the last line, or where nothing is drawn. */
    record Nothing() implements Hit {}

    /** The ruler, at this time. */
    record OnRuler(long time) implements Hit {}

    /** The flag of one of the user's notes, by its place among them. */
    record OnNote(int number) implements Hit {}

    /** The mark of a fault, by its place among them. */
    record OnFault(int number) implements Hit {}

    /** The corner above the lanes' names. */
    record OnCorner() implements Hit {}

    /**
     * The head of a line.
     *
     * @param line its place in the layout
     * @param lane the lane, 0 for a queue
     * @param triangle whether the point is on the triangle that folds it
     */
    record OnHead(int line, int lane, boolean triangle) implements Hit {}

    /**
     * A bar.
     *
     * @param lane the lane's id
     * @param depth the depth of its slices
     * @param first the index of the first slice it shows
     * @param count how many slices it shows: more than 1 is a merged bar
     * @param time the time under the point
     */
    record OnSlice(int lane, int depth, int first, int count, long time) implements Hit {
        public boolean isMerged() {
            return count > 1;
        }
    }

    /**
     * Time on a lane without a slice, within or outside of the lane's life.
     *
     * @param lane the lane's id
     * @param time the time under the point
     */
    record OnGap(int lane, long time) implements Hit {}

    /**
     * Time in which a coroutine held a thread, on the thread's own line.
     *
     * @param lane the thread's id
     * @param first the switch by which it got the thread
     * @param count how many switches share the bar
     * @param time the time under the point
     */
    record OnHolder(int lane, int first, int count, long time) implements Hit {}

    /**
     * The summary of a folded thread's coroutines.
     *
     * @param lane the thread's id
     * @param time the time under the point
     */
    record OnCrowd(int lane, long time) implements Hit {}

    /**
     * A mark, or several that share a pixel.
     *
     * @param lane the lane's id
     * @param first the index of the first mark
     * @param count how many
     */
    record OnMark(int lane, int first, int count) implements Hit {}

    /**
     * The queue of an executor.
     *
     * @param executor the executor's id
     * @param time the time under the point
     */
    record OnQueue(int executor, long time) implements Hit {}

    Hit NOTHING = new Nothing();
}
