package dev.gantry.ui.palette;

import java.util.Locale;

/** Fuzzy matching of typed letters with a title. */
final class Likeness {
    static final int NONE = -1;
    private static final int BEGINS = 1000;
    private static final int BEGINS_WORD = 800;
    private static final int WITHIN = 600;
    private static final int SCATTERED = 400;

    private Likeness() {}

    /**
     * More is better: the title begins so, a word of it does, it holds the letters together, or one after the other.
     * {@link #NONE} if it does not have them in their order. Capitals and blanks count for nothing.
     */
    static int of(String typed, String title) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String text = title.toLowerCase(Locale.ROOT);
        if (text.startsWith(wanted)) {
            return BEGINS;
        }
        int word = text.indexOf(" " + wanted);
        if (word >= 0) {
            return BEGINS_WORD - Math.min(100, word);
        }
        int within = text.indexOf(wanted);
        return within >= 0 ? WITHIN - Math.min(100, within) : scattered(wanted.replace(" ", ""), text);
    }

    private static int scattered(String wanted, String text) {
        int at = -1;
        int jumps = 0;
        for (int i = 0; i < wanted.length(); i++) {
            int next = text.indexOf(wanted.charAt(i), at + 1);
            if (next < 0) {
                return NONE;
            }
            jumps += next == at + 1 ? 0 : 1;
            at = next;
        }
        return Math.max(0, SCATTERED - 10 * jumps);
    }
}
