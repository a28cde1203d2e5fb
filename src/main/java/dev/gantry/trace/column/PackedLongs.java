package dev.gantry.trace.column;

import java.util.Arrays;

/** Packed column of longs, full and immutable, in 4 bytes a value where the values lie less than 2^31 apart. */
public final class PackedLongs {
    private static final int OBJECTS_BYTES = 48;

    private final long base;
    private final int[] offsets;
    private final long[] values;

    private PackedLongs(long base, int[] offsets, long[] values) {
        this.base = base;
        this.offsets = offsets;
        this.values = values;
    }

    public static PackedLongs of(long[] source, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, source[i]);
            most = Math.max(most, source[i]);
        }
        long span = most - least;
        if (span < 0 || span > Integer.MAX_VALUE) {
            return new PackedLongs(0, null, Arrays.copyOf(source, count));
        }
        int[] offsets = new int[span == 0 ? 0 : count];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (int) (source[i] - least);
        }
        return new PackedLongs(least, offsets, null);
    }

    /** Bytes of heap that it takes, nearly. */
    int bytes() {
        return OBJECTS_BYTES + (values != null ? Long.BYTES * values.length : Integer.BYTES * offsets.length);
    }

    public long get(int i) {
        if (values != null) {
            return values[i];
        }
        return offsets.length == 0 ? base : base + offsets[i];
    }
}
