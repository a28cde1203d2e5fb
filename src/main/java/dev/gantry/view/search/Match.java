package dev.gantry.view.search;

/** One thing that was found. Times are nanoseconds since the trace's origin. */
public sealed interface Match {
    long time();

    /** A task, by its label or its error; its time is that of its start, or of its submission if it did not start. */
    record OfTask(int task, long time) implements Match {}

    /** A lane, by its name; its time is that of its opening. */
    record OfLane(int lane, long time) implements Match {}

    /** A slice, by its own name. */
    record OfSlice(int lane, int depth, int index, long time) implements Match {}

    /** A note of the user, by its text; the number is its place among them. */
    record OfNote(int number, long time) implements Match {}

    /** A mark, by its text. */
    record OfMark(int lane, int index, long time) implements Match {}
}
