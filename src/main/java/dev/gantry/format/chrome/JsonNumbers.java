package dev.gantry.format.chrome;

import java.io.IOException;

import dev.gantry.format.chrome.JsonTokens.Token;

/**
 * Numbers and words of JSON, and what stands in their place. What was read last is {@link #count} bytes from {@link
 * JsonBytes#from} on. For one thread.
 */
final class JsonNumbers {
    private static final int LONGEST = 1_000;

    private final JsonBytes in;
    private int count;
    private long tooLong;

    JsonNumbers(JsonBytes in) {
        this.in = in;
    }

    int count() {
        return count;
    }

    /** How many numbers were too long, and are left out. */
    long tooLong() {
        return tooLong;
    }

    /** Reads the number that begins here with a digit or a minus; {@link Token#NONE} if it can't be taken. */
    Token number() throws IOException {
        in.keep();
        if (in.bytes[in.at] == '-') {
            in.at++;
        }
        Token kind = Token.INTEGER;
        int leading = in.peek();
        if (leading == 'I') {
            return rest("Infinity", Token.REAL);
        }
        int digits = digits();
        boolean good = digits > 0 && (digits == 1 || leading != '0');
        if (good && in.peek() == '.') {
            in.at++;
            good = digits() > 0;
            kind = Token.REAL;
        }
        if (good && (in.peek() | ' ') == 'e') {
            in.at++;
            if (in.peek() == '+' || in.peek() == '-') {
                in.at++;
            }
            good = digits() > 0;
            kind = Token.REAL;
        }
        if (!good || !isEnd(in.peek())) {
            return bad();
        }
        in.release();
        count = in.at - in.from;
        if (count > LONGEST) {
            tooLong++;
            return Token.NONE;
        }
        return kind;
    }

    /** Reads this word, which should stand here; {@link Token#NONE} if another does. */
    Token word(String wanted, Token means) throws IOException {
        in.keep();
        return rest(wanted, means);
    }

    private Token rest(String wanted, Token means) throws IOException {
        for (int i = 0; i < wanted.length(); i++) {
            if (in.peek() != wanted.charAt(i)) {
                return bad();
            }
            in.at++;
        }
        in.release();
        count = in.at - in.from;
        return means;
    }

    /** What stands here is no value: it is passed over up to where one may end, and counted as damage. */
    Token bad() throws IOException {
        in.release();
        if (in.isAtEnd()) {
            throw new JsonTokens.CutShort();
        }
        in.damaged();
        for (int next = in.peek(); !isEnd(next) && ":[{\"".indexOf(next) < 0; next = in.peek()) {
            in.at++;
        }
        return Token.NONE;
    }

    /** Goes past the digits that are here, and says how many these are; of a number that is too long none is kept. */
    private int digits() throws IOException {
        int begun = in.at - in.from;
        do {
            while (in.at < in.filled && isDigit(in.bytes[in.at])) {
                in.at++;
            }
            if (in.at - in.from > LONGEST) {
                in.release();
            }
        } while (in.at == in.filled && in.more());
        return in.at - in.from - begun;
    }

    private static boolean isEnd(int next) {
        return next <= ' ' || next == ',' || next == '}' || next == ']' || next == '/';
    }

    static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }
}
