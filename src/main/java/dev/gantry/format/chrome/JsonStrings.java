package dev.gantry.format.chrome;

import java.io.IOException;

/**
 * Strings of JSON, from the byte behind their quotation mark on. The one that was {@link #read} last is {@link #count}
 * bytes of {@link #letters}, from {@link #letter} on, in good UTF-8. For one thread.
 */
final class JsonStrings {
    private static final int LONGEST = 1 << 20;

    byte[] letters = {};
    int letter;
    int count;
    /** Nothing in it is to be escaped where it is written as JSON. */
    boolean plain;

    private final JsonBytes in;
    private final Unescaped unescaped = new Unescaped();
    private boolean ofLines;
    private long cut;

    JsonStrings(JsonBytes in) {
        this.in = in;
    }

    /** From now on none goes on behind the end of a line: each line is a value by itself. */
    void ofLines() {
        ofLines = true;
    }

    /** How many bytes and escapes were replaced in strings that were read. */
    long replaced() {
        return unescaped.replaced();
    }

    /** How many strings were too long, and are cut. */
    long cut() {
        return cut;
    }

    /** Reads the string that begins here, and goes past its end. */
    void read() throws IOException {
        boolean whole = scan();
        int end = whole ? in.at - 1 : in.at;
        if (end - in.from > LONGEST) {
            cut++;
            plain = false; // only what is copied stays while the rest is passed over
            end = in.from + LONGEST;
            while ((in.bytes[end] & 0xc0) == 0x80) {
                end--;
            }
        }
        if (plain) {
            letters = in.bytes;
            letter = in.from;
            count = end - in.from;
        } else {
            letters = unescaped.read(in.bytes, in.from, end);
            letter = 0;
            count = unescaped.count();
        }
        in.release();
        if (!whole) {
            pass();
        }
    }

    /** Goes past the end of the string that begins here, or in which it is. */
    void pass() throws IOException {
        if (ofLines) {
            passInLine();
            return;
        }
        while (true) {
            byte[] bytes = in.bytes;
            int filled = in.filled;
            int at = in.at;
            while (at < filled) {
                byte next = bytes[at++];
                if (next == '"') {
                    in.at = at;
                    return;
                }
                if (next == '\\') {
                    in.at = at;
                    in.passOne();
                    bytes = in.bytes;
                    filled = in.filled;
                    at = in.at;
                }
            }
            in.at = at;
            more();
        }
    }

    private void passInLine() throws IOException {
        boolean passed = false;
        while (!passed) {
            passed = scan();
            in.release();
        }
    }

    /** Keeps the string that begins here and goes past its end; false, in the middle of it, if it is too long. */
    private boolean scan() throws IOException {
        in.keep();
        plain = true;
        while (true) {
            byte[] bytes = in.bytes;
            int filled = in.filled;
            int at = in.at;
            while (at < filled) {
                byte next = bytes[at++];
                if (next == '"') {
                    in.at = at;
                    return true;
                }
                if (next < ' ') {
                    plain = false;
                    if (next == '\n' && ofLines) {
                        in.at = at - 1;
                        throw new JsonTokens.Broken();
                    }
                } else if (next == '\\') {
                    plain = false;
                    in.at = at;
                    in.passOne();
                    bytes = in.bytes;
                    filled = in.filled;
                    at = in.at;
                }
            }
            in.at = at;
            if (at - in.from > LONGEST) {
                return false;
            }
            more();
        }
    }

    private void more() throws IOException {
        if (!in.more()) {
            throw new JsonTokens.CutShort();
        }
    }
}
