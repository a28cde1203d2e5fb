package dev.gantry.ui.table;

import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;

/** Stable merge sort of numbers by a {@code long} key, without an object for any number. */
final class Order {
    /** Bytes that each number takes while it is sorted. */
    private static final int BYTES = Long.BYTES + 2 * Integer.BYTES;
    /** The part of the heap that sorting may take. */
    private static final int HEAP_PART = 4;

    private Order() {}

    /** As many as there is memory to sort. */
    static int most() {
        return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / HEAP_PART / BYTES);
    }

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
