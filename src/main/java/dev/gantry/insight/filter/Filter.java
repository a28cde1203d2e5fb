package dev.gantry.insight.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * What of a recording is wanted: {@code kind=slice duration>5ms name~/^read/}, {@code args.bytes > 1000}, or just words
 * that a name has, as they stand. The language stands in {@link FilterParser}. Never changes.
 */
public final class Filter {
    /** Without words: it fits nothing. */
    public static final Filter NONE = new Filter("", new Term.Word(_ -> false));

    /** It fits everything. */
    public static final Filter ALL = new Filter("", new Term.All(List.of()));

    private final String text;
    private final Term term;

    private Filter(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    /**
     * The filter that this text is; without words it is {@link #NONE}.
     *
     * @throws FilterSyntaxException if it has no meaning, or asks of a field that there is not
     */
    public static Filter of(String text) throws FilterSyntaxException {
        String stripped = text.strip();
        try {
            return stripped.isEmpty() ? NONE : new Filter(stripped, FilterParser.parse(stripped));
        } catch (FilterEffortException e) { // on the name of a kind or a state
            throw new FilterSyntaxException(e.problem());
        }
    }

    /** What was typed, without the room around it. */
    public String text() {
        return text;
    }

    /** Whether it has no words. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /**
     * What tells what of a recording fits; asking it throws {@link FilterEffortException} if a regular expression takes
     * too long on a text.
     *
     * @param words what a text of the recording says to people
     */
    public Check in(Snapshot recorded, UnaryOperator<String> words) {
        return new Check(recorded, words, term, Optional.empty());
    }

    /**
     * The same where nothing is thrown: if a regular expression takes too long nothing fits any more.
     *
     * @param told why, once, on the thread that asks
     */
    public Check in(Snapshot recorded, UnaryOperator<String> words, Consumer<Message> told) {
        return new Check(recorded, words, term, Optional.of(told));
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Filter filter && !text.isEmpty() && filter.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
