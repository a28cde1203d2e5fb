package dev.gantry.trace.message;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Texts of others on a terminal, which would obey the control characters in them. */
public final class Visible {
    private static final char PICTURES = '\u2400';
    private static final char DELETE = 0x7f;
    private static final char PICTURE_OF_DELETE = '\u2421';
    private static final char UNKNOWN = '\ufffd';

    private Visible() {}

    /** This text with a sign for each control character, also for those that turn the direction of writing. */
    public static String of(String text) {
        StringBuilder signs = new StringBuilder(text.length());
        text.chars().forEach(letter -> signs.append(sign((char) letter)));
        return signs.toString();
    }

    /** The same of each line of a text that has the system's line ends. */
    public static String lines(String text) {
        String end = System.lineSeparator();
        return Arrays.stream(text.split(end, -1)).map(Visible::of).collect(Collectors.joining(end));
    }

    private static char sign(char letter) {
        if (letter < ' ') {
            return (char) (PICTURES + letter);
        }
        if (letter == DELETE) {
            return PICTURE_OF_DELETE;
        }
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> UNKNOWN;
            default -> isTurning(letter) ? UNKNOWN : letter;
        };
    }

    /** Whether it turns the direction in which what follows is written. */
    public static boolean isTurning(int letter) {
        return letter >= '\u202a' && letter <= '\u202e' || letter >= '\u2066' && letter <= '\u2069';
    }
}
