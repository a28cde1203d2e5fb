package dev.gantry.format.chrome;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import dev.gantry.format.ArgumentText;
import dev.gantry.format.DamagedFile;
import dev.gantry.format.JsonText;

/**
 * Pull parser of JSON in UTF-8, one token after the other, several values of which may follow each other. It puts up
 * with what programs write and readers of traces accept: comments, commas too many, control characters in texts, a
 * backslash before any character, NaN and infinity. What is bad costs no more than itself: a byte or an escape that is
 * no Unicode becomes U+FFFD, a value that is none or is too long is {@link Token#NULL}, and where the structure is
 * broken the parser can go on at the next event.
 *
 * <p>A text is looked at only when somebody asks for it, and is valid until the next token. For one thread.
 */
final class JsonTokens implements Closeable {
    /** What it is at. */
    enum Token {
        OBJECT,
        ARRAY,
        END_OBJECT,
        END_ARRAY,
        /** The key of the value that follows. */
        NAME,
        TEXT,
        INTEGER,
        REAL,
        TRUE,
        FALSE,
        NULL,
        /** Before the first, and after the last. */
        NONE;

        boolean isScalar() {
            return this == TEXT || this == INTEGER || this == REAL || this == TRUE || this == FALSE || this == NULL;
        }

        boolean isNumber() {
            return this == INTEGER || this == REAL;
        }
    }

