package dev.gantry.format.chrome;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import dev.gantry.format.DamagedFile;

/**
 * Bytes of a JSON file, of which a piece is here: {@link #at} is the next one. Those from {@link #from} on stay here
 * while more are read, if they are kept. White space and comments can be passed over, and what is damaged is counted.
 * For one thread.
 */
final class JsonBytes implements Closeable {
    /** Stands for a byte where there is none any more. */
    static final int END = -1;

    private static final long NOWHERE = -1;
    /** More than this is not held. */
    private static final int MOST_HELD = 1 << 26;

    private static final int[] MARK = {0xef, 0xbb, 0xbf};

    byte[] bytes;
    int at;
    /** Where those end that are here. */
    int filled;
    /** The first one that is kept. */
    int from;

    private final InputStream in;
    private boolean keeping;
    /** The first byte that is held; negative if none is. */
    private int held = -1;
    private boolean ended;
    /** How many bytes came before those that are here. */
    private long before;
    private long line = 1;
    private long lineBegan;
    private int marked;
    private long markedLine;
    private long markedLineBegan;
    private long damages;
    private Optional<DamagedFile> damage = Optional.empty();
    private Optional<IOException> failed = Optional.empty();

    /** Bytes of a stream, of which so many are read at once. */
    JsonBytes(InputStream in, int piece) {
        this.in = in;
        this.bytes = new byte[piece];
    }

    /** Begins anew with these bytes, behind which nothing comes; {@code place} is where they begin in the file. */
    void begin(byte[] from, int at, int count, long place) {
        if (bytes.length < count) {
            bytes = new byte[count];
        }
        System.arraycopy(from, at, bytes, 0, count);
        this.at = 0;
        filled = count;
        keeping = false;
        held = -1;
        ended = true;
        before = place;
        beginLines();
    }

    /** Goes to where the next line begins, if that is no further than this and here already. */
    void nearLine(int most) {
        for (int i = at; i < Math.min(filled, at + most); i++) {
            if (bytes[i] == '\n') {
                at = i + 1;
                return;
            }
        }
    }

    /** Counts lines from here on. */
    void beginLines() {
        line = 1;
        lineBegan = NOWHERE;
    }

    /** Marks that all before the next byte is good. */
    void mark() {
        marked = at;
        markedLine = line;
        markedLineBegan = lineBegan;
    }

    /** Goes to what the other has marked, which is here, past the lines that it has counted. */
    void passTo(JsonBytes other) {
        at = (int) (other.before + other.marked - before);
        line += other.markedLine - 1;
        lineBegan = other.markedLineBegan == NOWHERE ? lineBegan : other.markedLineBegan;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The place in the file, in bytes. */
    long place() {
        return before + at;
    }

    /** The line of the next byte, from 1; the ends of lines in texts do not count. */
    long line() {
        return line;
    }

    /** Whether the next byte is the first of its line. */
    boolean isLineBegin() {
        return place() == lineBegan;
    }

    /** Whether the file ends here. */
    boolean isAtEnd() {
        return ended && at == filled;
    }

    /** What is here is no JSON: that is counted, and its place told if it is the first. */
    void damaged() {
        if (damages++ == 0) {
            damage = Optional.of(DamagedFile.within(place(), "chrome.line", line));
        }
    }

    /** In how many places the file was damaged so far. */
    long damages() {
        return damages;
    }

    /** The first of them. */
    Optional<DamagedFile> damage() {
        return damage;
    }

    /** The next byte, at which it stays; {@link #END} after the last. */
    int peek() throws IOException {
        return at < filled || more() ? bytes[at] & 0xff : END;
    }

    /** Keeps the bytes from here on. */
    void keep() {
        from = at;
        keeping = true;
    }

    /** The bytes from {@link #from} on need not stay when more are read. */
    void release() {
        keeping = false;
    }

    /** Goes back to where the bytes are kept from. */
    void back() {
        at = from;
        keeping = false;
    }

    /** Has the bytes stay here from the one before the next on, while others are kept and released. */
    void hold() {
        held = at - 1;
    }

    /** The bytes that were held, up to the next one; empty if they were too many to stay. */
    Optional<JsonBytes> held() {
        if (held < 0) {
            return Optional.empty();
        }
        JsonBytes copy = new JsonBytes(InputStream.nullInputStream(), 0);
        copy.begin(bytes, held, at - held, before + held);
        return Optional.of(copy);
    }

    /** Holds nothing any more. */
    void letGo() {
        held = -1;
    }

    /** Goes past the next byte, which has to be there. */
    void passOne() throws IOException {
        if (at == filled && !more()) {
            throw new JsonTokens.CutShort();
        }
        at++;
    }

    /** Goes past the byte order mark in UTF-8. */
    void passMark() throws IOException {
        for (int i = 0; i < MARK.length && peek() == MARK[i]; i++) {
            at++;
        }
    }

    /** The next byte that is no white space and in no comment, at which it stays. */
    int pastBlanks() throws IOException {
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
                if (next != ' ' && next != '\t' && next != '\r' && next != '\n') {
                    throw new JsonTokens.Broken();
                }
                pass(next);
            }
            if (!more()) {
                return END;
            }
        }
    }

    /** Goes past this byte, the next. */
    void pass(int next) {
        at++;
        if (next == '\n') {
            line++;
            lineBegan = place();
        }
    }

    private void comment() throws IOException {
        at++;
        boolean toLineEnd = peek() == '/';
        if (!toLineEnd && peek() != '*') {
            throw new JsonTokens.Broken();
        }
        at++;
        for (int last = 0, next = peek(); next != END; last = next, next = peek()) {
            if (toLineEnd && next == '\n') {
                return;
            }
            pass(next);
            if (!toLineEnd && last == '*' && next == '/') {
                return;
            }
        }
    }

    /** Reads more, and keeps what is to be kept; false at the end. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        int kept = keeping ? from : at;
        held = kept - held > MOST_HELD ? -1 : held;
        kept = held < 0 ? kept : Math.min(held, kept);
        System.arraycopy(bytes, kept, bytes, 0, filled - kept);
        before += kept;
        at -= kept;
        from -= kept;
        held -= held < 0 ? 0 : kept;
        filled -= kept;
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        return fill();
    }

    /** Fills the room that there is; false at the end. What the stream throws comes after the bytes before it. */
    private boolean fill() throws IOException {
        int before = filled;
        try {
            while (filled < bytes.length && !ended && failed.isEmpty()) {
                int got = in.read(bytes, filled, bytes.length - filled);
                ended = got < 0;
                filled += Math.max(0, got);
            }
        } catch (IOException thrown) {
            failed = Optional.of(thrown);
        }
        if (filled == before && failed.isPresent()) {
            throw failed.get();
        }
        ended &= filled == before;
        return filled > before;
    }
}
