package dev.gantry.trace;

import java.util.Arrays;

/** A full column of ints that never changes: a byte each if they fit, and nothing if they are all the same. */
final class PackedInts {
    private final int constant;
    private final byte[] bytes;
    private final int[] values;

    private PackedInts(int constant, byte[] bytes, int[] values) {
        this.constant = constant;
        this.bytes = bytes;
        this.values = values;
    }

    static PackedInts of(int[] source, int count) {
        boolean same = true;
        boolean small = true;
        for (int i = 0; i < count; i++) {
            same &= source[i] == source[0];
            small &= source[i] == (byte) source[i];
        }
        if (same) {
            return new PackedInts(source[0], null, null);
        }
        if (!small) {
            return new PackedInts(0, null, Arrays.copyOf(source, count));
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) source[i];
        }
        return new PackedInts(0, bytes, null);
    }

    static PackedInts of(byte[] source, int count) {
        for (int i = 1; i < count; i++) {
            if (source[i] != source[0]) {
                return new PackedInts(0, Arrays.copyOf(source, count), null);
            }
        }
        return new PackedInts(source[0], null, null);
    }

    int get(int i) {
        return bytes != null ? bytes[i] : values != null ? values[i] : constant;
    }
}
