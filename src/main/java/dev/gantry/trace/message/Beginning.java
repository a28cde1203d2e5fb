package dev.gantry.trace.message;

import java.util.function.Predicate;

/** Beginnings of texts, none of which ends between the two {@code char}s of a surrogate pair. */
public final class Beginning {
    private static final String DOTS = "…";

    private Beginning() {}

    /** This index, or the one before where a pair of surrogates would be divided. */
    public static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    /** At most so many {@code char}s of it. */
    public static String of(String text, int most) {
        return text.substring(0, whole(text, Math.min(most, text.length())));
    }

    /** The text, or its beginning and dots, together at most so many {@code char}s. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : of(text, most - 1) + DOTS;
    }

    /** The longest of fewer {@code char}s than these that fits, if shorter ones fit all the more; may be empty. */
    public static String fitting(String text, int below, Predicate<String> fits) {
        int low = 0;
        int high = below;
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (fits.test(text.substring(0, middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return of(text, low);
    }
}
