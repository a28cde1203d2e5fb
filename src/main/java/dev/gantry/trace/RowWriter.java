package dev.gantry.trace;

import java.util.Arrays;

import dev.gantry.trace.memory.ColumnMemory;

/**
 * Writer of a row, the slices of one lane at one depth: they never overlap, so both their starts and their ends are in
 * order, and either can be searched. At most one slice, the last, is still open; it is kept apart until it is closed,
 * so that what was appended never changes.
 */
final class RowWriter {
    static final int SHIFT = 10;
    static final int CHUNK = 1 << SHIFT;
    /** States are kept by their codes, and so are times of states. */
    static final int STATES = State.room();

    /** From this many full chunks on, the next tail is allocated at full size: growing it would only make garbage. */
    private static final int MANY_CHUNKS = 4;
    private static final int FIRST_ROOM = 256;

    /** Nearly what the object with its columns, an entry for a chunk, and a slice in the tail take. */
    private static final int ROW_BYTES = 256;
    private static final int CHUNK_BYTES = 20 + Long.BYTES * STATES;
    private static final int SLICE_BYTES = 29;

    private static final Chunks NO_CHUNKS = new Chunks(null, 0);

    /**
     * The full chunks of a row. The values that a search needs first are kept in arrays beside them, so that a search
     * over many chunks reads adjacent numbers and only one chunk. Entries below the count that a view has are never
     * written again.
     */
    static final class Chunks {
        final PackedChunk[] packed;

        /** When the first slice of each starts. */
        final long[] starts;

        /** The longest step of each, see {@link PackedChunk#longestStep()}. */
        final long[] steps;

        /** Time that each state took from the row's beginning up to each chunk; the states of a chunk are adjacent. */
        final long[] times;

        Chunks(Chunks smaller, int room) {
            packed = smaller == null ? new PackedChunk[room] : Arrays.copyOf(smaller.packed, room);
            starts = smaller == null ? new long[room] : Arrays.copyOf(smaller.starts, room);
            steps = smaller == null ? new long[room] : Arrays.copyOf(smaller.steps, room);
            times = smaller == null ? new long[room * STATES] : Arrays.copyOf(smaller.times, room * STATES);
        }

        /** Those from one up to another of these. */
        private Chunks(Chunks all, int from, int to) {
            packed = Arrays.copyOfRange(all.packed, from, to);
            starts = Arrays.copyOfRange(all.starts, from, to);
            steps = Arrays.copyOfRange(all.steps, from, to);
            times = Arrays.copyOfRange(all.times, from * STATES, to * STATES);
        }
    }

    /**
     * Tail of the row, which grows. Slots below the count that a view has are never written again; a tail that no view
     * has is reused when it is packed. A busy row fills many between two views: new memory for each would cost more
     * than writing into it.
     */
    static final class Tail {
        final long[] starts;
        final long[] lengths;
        final byte[] states;
        final int[] tasks;
        final int[] names;
        final int[] links;

        Tail(Tail smaller, int room) {
            starts = smaller == null ? new long[room] : Arrays.copyOf(smaller.starts, room);
            lengths = smaller == null ? new long[room] : Arrays.copyOf(smaller.lengths, room);
            states = smaller == null ? new byte[room] : Arrays.copyOf(smaller.states, room);
            tasks = smaller == null ? new int[room] : Arrays.copyOf(smaller.tasks, room);
            names = smaller == null ? new int[room] : Arrays.copyOf(smaller.names, room);
            links = smaller == null ? new int[room] : Arrays.copyOf(smaller.links, room);
        }
    }

    /** The slice that has begun and not ended; {@code start} is {@link Trace#NONE} when there is none. */
    record Open(long start, State state, int task, int name, int link) {
        static final Open NONE = new Open(Trace.NONE, State.RUNNING, 0, 0, 0);

        boolean isOpen() {
            return start != Trace.NONE;
        }
    }

    private final int lane;
    private final int depth;
    private final ColumnMemory memory;
    private Chunks chunks = NO_CHUNKS;
    private int packedCount;
    private Tail tail = new Tail(null, 4);
    private int tailCount;
    private boolean tailSeen;
    private long start = Trace.NONE;
    private byte state; // its code: storing a reference would run a GC barrier each time
    private int task;
    private int name;
    private int link;
    private boolean work;
    private long packedBytes;
    private int skipped;
    private long freed;

    RowWriter(int lane, int depth, ColumnMemory memory) {
        this.lane = lane;
        this.depth = depth;
        this.memory = memory;
    }

