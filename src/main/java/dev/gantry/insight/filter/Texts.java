package dev.gantry.insight.filter;

import java.util.BitSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.gantry.trace.Snapshot;

/** Which texts of a recording fit; each is compared once, but for those that hardly ever come twice. */
final class Texts {
    private final Snapshot recorded;
    private final UnaryOperator<String> words;
    private final Predicate<String> fits;
    private final BitSet asked = new BitSet();
    private final BitSet fitting = new BitSet();

    Texts(Snapshot recorded, UnaryOperator<String> words, Predicate<String> fits) {
        this.recorded = recorded;
        this.words = words;
        this.fits = fits;
    }

    /** Whether the text with this number fits, as it is shown. */
    boolean has(int number) {
        if (number < 0) {
            return has(words.apply(recorded.name(number)));
        }
        if (!asked.get(number)) {
            asked.set(number);
            fitting.set(number, has(words.apply(recorded.name(number))));
        }
        return fitting.get(number);
    }

    boolean has(String text) {
        return fits.test(text);
    }

    /** Whether its own name fits, or that of its task if it has none. */
    boolean own(Thing thing) {
        int name = thing.kind == Thing.Kind.NOTE ? 0 : thing.name();
        return switch (thing.kind) {
            case NOTE -> has(thing.text);
            case SLICE -> name != 0 ? has(name) : thing.task != 0 && label(thing.task);
            case TASK -> label(thing.task);
            case LANE, MARK -> has(name);
        };
    }

    /** Whether the label of this task fits. */
    boolean label(int task) {
        int name = recorded.taskName(task);
        return name == 0 ? has(recorded.taskLabel(task)) : has(name);
    }
}