    /** The file ends in the middle of a value. */
    static final class CutShort extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** What is here can't stand here in JSON. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        @Override
        public Throwable fillInStackTrace() {
            return this; // a damaged file may have millions of them
        }
    }

    private static final int DEEPEST = 1 << 26;
    private static final int PIECE = 1 << 17;
    /** A line whose begin is no further than this is looked for. */
    private static final int NEAR = 1 << 14;

    private final JsonBytes in;
    private final JsonKeys keys;
    private final JsonStrings strings;
    private final JsonNumbers numbers;
    private final EventSearch events;
    private final int deepestCopied;

    /** Whether what lies in each object or list around is named. */
    private boolean[] named = new boolean[64];
    private int depth;
    /** Nothing stands before in this object or list. */
    private boolean first;

    /** An event that begins a line is no part of another, which lies so deep: that one has lost its end. */
    private int lineDepth = Integer.MAX_VALUE;

    private Token token = Token.NONE;
    /** The text is still to be passed over. */
    private boolean unread;
    /** A value stood here that is left out. */
    private boolean lost;
    private boolean plain;
    private byte[] letters = {};
    private int letter;
    private int count;

    /** The JSON in this stream, of which nothing that is nested deeper than so is copied. */
    JsonTokens(InputStream in, int deepestCopied) {
        this(new JsonBytes(in, PIECE), deepestCopied);
    }

    /** The JSON in these bytes. */
    JsonTokens(JsonBytes in, int deepestCopied) {
        this.in = in;
        this.keys = new JsonKeys(this.in);
        this.strings = new JsonStrings(this.in);
        this.numbers = new JsonNumbers(this.in);
        this.events = new EventSearch(this.in);
        this.deepestCopied = deepestCopied;
    }

    Token token() {
        return token;
    }

    /** The key of the value. */
    String name() {
        return keys.name();
    }

    /** How many objects and lists are around. */
    int depth() {
        return depth;
    }

    /** The place in the file, in bytes. */
    long place() {
        return in.place();
    }

    /** How many bytes and escapes were replaced in texts that were asked for. */
    long replaced() {
        return strings.replaced();
    }

    /** How many texts and numbers were too long, and are cut or left out. */
    long tooLong() {
        return strings.cut() + numbers.tooLong();
    }

    /** In how many places the file was no JSON so far. */
    long damages() {
        return in.damages();
    }

    /** The first of them. */
    Optional<DamagedFile> damage() {
        return in.damage();
    }

    /** The line of what comes next, from 1. */
    long line() {
        return in.line();
    }

    /** Says whether the events of what lies so deep have a line each, as far as is known. */
    void eventsAreLines(boolean so, int around) {
        lineDepth = so ? around : Integer.MAX_VALUE;
    }

    /** Whether the events around have a line each, as far as is known. */
    boolean eventsAreLines() {
        return lineDepth != Integer.MAX_VALUE;
    }

    /** How often something was damaged or too long so far, and was replaced, cut or left out. */
    long oddities() {
        return in.damages() + replaced() + tooLong();
    }

    /**
     * Begins anew in a list that lies so deep, at the first event in the bytes, which are new; false if there seems to
     * be none.
     */
    boolean beginInList(int around, boolean lines) throws IOException {
        if (lines) {
            in.nearLine(NEAR);
        }
        events.pass();
        if (in.peek() == JsonBytes.END) {
            return false;
        }
        in.beginLines();
        while (named.length <= around) {
            named = Arrays.copyOf(named, 2 * named.length);
        }
        named[around] = false;
        depth = around;
        first = true;
        unread = false;
        token = Token.NULL;
        eventsAreLines(lines, around);
        return true;
    }

    /** Goes on where the other is, which has parsed elements of this list; this is behind the brace of the first. */
    void goOn(JsonBytes behind, boolean lines) {
        in.passTo(behind);
        depth--;
        first = false;
        token = Token.END_OBJECT;
        eventsAreLines(lines, depth);
    }

    /** From now on no text goes on behind the end of its line. */
    void ofLines() {
        strings.ofLines();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * Goes on to the next token.
     *
     * @throws Broken if it is no JSON; {@link #recover} goes on behind that
     * @throws CutShort if it ends here
     */
    Token next() throws IOException {
        if (unread) {
            unread = false;
            strings.pass();
        }
        if (token == Token.NONE && place() == 0) {
            in.passMark();
        }
        lost = false;
        token = token == Token.NAME ? value(in.pastBlanks()) : element();
        return token;
    }

    /** Counts damage here, and goes on to the next event, as one of what lies so deep, or to the end of the file. */
    void recover(int around) throws IOException {
        in.damaged();
        in.release();
        unread = false;
        events.pass();
        depth = around;
        first = true;
        token = Token.NULL;
    }

    /** Goes on to the end of the value at which it is. */
    void skip() throws IOException {
        int around = depth - (token == Token.OBJECT || token == Token.ARRAY ? 1 : 0);
        while (depth > around) {
            next();
        }
    }

    /** Has the value at whose opening brace it is stay here, until {@link #letGo}. */
    void hold() {
        in.hold();
    }

    /** A parser at the same brace of what is held; empty if it was too long, or nothing is held. */
    Optional<JsonTokens> held() throws IOException {
        Optional<JsonTokens> again = in.held().map(bytes -> new JsonTokens(bytes, deepestCopied));
        if (again.isPresent()) {
            again.get().next();
        }
        return again;
    }

    /** Nothing has to stay any more. */
    void letGo() {
        in.letGo();
    }

    /** Copies the value at which it is and goes on to its end; false if it is too long or deep, or not all there. */
    boolean copy(ArgumentText into) throws IOException {
        int around = depth - (token == Token.OBJECT || token == Token.ARRAY ? 1 : 0);
        JsonText text = into.text();
        boolean fits = true;
        while (true) {
            fits = fits && !lost && depth <= deepestCopied && !into.isTooLong();
            if (fits) {
                copyToken(text);
            }
            if (depth == around) {
                return fits;
            }
            next();
        }
    }

    private void copyToken(JsonText into) throws IOException {
        switch (token) {
            case NAME -> into.key(keys.name());
            case OBJECT -> into.open('{');
            case ARRAY -> into.open('[');
            case END_OBJECT -> into.close('}');
            case END_ARRAY -> into.close(']');
            case TEXT -> {
                readText();
                into.string(letters, letter, Math.min(count, ArgumentText.MOST_BYTES), plain);
            }
            default -> {
                if (count > 0 && (token != Token.REAL || JsonNumbers.isDigit(letters[letter + count - 1]))) {
                    into.value(letters, letter, count);
                } else if (token == Token.REAL) { // NaN and infinity are no JSON: they become texts
                    into.string(letters, letter, count, true);
                } else {
                    into.value("null");
                }
            }
        }
    }

    /** What holds the text of the scalar at which it is, in UTF-8. */
    byte[] letters() throws IOException {
        readText();
        return letters;
    }

    /** Where the text begins there. */
    int letter() {
        return letter;
    }

    /** How many bytes it has; to be asked after {@link #letters}. */
    int count() {
        return count;
    }

    /** The integer at which it is, of at most 17 digits. */
    long number() {
        long value = 0;
        boolean negative = letters[letter] == '-';
        for (int i = letter + (negative ? 1 : 0); i < letter + count; i++) {
            value = value * 10 + letters[i] - '0';
        }
        return negative ? -value : value;
    }

    private void readText() throws IOException {
        if (unread) {
            unread = false;
            strings.read();
            letters = strings.letters;
            letter = strings.letter;
            count = strings.count;
            plain = strings.plain;
        }
    }

    /** What comes next in the object or list. */
    private Token element() throws IOException {
        int next = in.pastBlanks();
        if (depth == 0) {
            return next == JsonBytes.END ? Token.NONE : value(next);
        }
        boolean inObject = named[depth];
        if (next != (inObject ? '}' : ']') && !first) {
            if (next != ',') {
                throw cutOrBroken(next);
            }
            in.at++;
            next = in.pastBlanks();
        }
        first = false;
        if (next == (inObject ? '}' : ']')) {
            in.at++;
            depth--;
            return inObject ? Token.END_OBJECT : Token.END_ARRAY;
        }
        return inObject ? key(next) : value(next);
    }

    private Token key(int quote) throws IOException {
        if (quote != '"') {
            throw cutOrBroken(quote);
        }
        in.at++;
        if (!keys.isLikely()) {
            strings.read();
            keys.found(strings);
            int colon = in.pastBlanks();
            if (colon != ':') {
                throw cutOrBroken(colon);
            }
            in.at++;
        }
        return Token.NAME;
    }

    private Token value(int begins) throws IOException {
        return switch (begins) {
            case '"' -> {
                in.at++;
                unread = true;
                yield Token.TEXT;
            }
            case '{', '[' -> {
                if (depth > lineDepth && begins == '{' && in.isLineBegin() && events.isEvent()) {
                    throw new Broken();
                }
                in.at++;
                deeper(begins == '{');
                yield begins == '{' ? Token.OBJECT : Token.ARRAY;
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> said(numbers.number());
            case 't' -> said(numbers.word("true", Token.TRUE));
            case 'f' -> said(numbers.word("false", Token.FALSE));
            case 'n' -> said(numbers.word("null", Token.NULL));
            case 'N' -> said(numbers.word("NaN", Token.REAL));
            case 'I' -> said(numbers.word("Infinity", Token.REAL));
            case ',' -> {
                in.at += depth == 0 ? 1 : 0; // in an object or list it is the next element's
                count = 0;
                yield Token.NULL; // nothing stands before the comma
            }
            case JsonBytes.END, ':', ']' -> throw cutOrBroken(begins);
            case '}' -> {
                if (depth == 0 || !named[depth]) {
                    throw new Broken();
                }
                yield said(numbers.bad());
            }
            default -> said(numbers.bad());
        };
    }

    private void deeper(boolean object) throws DamagedFile {
        if (++depth == named.length) {
            if (depth == DEEPEST) {
                throw DamagedFile.beyond(place(), "chrome.depth");
            }
            named = Arrays.copyOf(named, 2 * depth);
        }
        named[depth] = object;
        first = true;
    }

    private Token said(Token kind) {
        letters = in.bytes;
        letter = in.from;
        count = numbers.count();
        if (kind != Token.NONE) {
            return kind;
        }
        lost = true;
        count = 0;
        return Token.NULL;
    }

    private static IOException cutOrBroken(int next) {
        return next == JsonBytes.END ? new CutShort() : new Broken();
    }
}