    /** The open slice as a value, made anew: the drain would make millions a second if it were kept as one. */
    Open open() {
        return start == Trace.NONE ? Open.NONE : new Open(start, state(), task, name, link);
    }

    /** Whether the open slice is in this state and of this task, for a blocked one of any. */
    boolean is(State wanted, int ofTask) {
        return state == wanted.code() && (task == ofTask || wanted == State.BLOCKED);
    }

    State state() {
        return State.byCode(state);
    }

    /** Whether the open slice has neither task nor name. */
    boolean isNameless() {
        return state == State.RUNNING.code() && task == 0 && name == 0;
    }

    /** The task of the open slice. */
    int task() {
        return task;
    }

    void begin(long time, State in, int ofTask, int named, int linked) {
        start = time;
        state = (byte) in.code();
        task = ofTask;
        name = named;
        link = linked;
        work |= in.isWork();
    }

    /** Ends the open slice; returns when it began. */
    long end(long time) {
        if (tailCount == CHUNK) {
            pack();
        }
        if (tailCount == tail.starts.length) {
            tail = new Tail(tail, Math.min(CHUNK, Math.max(4, tailCount * 2)));
            tailSeen = false;
        }
        Tail into = tail;
        int at = tailCount++;
        long began = start;
        into.starts[at] = began;
        into.lengths[at] = time - began;
        into.states[at] = state;
        into.tasks[at] = task;
        into.names[at] = name;
        into.links[at] = link;
        start = Trace.NONE;
        return began;
    }

    /** Frees unused capacity. */
    void trim() {
        if (tailCount < tail.starts.length) {
            tail = new Tail(tail, tailCount);
        }
    }

    Row view() {
        tailSeen = true;
        return new Row(lane, depth, chunks, packedCount, tail, tailCount, open(), work, skipped, freed + skipped);
    }

    /** Bytes of heap that it takes, nearly. */
    long bytes() {
        return ROW_BYTES + packedBytes + (long) chunks.packed.length * CHUNK_BYTES
                + (long) tail.starts.length * SLICE_BYTES;
    }

    /** Bytes that {@link #cut} would free. */
    long bytesBefore(long time) {
        return packedCount == 0 ? 0 : packedBytes / packedCount * (storedEndingBefore(time) >> SHIFT);
    }

    /**
     * Drops the slices that ended up to this time: full chunks are freed, what is left of one is hidden. Returns how
     * many slices.
     */
    int cut(long time) {
        int keep = storedEndingBefore(time);
        int dropped = keep - skipped;
        if (dropped == 0) {
            return 0;
        }
        int full = Math.min(packedCount, keep >> SHIFT);
        if (full > 0) {
            for (int i = 0; i < full; i++) {
                packedBytes -= chunks.packed[i].bytes();
            }
            chunks = full == packedCount ? NO_CHUNKS : new Chunks(chunks, full, packedCount);
            packedCount -= full;
        }
        skipped = keep - (full << SHIFT);
        freed += (long) full << SHIFT;
        return dropped;
    }

    /** Number of the stored slices, hidden ones included, that ended up to this time. */
    private int storedEndingBefore(long time) {
        boolean seen = tailSeen;
        int ended = view().firstEndingAfter(time);
        tailSeen = seen; // the view was this method's own
        return Math.min(skipped + ended, (packedCount << SHIFT) + tailCount);
    }

    private void pack() {
        if (packedCount == chunks.packed.length) {
            chunks = new Chunks(chunks, Math.max(4, packedCount * 2));
        }
        PackedChunk full;
        if (packedCount == 0) {
            full = new PackedChunk(tail, tail.starts[0], memory);
        } else {
            PackedChunk last = chunks.packed[packedCount - 1];
            long[] times = Arrays.copyOfRange(chunks.times, (packedCount - 1) * STATES, packedCount * STATES);
            last.times(0, CHUNK, times);
            System.arraycopy(times, 0, chunks.times, packedCount * STATES, STATES);
            full = new PackedChunk(tail, last.start(CHUNK - 1), memory);
        }
        chunks.packed[packedCount] = full;
        chunks.starts[packedCount] = tail.starts[0];
        chunks.steps[packedCount] = full.longestStep();
        packedBytes += full.bytes();
        packedCount++;
        if (tailSeen) {
            tail = new Tail(null, packedCount < MANY_CHUNKS ? FIRST_ROOM : CHUNK);
            tailSeen = false;
        }
        tailCount = 0;
    }
}
