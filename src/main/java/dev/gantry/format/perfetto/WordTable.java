package dev.gantry.format.perfetto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Word table: what the numbers of a file's words mean to us. A file gives each word its number before it uses it; which
 * number that is depends on the version that wrote the file, so a word is recognised by its text. A word that this
 * version does not know has a text all the same, so that it can be told.
 */
final class WordTable {
    /** Limit of words; no file of ours has as many. */
    private static final int MOST = 1 << 10;

    private static final int NONE = -1;

    private final Map<String, Integer> known = new HashMap<>();
    private final IidTable meanings = new IidTable();
    private final List<String> unknown = new ArrayList<>();
    private final int[] numbers;

    /** With the words that this version knows, by its own numbers. */
    WordTable(Map<Integer, String> words) {
        words.forEach((number, word) -> known.put(word, number));
        numbers = new int[1 + words.keySet().stream().max(Integer::compare).orElse(0)];
        Arrays.fill(numbers, NONE);
    }

    /** The file calls this word by this number; false if it can't be kept. */
    boolean learn(long number, String word) {
        if (number > MOST) {
            return false;
        }
        Integer ours = known.get(word);
        if (ours == null) {
            if (unknown.size() < MOST) {
                unknown.add(UnknownWords.cut(word));
            }
            return meanings.put(number, -unknown.size());
        }
        numbers[ours] = (int) number;
        return meanings.put(number, ours);
    }

    /**
     * Our number of the word that the file calls so: 0 if it calls none so, below 0 if this version does not know the
     * word.
     */
    int ours(long number) {
        return meanings.get(number);
    }

    /** The file's number of the word that is ours by this one; no number of a word if the file has none. */
    int theirs(int ours) {
        return numbers[ours];
    }

    /** The word that this version does not know, by what {@link #ours} told. */
    String unknown(int ours) {
        return unknown.get(-ours - 1);
    }
}
