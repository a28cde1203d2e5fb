package dev.gantry.hook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Chunk of one thread's records, with a link to the next. The writer publishes a record by a release store of {@code
 * written}; the drain reads that with acquire, and so sees the words below it.
 */
final class BufferChunk {
    static final int RECORD_WORDS = 3;

    /** The first chunk of a thread is small: most of ten thousand short threads need no more. */
    static final int FIRST_WORDS = 64 * RECORD_WORDS;

    static final int WORDS = 1024 * RECORD_WORDS;

    private static final VarHandle WRITTEN;
    private static final VarHandle NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            WRITTEN = lookup.findVarHandle(BufferChunk.class, "written", int.class);
            NEXT = lookup.findVarHandle(BufferChunk.class, "next", BufferChunk.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final long[] words;
    private int written;
    private BufferChunk next;

    /** Links in the stack of emptied chunks: the chunk below, and the number of chunks with this one. */
    BufferChunk below;
    int height;

    BufferChunk(int size) {
        words = new long[size];
    }

    int bytes() {
        return words.length * Long.BYTES;
    }

    /** Lets the drain see the words below {@code end}. */
    void publish(int end) {
        WRITTEN.setRelease(this, end);
    }

    int published() {
        return (int) WRITTEN.getAcquire(this);
    }

    void link(BufferChunk following) {
        NEXT.setRelease(this, following);
    }

    BufferChunk next() {
        return (BufferChunk) NEXT.getAcquire(this);
    }

    /** Makes an emptied chunk fit to be written again. */
    void clear() {
        written = 0;
        next = null;
    }
}
