package dev.gantry.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Words that are looked for. A text matches if it holds all of them, in capitals or not. Never changes.
 *
 * @param words in lower case
 */
public record Query(List<String> words) {
    public Query {
        words = List.copyOf(words);
    }

    /** The words of this text. */
    public static Query of(String text) {
        return new Query(Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty()).toList());
    }

    /** Whether nothing is looked for; then nothing matches. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    public boolean matches(String text) {
        if (text.isEmpty() || words.isEmpty()) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!lower.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
