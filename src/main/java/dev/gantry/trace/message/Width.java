package dev.gantry.trace.message;

import java.util.Arrays;

/**
 * Columns that texts take on a terminal: two for a letter that East Asian Width calls wide, none for one that is
 * written onto the letter before it. Letters add up as in {@code wcswidth}, also those of an emoji that terminals may
 * draw as one.
 */
public final class Width {
    private static final String DOTS = "…";

    /** First and last of the ranges of wide letters, in order; those that are emoji by themselves come on top. */
    private static final int[] WIDE = {
            0x1100, 0x115f, // Hangul that begins a syllable
            0x2329, 0x232a, // angle brackets
            0x2630, 0x2637, 0x268a, 0x268f, // trigrams
            0x2e80, 0x303e, 0x3041, 0xa4cf, // radicals, signs, kana, ideographs, Yi
            0xa960, 0xa97f, 0xac00, 0xd7a3, // Hangul
            0xf900, 0xfaff, // ideographs for compatibility
            0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, // vertical, small and full-width forms
            0x16fe0, 0x18d7f, // Tangut, Khitan
            0x1aff0, 0x1b2ff, // kana, Nushu
            0x1d300, 0x1d376, // Tai Xuan Jing, counting rods
            0x1f200, 0x1f265, // squared ideographs
            0x20000, 0x2fffd, 0x30000, 0x3fffd, // ideographs
    };

    /** Vowels and ends of Hangul, which join the letter before them. */
    private static final int[] JOINING = {0x1160, 0x11ff, 0xd7b0, 0xd7ff};

    private Width() {}

    public static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** 0, 1 or 2. */
    public static int of(int letter) {
        if (letter < 0x300) {
            return letter < ' ' ? 0 : 1;
        }
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isIn(JOINING, letter) ? 0 : isIn(WIDE, letter) || isEmoji(letter) ? 2 : 1;
        };
    }

    /** The letters of flags are narrow: two of them make one. */
    private static boolean isEmoji(int letter) {
        return Character.isEmojiPresentation(letter) && (letter < 0x1f1e6 || letter > 0x1f1ff);
    }

    private static boolean isIn(int[] ranges, int letter) {
        int at = Arrays.binarySearch(ranges, letter);
        return at >= 0 || -at % 2 == 0;
    }

    /** With blanks behind it, to so many columns at least. */
    public static String left(String text, int columns) {
        return text + blanks(text, columns);
    }

    /** With blanks before it, to so many columns at least. */
    public static String right(String text, int columns) {
        return blanks(text, columns) + text;
    }

    private static String blanks(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The beginning, with dots, of a text that takes more than so many columns. */
    public static String cut(String text, int most) {
        return of(text) <= most ? text : text.substring(0, fitting(text, most - 1)) + DOTS;
    }

    /** The beginning and the end, with dots between them, of a text that takes more than so many columns. */
    public static String cutInside(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        int end = (most - 1) / 2;
        int from = text.length();
        while (from > 0 && of(text.substring(text.offsetByCodePoints(from, -1))) <= end) {
            from = text.offsetByCodePoints(from, -1);
        }
        return text.substring(0, fitting(text, most - 1 - end)) + DOTS + text.substring(from);
    }

    /** The line to print below a text that points at this part of it, which has no tab before it. */
    public static String pointer(String text, int at, int length) {
        int from = Math.min(at, text.length());
        int to = Math.min(at + length, text.length());
        return " ".repeat(of(text.substring(0, from))) + "^".repeat(Math.max(1, of(text.substring(from, to))));
    }

    /** How many {@code char}s of a text have room in so many columns. */
    public static int fitting(String text, int columns) {
        int left = columns;
        int at = 0;
        while (at < text.length() && of(text.codePointAt(at)) <= left) {
            left -= of(text.codePointAt(at));
            at = text.offsetByCodePoints(at, 1);
        }
        return at;
    }
}
