package dev.gantry.format.chrome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.gantry.format.chrome.JsonTokens.Token;

/**
 * Parses times, which are decimal microseconds, as nanoseconds; exactly where they have at most three decimals, which a
 * double would lose as soon as the clock counts from 1970. Knows afterwards how exact the file's times can be.
 */
final class Microseconds {
    /** Missing or invalid time. */
    static final long NONE = Long.MIN_VALUE;

    private static final int THOUSAND = 1000;
    private static final int DECIMALS = 3;
    /** In nanoseconds: more than any clock counts, and little enough to be added. */
    static final long MOST = 1L << 61;

    private boolean fractions;
    private long greatest;
    private long beyond;

    /** How many times were further off than a trace reaches, and are taken for the last that it does. */
    long beyond() {
        return beyond;
    }

    long read(JsonTokens json) throws IOException {
        Token token = json.token();
        if (!token.isNumber() && token != Token.TEXT) {
            json.skip();
            return NONE;
        }
        byte[] letters = json.letters();
        return parse(letters, json.letter(), json.count());
    }

    /** Forgets all times. */
    void clear() {
        fractions = false;
        greatest = 0;
        beyond = 0;
    }

    /** Knows the times that the other has read, but for those that were too far off. */
    void add(Microseconds other) {
        fractions |= other.fractions;
        greatest = Math.max(greatest, other.greatest);
    }

    /** Rounding tolerance: how far two slices may seem to overlap because their times were rounded, in nanoseconds. */
    long slack() {
        return fractions ? (long) Math.max(1, Math.ceil(2 * THOUSAND * Math.ulp((double) greatest))) : THOUSAND;
    }

    private long parse(byte[] text, int from, int length) {
        long value = 0;
        int decimals = -1;
        boolean negative = length > 0 && text[from] == '-';
        for (int i = from + (negative ? 1 : 0); i < from + length; i++) {
            int digit = text[i] - '0';
            if (text[i] == '.' && decimals < 0) {
                decimals = 0;
            } else if (digit < 0 || digit > 9 || value > Long.MAX_VALUE / 20) {
                return inDoubt(new String(text, from, length, StandardCharsets.ISO_8859_1));
            } else if (decimals < DECIMALS) {
                value = value * 10 + digit;
                decimals += decimals < 0 ? 0 : 1;
            } else if (decimals == DECIMALS) {
                value += digit >= 5 ? 1 : 0;
                decimals++;
            }
        }
        if (length == 0) {
            return NONE;
        }
        for (int i = Math.clamp(decimals, 0, DECIMALS); i < DECIMALS; i++) {
            if (value > Long.MAX_VALUE / 20) {
                return inDoubt(new String(text, from, length, StandardCharsets.ISO_8859_1));
            }
            value *= 10;
        }
        if (value > MOST) {
            beyond++;
            return negative ? -MOST : MOST;
        }
        note(value);
        return negative ? -value : value;
    }

    /** A number with an exponent, or greater than any clock's. */
    private long inDoubt(String text) {
        try {
            double value = Double.parseDouble(text) * THOUSAND;
            if (Double.isNaN(value)) {
                return NONE;
            }
            if (Math.abs(value) > MOST) {
                beyond++;
                return value < 0 ? -MOST : MOST;
            }
            note(Math.abs((long) value));
            return (long) value;
        } catch (NumberFormatException _) {
            return NONE;
        }
    }

    private void note(long nanoseconds) {
        fractions |= nanoseconds % THOUSAND != 0;
        greatest = Math.max(greatest, nanoseconds / THOUSAND);
    }
}
