package dev.gantry.ui.table;

import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;

/** Stable merge sort of numbers by a {@code long} key, without an object for any number. */
final class Order {
    private Order() {}

    /** The numbers below {@code size} in the order of their keys; an empty array if it was given up. */
    static int[] of(int size, IntToLongFunction key, boolean descending, BooleanSupplier givenUp) {
        long[] keys = new long[size];
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            keys[i] = descending ? ~key.applyAsLong(i) : key.applyAsLong(i);
            sorted[i] = i;
        }
        int[] spare = new int[size];
        for (long run = 1; run < size; run *= 2) {
            if (givenUp.getAsBoolean()) {
                return new int[0];
            }
            for (long from = 0; from < size; from += 2 * run) {
                merge(keys, sorted, spare, (int) from, (int) Math.min(size, from + run),
                        (int) Math.min(size, from + 2 * run));
            }
            int[] merged = spare;
            spare = sorted;
            sorted = merged;
        }
        return sorted;
    }

    private static void merge(long[] keys, int[] from, int[] to, int left, int middle, int right) {
        int a = left;
        int b = middle;
        for (int at = left; at < right; at++) {
            boolean first = a < middle && (b >= right || keys[from[a]] <= keys[from[b]]);
            to[at] = first ? from[a++] : from[b++];
        }
    }
}
