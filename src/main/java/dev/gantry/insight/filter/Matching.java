package dev.gantry.insight.filter;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells which texts a regular expression is found in; {@link FilterEffortException} where that takes too long, as it
 * may grow with the power of what is read.
 */
record Matching(Pattern pattern) implements Predicate<String> {
    /** So many letters are read of one text, the same ones again included. */
    private static final int MOST_READ = 1_000_000;

    @Override
    public boolean test(String text) {
        try {
            return pattern.matcher(new Counted(text)).find();
        } catch (StackOverflowError _) {
            throw new FilterEffortException(pattern.pattern());
        }
    }

    /** A text that counts how often it is read. */
    private final class Counted implements CharSequence {
        private final String text;
        private int read;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++read > MOST_READ) {
                throw new FilterEffortException(pattern.pattern());
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
