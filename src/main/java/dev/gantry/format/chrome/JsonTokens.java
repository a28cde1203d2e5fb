package dev.gantry.format.chrome;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.gantry.format.ArgumentText;
import dev.gantry.format.DamagedFile;
import dev.gantry.format.JsonText;

/**
 * Pull parser of JSON in UTF-8, one token after the other. It puts up with what programs write and readers of traces
 * accept: comments, commas too many, control characters in texts, a backslash before any character, NaN and infinity. A
 * byte that is no UTF-8 becomes a question mark, an escape of half a surrogate pair U+FFFD: so one bad character costs
 * that character, not the rest of the file.
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

    /** A key, and the one that came after it: in most files keys come in the same order again and again. */
    private static final class Key {
        final String name;
        /** As files mostly have it, without the first quotation mark; empty if they may spell it in several ways. */
        final byte[] written;
        Key next = this;

        Key(String name) {
            this.name = name;
            boolean plain = name.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\');
            written = plain ? (name + "\":").getBytes(StandardCharsets.US_ASCII) : new byte[0];
        }
    }

    private static final int END = -1;
    private static final int KEYS = 1 << 9;
    private static final int[] MARK = {0xef, 0xbb, 0xbf};
    private static final int SIZE = 1 << 17;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NAME = 50_000;
    private static final int LONGEST_NUMBER = 1_000;

    private final InputStream in;
    private final TextPool names = new TextPool();
    private final Key[] keys = new Key[KEYS];
    private final Unescaped unescaped = new Unescaped();

    private byte[] bytes = new byte[SIZE];
    private int at;
    private int filled;
    private boolean ended;
    /** How many bytes came before those that are here. */
    private long before;
    private long line = 1;

    /** Whether what lies in each object or list around is named. */
    private final boolean[] named;
    private int depth;
    /** Nothing stands before in this object or list. */
    private boolean first;

    private Token token = Token.NONE;
    private Key key = new Key("");
    /** The text is still to be passed over. */
    private boolean unread;
    private boolean keeping;
    private int from;
    private int to;
    private boolean plain;
    private byte[] letters = bytes;
    private int letter;
    private int count;

    /** The JSON in this stream, whose objects and lists may be nested so deep. */
    JsonTokens(InputStream in, int deepest) {
        this.in = in;
        this.named = new boolean[deepest + 1];
    }

    Token token() {
        return token;
    }

    /** The key of the value. */
    String name() {
        return key.name;
    }

    /** The place in the file, in bytes. */
    long place() {
        return before + at;
    }

    /** How many bytes and escapes were replaced in texts that were asked for. */
    long replaced() {
        return unescaped.replaced();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * Goes on to the next token.
     *
     * @throws DamagedFile if it is no JSON
     * @throws CutShort if it ends here
     */
    Token next() throws IOException {
        if (unread) {
            passText();
        }
        if (token == Token.NONE && place() == 0) {
            passMark();
        }
        token = token == Token.NAME ? value(pastBlanks()) : element();
        return token;
    }

    /** The byte order mark in UTF-8. */
    private void passMark() throws IOException {
        for (int i = 0; i < MARK.length && peek() == MARK[i]; i++) {
            at++;
        }
    }

    /** Goes on to the end of the value at which it is. */
    void skip() throws IOException {
        int around = depth - (token == Token.OBJECT || token == Token.ARRAY ? 1 : 0);
        while (depth > around) {
            next();
        }
    }

    /** Copies the value at which it is and goes on to its end; false if it is too long. */
    boolean copy(ArgumentText into) throws IOException {
        int around = depth - (token == Token.OBJECT || token == Token.ARRAY ? 1 : 0);
        JsonText text = into.text();
        boolean fits = true;
        while (true) {
            fits = fits && !into.isTooLong();
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
            case NAME -> into.key(key.name);
            case OBJECT -> into.open('{');
            case ARRAY -> into.open('[');
            case END_OBJECT -> into.close('}');
            case END_ARRAY -> into.close(']');
            case TEXT -> {
                readText();
                into.string(letters, letter, Math.min(count, ArgumentText.MOST_BYTES), plain);
            }
            default -> {
                if (count > 0 && (token != Token.REAL || isDigit(letters[letter + count - 1]))) {
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
            scanText();
            if (plain) {
                said();
            } else {
                letters = unescaped.read(bytes, from, to, this);
                letter = 0;
                count = unescaped.count();
            }
        }
    }

    private void said() {
        letters = bytes;
        letter = from;
        count = to - from;
    }

    /** What comes next in the object or list. */
    private Token element() throws IOException {
        int next = pastBlanks();
        if (depth == 0) {
            return next == END ? Token.NONE : value(next);
        }
        boolean inObject = named[depth];
        if (next != (inObject ? '}' : ']') && !first) {
            if (next != ',') {
                throw next == END ? new CutShort() : broken();
            }
            at++;
            next = pastBlanks();
        }
        first = false;
        if (next == (inObject ? '}' : ']')) {
            at++;
            depth--;
            return inObject ? Token.END_OBJECT : Token.END_ARRAY;
        }
        return inObject ? key(next) : value(next);
    }

    private Token key(int quote) throws IOException {
        if (quote != '"') {
            throw quote == END ? new CutShort() : broken();
        }
        at++;
        Key likely = key.next;
        int end = at + likely.written.length;
        if (end > at && end <= filled
                && Arrays.equals(bytes, at, end, likely.written, 0, likely.written.length)) {
            at = end;
            key = likely;
            return Token.NAME;
        }
        unread = true;
        readText();
        if (count > LONGEST_NAME) {
            throw DamagedFile.beyond(place(), "chrome.name");
        }
        known(names.read(letters, letter, count));
        if (pastBlanks() != ':') {
            throw ended && at == filled ? new CutShort() : broken();
        }
        at++;
        return Token.NAME;
    }

    /** The key is this, which will likely come next time after the last one too. */
    private void known(String name) {
        int place = name.hashCode() & KEYS - 1;
        Key known = keys[place];
        if (known == null || !known.name.equals(name)) {
            known = new Key(name);
            keys[place] = known;
        }
        key.next = known;
        key = known;
    }

    private Token value(int begins) throws IOException {
        switch (begins) {
            case '"' -> {
                at++;
                unread = true;
                return Token.TEXT;
            }
            case '{', '[' -> {
                at++;
                if (++depth == named.length) {
                    throw DamagedFile.beyond(place(), "chrome.depth");
                }
                named[depth] = begins == '{';
                first = true;
                return begins == '{' ? Token.OBJECT : Token.ARRAY;
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return figures();
            }
            case 't' -> {
                return word("true", Token.TRUE);
            }
            case 'f' -> {
                return word("false", Token.FALSE);
            }
            case 'n' -> {
                return word("null", Token.NULL);
            }
            case 'N' -> {
                return word("NaN", Token.REAL);
            }
            case 'I' -> {
                return word("Infinity", Token.REAL);
            }
            default -> {
                if (begins != ',' || depth == 0) {
                    throw begins == END ? new CutShort() : broken();
                }
                count = 0;
                return Token.NULL; // nothing stands before the comma
            }
        }
    }

    private Token word(String wanted, Token means) throws IOException {
        keep();
        rest(wanted, 0);
        return said(means);
    }

    private void rest(String wanted, int known) throws IOException {
        for (int i = known; i < wanted.length(); i++) {
            if (peek() != wanted.charAt(i)) {
                throw at == filled ? new CutShort() : broken();
            }
            at++;
        }
    }

    private Token figures() throws IOException {
        keep();
        if (bytes[at] == '-') {
            at++;
        }
        Token kind = Token.INTEGER;
        int leading = peek();
        if (leading == 'I') {
            rest("Infinity", 0);
            return said(Token.REAL);
        }
        int digits = digits();
        if (leading == '0' && digits > 1) {
            throw broken();
        }
        if (peek() == '.') {
            at++;
            digits();
            kind = Token.REAL;
        }
        if ((peek() | ' ') == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            kind = Token.REAL;
        }
        if (at - from > LONGEST_NUMBER) {
            throw DamagedFile.beyond(place(), "chrome.name");
        }
        return said(kind);
    }

    private int digits() throws IOException {
        int begun = at - from;
        do {
            while (at < filled && isDigit(bytes[at])) {
                at++;
            }
        } while (at == filled && more());
        int passed = at - from - begun;
        if (passed == 0) {
            throw at == filled ? new CutShort() : broken();
        }
        return passed;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private void keep() {
        from = at;
        keeping = true;
    }

    private Token said(Token kind) {
        to = at;
        keeping = false;
        said();
        return kind;
    }

    private int peek() throws IOException {
        return at < filled || more() ? bytes[at] & 0xff : END;
    }

    /** Finds the end of the text that begins here; the text and its quotation mark are passed over then. */
    private void scanText() throws IOException {
        keep();
        plain = true;
        while (true) {
            while (at < filled) {
                byte next = bytes[at++];
                if (next == '"') {
                    to = at - 1;
                    keeping = false;
                    return;
                }
                if (next < ' ') {
                    plain = false;
                } else if (next == '\\') {
                    plain = false;
                    pastOne();
                }
            }
            if (at - from > LONGEST_TEXT) {
                throw DamagedFile.beyond(place(), "chrome.text");
            }
            if (!more()) {
                throw new CutShort();
            }
        }
    }

    private void passText() throws IOException {
        unread = false;
        while (true) {
            while (at < filled) {
                byte next = bytes[at++];
                if (next == '"') {
                    return;
                }
                if (next == '\\') {
                    pastOne();
                }
            }
            if (!more()) {
                throw new CutShort();
            }
        }
    }

    private void pastOne() throws IOException {
        if (at == filled && !more()) {
            throw new CutShort();
        }
        at++;
    }

    /** The next byte that is no white space and in no comment, at which it stays. */
    private int pastBlanks() throws IOException {
        if (at < filled && bytes[at] > ' ' && bytes[at] != '/') {
            return bytes[at];
        }
        return pastSome();
    }

    private int pastSome() throws IOException {
        while (true) {
            while (at < filled) {
                byte next = bytes[at];
                if (next == '/') {
                    comment();
                    continue;
                }
                if (next > ' ' || next < 0) {
                    return next & 0xff;
                }
                if (next == '\n') {
                    line++;
                } else if (next != ' ' && next != '\t' && next != '\r') {
                    throw broken();
                }
                at++;
            }
            if (!more()) {
                return END;
            }
        }
    }

    private void comment() throws IOException {
        at++;
        boolean toLineEnd = peek() == '/';
        if (!toLineEnd && peek() != '*') {
            throw broken();
        }
        at++;
        for (int last = 0, next = peek(); next != END; last = next, next = peek()) {
            if (toLineEnd && next == '\n') {
                return;
            }
            at++;
            line += next == '\n' ? 1 : 0;
            if (!toLineEnd && last == '*' && next == '/') {
                return;
            }
        }
    }

    DamagedFile broken() {
        return DamagedFile.at(place(), "chrome.line", line);
    }

    /** Reads more, and keeps what is to be kept; false at the end. */
    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        int kept = keeping ? from : at;
        System.arraycopy(bytes, kept, bytes, 0, filled - kept);
        before += kept;
        at -= kept;
        from -= kept;
        filled -= kept;
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        int got = in.read(bytes, filled, bytes.length - filled);
        ended = got < 0;
        filled += Math.max(0, got);
        return !ended;
    }
}
