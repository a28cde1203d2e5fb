package dev.gantry.ui.feature;

import java.util.function.BooleanSupplier;

/**
 * Action of the Escape key. One press does one thing: the first that applies in the nearest layer; within a layer those
 * of later features come first, whose cards lie on top.
 *
 * @param layer how near it lies
 * @param action does it, and says whether there was something to do
 */
public record Escape(Layer layer, BooleanSupplier action) {
    /** Layer by nearness to the user, the nearest first. */
    public enum Layer {
        /** A card over the window. */
        CARD,
        /** A field that the user types in. */
        FIELD,
        /** A replay. */
        REPLAY,
        /** What is selected or stands out. */
        SELECTION,
        /** A bar that stays while one works elsewhere. */
        BAR
    }
}
