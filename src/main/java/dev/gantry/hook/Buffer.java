package dev.gantry.hook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The records of one thread on their way to the drain: a chain of chunks, written by that thread at one end, read by the
 * drain at the other.
 *
 * <p>The writer publishes a record by a release store of the chunk's {@code written}; the drain reads it with acquire.
 * Emptied chunks go back to the writer as a stack, at most {@value #SPARES_KEPT} of them, so that a thread that keeps
 * recording keeps writing into the same memory. Only the drain pushes and only the writer pops, so a compare-and-set on
 * the stack's top is enough.
 */
final class Buffer {
    private static final int CHUNK_WORDS = 3 * 1024;
    private static final int SAMPLE_MASK = 63;
    private static final int SPARES_KEPT = 64;
    private static final VarHandle WRITTEN;
    private static final VarHandle NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            WRITTEN = lookup.findVarHandle(Chunk.class, "written", int.class);
            NEXT = lookup.findVarHandle(Chunk.class, "next", Chunk.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static final int CHUNK_BYTES = CHUNK_WORDS * Long.BYTES;

    private static final class Chunk {
        final long[] words = new long[CHUNK_WORDS];
        int written;
        Chunk next;
        int height;
    }

    final Recorder recorder;
    final Thread thread;
    final int lane;
    private final AtomicReference<Chunk> spares = new AtomicReference<>();

    // the writer's
    private Chunk tail = new Chunk();
    private int position;
    private volatile long lost;
    private final int[] costs = new int[32];
    private int costCount;

    // the drain's
    private Chunk head = tail;
    private int read;

    /** Set by the writer after its last record. */
    volatile boolean closed;

    /** A buffer for this thread, whose own lane is this. */
    Buffer(Recorder recorder, Thread thread, int lane) {
        this.recorder = recorder;
        this.thread = thread;
        this.lane = lane;
    }

    /** Writes a record that happens now. */
    void put(int lane, int subject, Kind kind, long argument) {
        int at = position;
        if (at == CHUNK_WORDS) {
            if (!grow()) {
                lost++; // only this thread writes it
                return;
            }
            at = 0;
        }
        long time = System.nanoTime();
        Chunk chunk = tail;
        long[] words = chunk.words;
        words[at] = time;
        words[at + 1] = (long) lane << 32 | subject;
        words[at + 2] = argument << 8 | kind.ordinal();
        position = at + 3;
        WRITTEN.setRelease(chunk, at + 3);
        if ((at & SAMPLE_MASK) == 0) { // one record of 64 is timed
            costs[costCount++ & costs.length - 1] = (int) Math.min(Integer.MAX_VALUE, System.nanoTime() - time);
        }
    }

    private boolean grow() {
        Chunk fresh = spares.get();
        while (fresh != null && !spares.compareAndSet(fresh, fresh.next)) {
            fresh = spares.get();
        }
        if (fresh != null) {
            fresh.next = null;
        } else {
            if (!recorder.reserve()) {
                return false;
            }
            fresh = new Chunk();
        }
        NEXT.setRelease(tail, fresh);
        tail = fresh;
        return true;
    }

    /** How many records found no room. */
    long lost() {
        return lost;
    }

    /** The timed records' costs in nanoseconds, the newest 32; read without care for a thread that writes one just now. */
    int[] costs() {
        int known = Math.min(costCount, costs.length);
        int[] copy = new int[known];
        System.arraycopy(costs, 0, copy, 0, known);
        return copy;
    }

    /** Whether there is a record to take. For the drain, like all that follows. */
    boolean hasNext() {
        if (read == CHUNK_WORDS) {
            Chunk next = (Chunk) NEXT.getAcquire(head);
            if (next == null) {
                return false;
            }
            recycle(head);
            head = next;
            read = 0;
        }
        return read < (int) WRITTEN.getAcquire(head);
    }

    long time() {
        return head.words[read];
    }

    long place() {
        return head.words[read + 1];
    }

    long statement() {
        return head.words[read + 2];
    }

    void advance() {
        read += 3;
    }

    private void recycle(Chunk emptied) {
        emptied.written = 0;
        Chunk top;
        do {
            top = spares.get();
            emptied.height = top == null ? 1 : top.height + 1;
            emptied.next = top;
            if (emptied.height > SPARES_KEPT) {
                recorder.release();
                return;
            }
        } while (!spares.compareAndSet(top, emptied));
    }
}
