package dev.gantry.ui.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.gantry.ui.text.Texts;

/** Command of the user, with key bindings that the user may change. */
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

        /** Key bindings of the command; the first is shown. */
        public Builder keys(Stroke... strokes) {
            usual = List.of(strokes);
            return this;
        }

        /** Condition of the command: it can be done only while this holds. */
        public Builder when(BooleanSupplier possible) {
            enabled = possible;
            return this;
        }

        /** Scope of the command: it applies only there, and there comes before commands that apply elsewhere too. */
        public Builder in(Scope narrower) {
            scope = narrower;
            return this;
        }

        /** Action of the command; finishes the builder. */
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

    /** Scope in which it applies. */
    public Scope scope() {
        return scope;
    }

    /** The keys that do it, the first of which is shown. */
    public List<Stroke> strokes() {
        return strokes;
    }

    /** Default key bindings. */
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

    /** Reason why it cannot be done now, if that is known. */
    public Optional<String> obstacle() {
        return Texts.find("command." + id + ".not");
    }

    /** Tooltip: its title and its keys. */
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
