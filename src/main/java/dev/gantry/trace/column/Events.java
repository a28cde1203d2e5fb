package dev.gantry.trace.column;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
    public static final View NONE = new View(new Packed[0], 0, new long[0], new long[0], 0);

    private Packed[] packed = {};
    private int packedCount;
    private long[] times = {};
    private long[] values = {};
    private int tail;
    private boolean seen; // a view has the tail's arrays: no slot of them is written twice
    private long last = Long.MIN_VALUE;

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
        Events sorted = new Events();
        for (int i : order) {
            sorted.add(all.time(i), all.value(i));
        }
        return sorted;
    }

    public int count() {
        return (packedCount << SHIFT) + tail;
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
        return new View(packed, packedCount, times, values, tail);
    }

    private void pack() {
        if (packedCount == packed.length) {
            packed = Arrays.copyOf(packed, Math.max(4, packedCount * 2));
        }
        packed[packedCount++] = new Packed(PackedLongs.of(times, tail), PackedLongs.of(values, tail));
        if (seen) {
            times = new long[CHUNK];
            values = new long[CHUNK];
            seen = false;
        }
        tail = 0;
    }

    private record Packed(PackedLongs times, PackedLongs values) {}

    /** View of the events up to a moment; immutable. */
    public static final class View {
        private final Packed[] packed;
        private final int packedSize;
        private final long[] times;
        private final long[] values;
        private final int size;

        private View(Packed[] packed, int packedCount, long[] times, long[] values, int tail) {
            this.packed = packed;
            this.packedSize = packedCount << SHIFT;
            this.times = times;
            this.values = values;
            this.size = packedSize + tail;
        }

        public int size() {
            return size;
        }

        public long time(int i) {
            return i < packedSize ? packed[i >> SHIFT].times.get(i & CHUNK - 1) : times[i - packedSize];
        }

        public long value(int i) {
            return i < packedSize ? packed[i >> SHIFT].values.get(i & CHUNK - 1) : values[i - packedSize];
        }

        /** The first event at or after this time, where events are in order; {@code size()} if there is none. */
        public int from(long time) {
            return Search.first(size, i -> time(i) >= time);
        }
    }
}
