package dev.gantry.insight.filter;

import java.util.function.UnaryOperator;

import dev.gantry.trace.Snapshot;

/**
 * What of a recording is wanted: {@code kind=slice duration>5ms name~/^read/}, {@code args.bytes > 1000}, or just words
 * that a name has. The language stands in {@link FilterParser}. Never changes.
 */
public final class Filter {
    /** Without words: it fits nothing. */
    public static final Filter NONE = new Filter("", new Term.Word(_ -> false));

    /** It fits everything. */
    public static final Filter ALL = new Filter("", new Term.Word(_ -> true));

    private final String text;
    private final Term term;

    private Filter(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    /**
     * The filter that this text is; without words it is {@link #NONE}.
     *
     * @throws FilterSyntaxException if it asks of a field in a wrong way
     */
    public static Filter of(String text) throws FilterSyntaxException {
        String stripped = text.strip();
        return stripped.isEmpty() ? NONE : new Filter(stripped, FilterParser.parse(stripped));
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
     * What tells what of a recording fits.
     *
     * @param words what a text of the recording says to people
     */
    public Check in(Snapshot recorded, UnaryOperator<String> words) {
        return new Check(recorded, words, term);
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
