package dev.gantry.hook;

import dev.gantry.wire.RecordKind;
import dev.gantry.wire.Sink;

/** Record buffer of one thread, drain's end: a cursor on the earliest record not taken yet. For the drain only. */
final class BufferCursor {
    final Buffer buffer;
    private BufferChunk chunk;
    private long[] words;
    private int read;
    private int end;

    BufferCursor(Buffer buffer) {
        this.buffer = buffer;
        chunk = buffer.first();
        words = chunk.words;
    }

    /** Whether there is a record to take. Looks at what the thread has published only when all that it saw is taken. */
    boolean hasRecord() {
        return read < end || look();
    }

    /** Whether there is a record to take that was made by then. */
    boolean hasRecord(long limit) {
        return hasRecord() && time() - limit <= 0;
    }

    long time() {
        return words[read];
    }

    /** Hands over the earliest record, and then those that are known already and were made before this time. */
    int take(long before, Sink sink) {
        long[] from = words;
        int known = end;
        int at = read;
        do {
            sink.write(from[at], from[at + 1], from[at + 2]);
            at += BufferChunk.RECORD_WORDS;
        } while (at < known && from[at] - before < 0);
        int taken = (at - read) / BufferChunk.RECORD_WORDS;
        read = at;
        return taken;
    }

    /**
     * Whether this one's record is to be taken before the other's. Where a clock's step is so coarse that a cause and
     * its effect have the same time, the order of the kinds decides: opened, submitted, started, ended.
     */
    boolean precedes(BufferCursor other) {
        long mine = time();
        long others = other.time();
        return mine != others ? mine - others < 0 : kind() < other.kind();
    }

    /** Frees the memory when the buffer has ended and all is taken. */
    void retire() {
        buffer.dropSpares();
        buffer.budget.give(chunk.bytes());
    }

    private int kind() {
        return RecordKind.code(words[read + 2]);
    }

    private boolean look() {
        if (read == words.length) {
            BufferChunk next = chunk.next();
            if (next == null) {
                return false;
            }
            buffer.recycle(chunk);
            chunk = next;
            words = next.words;
            read = 0;
        }
        end = chunk.published();
        return read < end;
    }
}
