package dev.gantry.lesson.text;

import java.util.List;

/** Answer to a {@link Question}. */
public sealed interface Answer {
    /** The option with this number, from 0. */
    record Chosen(int option) implements Answer {}

    /** A number. */
    record Counted(int number) implements Answer {}

    /** The lane with this name. */
    record OfLane(String name) implements Answer {}

    /** Marks in an order. */
    record Ordered(List<String> marks) implements Answer {
        public Ordered {
            marks = List.copyOf(marks);
        }
    }
}
