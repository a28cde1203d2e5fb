package dev.gantry.ui.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.gantry.ui.text.Texts;

/** Something that a user can do, by keys that the user may change. */
public final class Command {
    private final String id;
    private final Group group;
    private final int rank;
    private final Scope scope;
    private final List<Stroke> usual;
    private final BooleanSupplier enabled;
    private final Runnable action;
    private List<Stroke> strokes;

    private Command(Builder from, Runnable action) {
        this.id = from.id;
        this.group = from.group;
        this.rank = from.rank;
        this.scope = from.scope;
        this.usual = from.usual;
        this.strokes = from.usual;
        this.enabled = from.enabled;
        this.action = action;
    }

    /**
     * Begins a command without keys that can always be done.
     *
     * @param id its key in the texts, after {@code command.}
     * @param group what it is about
     * @param rank its place among the commands of the group, where they are listed: lower ones come first
     */
    public static Builder of(String id, Group group, int rank) {
        return new Builder(id, group, rank);
    }

    /** A command that is not finished. */
    public static final class Builder {
        private final String id;
        private final Group group;
        private final int rank;
        private Scope scope = Scope.WINDOW;
        private List<Stroke> usual = List.of();
        private BooleanSupplier enabled = () -> true;

        private Builder(String id, Group group, int rank) {
            this.id = id;
            this.group = group;
            this.rank = rank;
        }

        /** It is done by these keys, the first of which is shown. */
        public Builder keys(Stroke... strokes) {
            usual = List.of(strokes);
            return this;
        }

        /** It can be done only while this holds. */
        public Builder when(BooleanSupplier possible) {
            enabled = possible;
            return this;
        }

        /** It applies only within this, and there comes before those that apply elsewhere too. */
        public Builder in(Scope narrower) {
            scope = narrower;
            return this;
        }

        /** Finishes it: this is what it does. */
        public Command does(Runnable action) {
            return new Command(this, action);
        }
    }

    /** Its key in the texts, after {@code command.}. */
    public String id() {
        return id;
    }

    /** What it is about. */
    public Group group() {
        return group;
    }

    /** Its place among the commands of its group: lower ones come first. */
    public int rank() {
        return rank;
    }

    /** While what it applies. */
    public Scope scope() {
        return scope;
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
