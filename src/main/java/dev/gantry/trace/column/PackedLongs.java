package dev.gantry.trace.column;

import java.nio.IntBuffer;
import java.util.Arrays;

import dev.gantry.trace.memory.ColumnMemory;

/**
 * Packed column of longs, full and immutable, in 4 bytes a value where the values lie less than 2^31 apart. Those are
 * mapped where a recording is larger than memory, and so are the others, as two ints each.
 */
public final class PackedLongs {
    private static final int OBJECTS_BYTES = 48;

    private final long base;
    private final int[] offsets;
    private final long[] values;
    private final IntBuffer mapped;
    private final boolean wide;

    private PackedLongs(long base, int[] offsets, long[] values, IntBuffer mapped) {
        this.base = base;
        this.offsets = mapped == null ? offsets : null;
        this.values = mapped == null ? values : null;
        this.mapped = mapped;
        this.wide = values != null;
    }

    public static PackedLongs of(long[] source, int count, ColumnMemory memory) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, source[i]);
            most = Math.max(most, source[i]);
        }
        long span = most - least;
        if (span < 0 || span > Integer.MAX_VALUE) {
            long[] values = Arrays.copyOf(source, count);
            IntBuffer mapped = memory.take(2 * count);
            for (int i = 0; mapped != null && i < count; i++) {
                mapped.put(2 * i, (int) values[i]).put(2 * i + 1, (int) (values[i] >>> Integer.SIZE));
            }
            return new PackedLongs(0, null, values, mapped);
        }
        int[] offsets = new int[span == 0 ? 0 : count];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (int) (source[i] - least);
        }
        return new PackedLongs(least, offsets, null, offsets.length == 0 ? null : memory.take(offsets));
    }

    /** Bytes of heap that it takes, nearly. */
    int bytes() {
        if (mapped != null) {
            return OBJECTS_BYTES + ColumnMemory.BUFFER_BYTES;
        }
        return OBJECTS_BYTES + (values != null ? Long.BYTES * values.length : Integer.BYTES * offsets.length);
    }

    public long get(int i) {
        if (offsets != null) {
            return offsets.length == 0 ? base : base + offsets[i];
        }
        if (values != null) {
            return values[i];
        }
        return wide
                ? mapped.get(2 * i) & 0xffff_ffffL | (long) mapped.get(2 * i + 1) << Integer.SIZE
                : base + mapped.get(i);
    }
}
