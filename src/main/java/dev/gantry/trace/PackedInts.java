package dev.gantry.trace;

import java.util.Arrays;

/** A full column of ints that never changes; a column whose values are all the same costs nothing. */
final class PackedInts {
    private final int constant;
    private final int[] values;

    private PackedInts(int constant, int[] values) {
        this.constant = constant;
        this.values = values;
    }

    static PackedInts of(int[] source, int count) {
        for (int i = 1; i < count; i++) {
            if (source[i] != source[0]) {
                return new PackedInts(0, Arrays.copyOf(source, count));
            }
        }
        return new PackedInts(source[0], null);
    }

    int get(int i) {
        return values == null ? constant : values[i];
    }
}
