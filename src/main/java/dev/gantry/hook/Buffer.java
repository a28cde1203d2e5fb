package dev.gantry.hook;

import java.util.concurrent.atomic.AtomicReference;

import dev.gantry.wire.RecordKind;

/**
 * Record buffer of one thread, writer's end: a chain of chunks that only this thread appends to. The drain holds the
 * other end, a {@link BufferCursor}, in an object of its own: a field that the drain changes must not share a cache
 * line with one that the writer changes.
 *
 * <p>Emptied chunks come back to the writer as a stack, so that a thread that keeps recording keeps writing into the
 * same memory. Only the drain pushes and only the writer pops, so a compare-and-set on the stack's top is enough.
 *
 * <p>The first chunk is allocated whatever the limit, so the record that opens the thread's lane is never lost. When
 * records were lost, the next that finds room is a {@link RecordKind#GAP}: slices open before it may have ended in
 * between.
 *
 * <p>A {@link RingBuffer} has the same methods and no chain; where none is made, the JVM knows that it need not ask.
 */
class Buffer {
    private static final int SAMPLE_MASK = 63;

    /** The 17th record of a chunk is the first that is timed: a thread's first ones load classes and touch memory. */
    private static final int FIRST_SAMPLE = 16 * BufferChunk.RECORD_WORDS;

    private static final int SPARES_KEPT = 64;

    final RecorderKey key;
    final BufferBudget budget;
    private final ThreadLane writer;
    final int lane;

    private final AtomicReference<BufferChunk> spares = new AtomicReference<>();
    private BufferChunk first;
    private BufferChunk tail;
    private long[] words; // the tail's: one load less in every hook
    private int position;
    private long lostTold;
    private volatile long lost;
    private boolean closeTold;
    private volatile boolean closed;

    /** A buffer for this writer of what happens on this lane. */
    Buffer(RecorderKey key, BufferBudget budget, ThreadLane writer, int lane) {
        this(key, budget, writer, lane, new BufferChunk(BufferChunk.FIRST_WORDS));
    }

    /** A buffer that begins with this chunk. */
    Buffer(RecorderKey key, BufferBudget budget, ThreadLane writer, int lane, BufferChunk first) {
        this.key = key;
        this.budget = budget;
        this.writer = writer;
        this.lane = lane;
        this.first = first;
        this.tail = first;
        this.words = first.words;
        budget.takeAnyway(first.bytes());
    }

    /**
     * Writes a record that was made elsewhere at this time, no earlier than the last that was written; false if it
     * found no room and was counted as lost.
     */
    boolean put(long time, int lane, int subject, RecordKind kind, long argument) {
        if (position == tail.words.length && !grow()) {
            return false;
        }
        int at = position;
        long[] words = tail.words;
        words[at] = time;
        words[at + 1] = (long) lane << 32 | subject;
        words[at + 2] = kind.statement(argument);
        position = at + BufferChunk.RECORD_WORDS;
        tail.publish(position);
        return true;
    }

    /** Counts records that were lost before they reached this buffer. */
    void lose(long count) {
        lost = lost + count; // only this thread writes it
        lostTold += count; // the GAP record was made where they were lost
    }

    /** Writes a record that happens now; false if it found no room and was counted as lost. */
    boolean put(int lane, int subject, RecordKind kind, long argument) {
        int at = position;
        if (at == words.length) {
            if (!grow()) {
                return false;
            }
            at = position;
        }
        long[] into = words;
        long time = System.nanoTime();
        into[at] = time;
        into[at + 1] = (long) lane << 32 | subject;
        into[at + 2] = kind.statement(argument);
        position = at + BufferChunk.RECORD_WORDS;
        tail.publish(at + BufferChunk.RECORD_WORDS);
        if ((at & SAMPLE_MASK) == FIRST_SAMPLE) { // one record of 64 is timed
            tellCost(System.nanoTime(), time);
        }
        return true;
    }

    /** Writes the thread's last record: its lane closes. */
    void close() {
        close(System.nanoTime(), 0);
    }

    /** The same at this time, where the records are made elsewhere; tasks that the lane runs fail with this text. */
    void close(long time, int error) {
        closeTold = writer.ofProcess || put(time, lane, 0, RecordKind.LANE_CLOSED, error);
        closed = true;
    }

    /**
     * First chunk, where the drain begins to read; to be called once, since a buffer that kept it would keep the whole
     * chain.
     */
    BufferChunk first() {
        BufferChunk answer = first;
        first = null;
        return answer;
    }

    /** Number of records lost for lack of room. */
    long lost() {
        return lost;
    }

    /** Whether no more records will come. */
    boolean isEnded() {
        return closed || !writer.thread.isAlive();
    }

    /** Whether the thread ended, but no record says so. */
    boolean endedSilently() {
        return !writer.ofProcess && !(closed && closeTold);
    }

    /** Gives an emptied chunk back to the writer. For the drain. */
    void recycle(BufferChunk emptied) {
        emptied.clear();
        if (emptied.words.length != BufferChunk.WORDS) {
            budget.give(emptied.bytes());
            return;
        }
        BufferChunk top;
        do {
            top = spares.get();
            emptied.height = top == null ? 1 : top.height + 1;
            emptied.below = top;
            if (emptied.height > SPARES_KEPT) {
                budget.give(emptied.bytes());
                return;
            }
        } while (!spares.compareAndSet(top, emptied));
    }

    /** Frees the emptied chunks when nothing more will be written. For the drain. */
    void dropSpares() {
        for (BufferChunk spare = spares.getAndSet(null); spare != null; spare = spare.below) {
            budget.give(spare.bytes());
        }
    }

    private boolean grow() {
        BufferChunk fresh = spares.get();
        while (fresh != null && !spares.compareAndSet(fresh, fresh.below)) {
            fresh = spares.get();
        }
        if (fresh == null) {
            if (!budget.take(BufferChunk.WORDS * Long.BYTES)) {
                lost = lost + 1; // only this thread writes it
                return false;
            }
            fresh = new BufferChunk(BufferChunk.WORDS);
        }
        tail.link(fresh);
        tail = fresh;
        words = fresh.words;
        position = 0;
        long missing = lost - lostTold;
        if (missing > 0) {
            lostTold = lost;
            put(lane, 0, RecordKind.GAP, missing);
        }
        return true;
    }

    private void tellCost(long now, long before) {
        int at = position;
        if (at < words.length) {
            words[at] = now;
            words[at + 1] = 0;
            words[at + 2] = RecordKind.COST.statement(now - before);
            position = at + BufferChunk.RECORD_WORDS;
            tail.publish(at + BufferChunk.RECORD_WORDS);
        }
    }
}
