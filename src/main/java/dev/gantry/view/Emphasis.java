package dev.gantry.view;

import java.util.Set;

/**
 * What stands out in a frame.
 *
 * @param selected what is picked
 * @param hovered what the pointer is over
 * @param lit the states that stay bright while all others are dimmed; empty if none is dimmed
 */
public record Emphasis(Selection selected, Selection hovered, Set<Style> lit) {
    public static final Emphasis NONE = new Emphasis(Selection.NONE, Selection.NONE, Set.of());

    public Emphasis {
        lit = Set.copyOf(lit);
    }

    boolean dims(Style style) {
        return !lit.isEmpty() && !lit.contains(style);
    }
}
