package dev.gantry.ui.command;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.gantry.ui.text.Texts;

/**
 * Something that a user can do.
 *
 * @param id its key in the texts, after {@code command.}
 * @param strokes the keys that do it, the first of which is shown
 * @param action does it
 * @param enabled whether it can be done now
 */
public record Command(String id, List<Stroke> strokes, Runnable action, BooleanSupplier enabled) {
    /** What it does, in a few words. */
    public String title() {
        return Texts.of("command." + id);
    }

    /** Its title and its keys. */
    public String tip() {
        return strokes.isEmpty() ? title() : title() + " (" + strokes.getFirst().label() + ")";
    }

    /** Does it if it can be done now; says whether it could. */
    public boolean run() {
        boolean can = enabled.getAsBoolean();
        if (can) {
            action.run();
        }
        return can;
    }
}
