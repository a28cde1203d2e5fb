package dev.gantry.lesson.text;

/** What words of a lesson are about: they lead there. In names {@code *} stands for any letters. */
public sealed interface Target {
    /** The first lane of this name. */
    record OfLane(String name) implements Target {}

    /** The first task of this name. */
    record OfTask(String name) implements Target {}

    /** The time from the start of one task to the end of another. */
    record OfTasks(String first, String last) implements Target {}

    /** The first mark with this text, such as a printed line. */
    record OfMark(String text) implements Target {}

    /** The first slice of this name: what it stands for may be too short to be seen in the whole. */
    record OfSlice(String name) implements Target {}

    /** The lesson with this id. */
    record OfLesson(String id) implements Target {}
}
