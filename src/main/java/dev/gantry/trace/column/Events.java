package dev.gantry.trace.column;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import dev.gantry.trace.memory.ColumnMemory;

/**
 * Event column: instants with a value, as a rule in order of time, for the marks, wakes and switches of a lane, or the
 * values of a counter.
 *
 * <p>The tail grows by doubling until it holds {@value #CHUNK} events, then it is packed and put behind the others. One
 * thread appends; a {@link View} reads the events up to when it was made.
 */
public final class Events {
    public static final int SHIFT = 10;
    public static final int CHUNK = 1 << SHIFT;
    public static final View NONE = new View(new Packed[0], 0, new long[0], new long[0], 0, 0, 0);

    private final ColumnMemory memory;
    private Packed[] packed = {};
    private int packedCount;
    private long[] times = {};
    private long[] values = {};
    private int tail;
    private boolean seen; // a view has the tail's arrays: no slot of them is written twice
    private long last = Long.MIN_VALUE;
    private long packedBytes;
    private long freed;
    private int skipped;

    /** An empty column, whose full chunks lie in this memory. */
    public Events(ColumnMemory memory) {
        this.memory = memory;
    }

    /** Appends an event; one that is earlier than the last is put at the last one's time, so that order holds. */
    public void addInOrder(long time, long value) {
        last = Math.max(last, time);
        add(last, value);
    }

    /** Appends an event whose time may be earlier than the last one's: such columns are read by index only. */
    public void add(long time, long value) {
        if (tail == CHUNK) {
            pack();
        }
        if (tail == times.length) {
            int room = Math.min(CHUNK, Math.max(4, tail * 2));
            times = Arrays.copyOf(times, room);
            values = Arrays.copyOf(values, room);
            seen = false;
        }
        times[tail] = time;
        values[tail] = value;
        tail++;
    }

    public boolean isSorted() {
        View all = view();
        return IntStream.range(1, all.size()).allMatch(i -> all.time(i - 1) <= all.time(i));
    }

    /** The same events in order of time. */
    public Events sorted() {
        View all = view();
        int[] order = IntStream.range(0, all.size()).boxed()
                .sorted(Comparator.comparingLong(all::time)).mapToInt(Integer::intValue).toArray();
        Events sorted = new Events(memory);
        for (int i : order) {
            sorted.add(all.time(i), all.value(i));
        }
        return sorted;
    }

    /** Number of events that are stored. */
    public int count() {
        return (packedCount << SHIFT) + tail;
    }

    /** Number of events before those that are stored, which were {@linkplain #free freed}. */
    public long freed() {
        return freed;
    }

    /** Bytes of heap that they take, nearly. */
    public long bytes() {
        return packedBytes + 2L * Long.BYTES * times.length;
    }

    /** Bytes that {@link #cut} would free. */
    public long bytesBefore(long time) {
        return packedCount == 0 ? 0 : packedBytes / packedCount * (storedBefore(time) >> SHIFT);
    }

    /**
     * Drops the events before this time, where events are in order: full chunks are freed, what is left of one is
     * hidden. Whether there was any.
     */
    public boolean cut(long time) {
        int keep = storedBefore(time);
        if (keep == skipped) {
            return false;
        }
        int full = Math.min(packedCount, keep >> SHIFT);
        free(full);
        skipped = keep - (full << SHIFT);
        return true;
    }

    /** Frees so many chunks at the front, all of them full. */
    public void free(int chunks) {
        if (chunks > 0) {
            for (int i = 0; i < chunks; i++) {
                packedBytes -= packed[i].bytes();
            }
            packed = Arrays.copyOfRange(packed, chunks, Math.max(chunks + 1, packedCount));
            packedCount -= chunks;
            freed += (long) chunks << SHIFT;
            skipped = 0;
        }
    }

    /** Number of full chunks at the front all of whose events are before this time, in whatever order they are. */
    public int chunksBefore(long time) {
        int chunks = 0;
        while (chunks < packedCount && packed[chunks].isBefore(time)) {
            chunks++;
        }
        return chunks;
    }

    /** Number of full chunks at the front that hold nothing that is needed to know the value at this time. */
    public int chunksBeforeValueAt(long time) {
        return Math.max(0, Math.min(packedCount, storedBefore(time + 1) - 1 >> SHIFT));
    }

    /** The values of this full chunk. */
    public long[] chunkValues(int chunk) {
        long[] copy = new long[CHUNK];
        for (int i = 0; i < CHUNK; i++) {
            copy[i] = packed[chunk].values.get(i);
        }
        return copy;
    }

    /** Number of full chunks. */
    public int chunks() {
        return packedCount;
    }

    /** Number of the stored events, hidden ones included, before this time. */
    private int storedBefore(long time) {
        return skipped + unseenView().from(time);
    }

    /** Whether the last event was the last of a chunk. */
    public boolean isTailFull() {
        return tail == CHUNK;
    }

    /** The values of the chunk that is full. */
    public long[] tailValues() {
        return values;
    }

    public View view() {
        seen = true;
        return unseenView();
    }

    private View unseenView() {
        return new View(packed, packedCount, times, values, tail, skipped, freed + skipped);
    }

    private void pack() {
        if (packedCount == packed.length) {
            packed = Arrays.copyOf(packed, Math.max(4, packedCount * 2));
        }
        Packed full = new Packed(PackedLongs.of(times, tail, memory), PackedLongs.of(values, tail, memory));
        packedBytes += full.bytes();
        packed[packedCount++] = full;
        if (seen) {
            times = new long[CHUNK];
            values = new long[CHUNK];
            seen = false;
        }
        tail = 0;
    }

    private record Packed(PackedLongs times, PackedLongs values) {
        private static final int OBJECTS_BYTES = 24;

        int bytes() {
            return OBJECTS_BYTES + times.bytes() + values.bytes();
        }

        boolean isBefore(long time) {
            return IntStream.range(0, CHUNK).allMatch(i -> times.get(i) < time);
        }
    }

    /** View of the events up to a moment; immutable. */
    public static final class View {
        private final Packed[] packed;
        private final int packedSize;
        private final long[] times;
        private final long[] values;
        private final int skipped;
        private final int size;
        private final long gone;

        private View(
                Packed[] packed, int packedCount, long[] times, long[] values, int tail, int skipped, long gone) {
            this.packed = packed;
            this.packedSize = packedCount << SHIFT;
            this.times = times;
            this.values = values;
            this.skipped = skipped;
            this.size = packedSize + tail - skipped;
            this.gone = gone;
        }

        /** Number of events before the first one that were dropped. */
        public long gone() {
            return gone;
        }

        public int size() {
            return size;
        }

        public long time(int i) {
            int at = i + skipped;
            return at < packedSize ? packed[at >> SHIFT].times.get(at & CHUNK - 1) : times[at - packedSize];
        }

        public long value(int i) {
            int at = i + skipped;
            return at < packedSize ? packed[at >> SHIFT].values.get(at & CHUNK - 1) : values[at - packedSize];
        }

        /** The first event at or after this time, where events are in order; {@code size()} if there is none. */
        public int from(long time) {
            return Search.first(size, i -> time(i) >= time);
        }
    }
}
