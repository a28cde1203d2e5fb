package dev.gantry.view.search;

import java.util.Locale;

/**
 * Search text. It matches any text that contains it, ignoring case. Immutable.
 *
 * @param phrase in lower case; empty if nothing is looked for
 */
public record Query(String phrase) {
    /** What was typed, without the room around it. */
    public static Query of(String text) {
        return new Query(text.toLowerCase(Locale.ROOT).strip());
    }

    /** Whether nothing is looked for; then nothing matches. */
    public boolean isEmpty() {
        return phrase.isEmpty();
    }

    public boolean matches(String text) {
        return !phrase.isEmpty() && text.toLowerCase(Locale.ROOT).contains(phrase);
    }
}
