package dev.gantry.ui.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.gantry.ui.text.Texts;

/** Something that a user can do, by keys that the user may change. */
public final class Command {
    private final String id;
    private final List<Stroke> usual;
    private final Runnable action;
    private final BooleanSupplier enabled;
    private List<Stroke> strokes;

    Command(String id, List<Stroke> usual, Runnable action, BooleanSupplier enabled) {
        this.id = id;
        this.usual = usual;
        this.strokes = usual;
        this.action = action;
        this.enabled = enabled;
    }

    /** Its key in the texts, after {@code command.}. */
    public String id() {
        return id;
    }

    /** The keys that do it, the first of which is shown. */
    public List<Stroke> strokes() {
        return strokes;
    }

    /** The keys that do it unless the user wants others. */
    public List<Stroke> usual() {
        return usual;
    }

    void strokes(List<Stroke> others) {
        strokes = List.copyOf(others);
    }

    /** Whether it can be done now. */
    public BooleanSupplier enabled() {
        return enabled;
    }

    /** What it does, in a few words. */
    public String title() {
        return Texts.of("command." + id);
    }

    /** Why it cannot be done while it cannot, if that is known. */
    public Optional<String> obstacle() {
        return Texts.find("command." + id + ".not");
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
