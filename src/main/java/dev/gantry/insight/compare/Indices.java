package dev.gantry.insight.compare;

import java.util.function.IntBinaryOperator;

/** Places of an array in an order, without an object for each of millions. */
final class Indices {
    private Indices() {}

    /** Sorts these by this comparison, by merging; equal ones stay in their order. */
    static int[] sorted(int[] values, IntBinaryOperator comparison) {
        int[] from = values.clone();
        int[] to = new int[values.length];
        for (int width = 1; width < values.length; width *= 2) {
            for (int low = 0; low < values.length; low += 2 * width) {
                int middle = Math.min(low + width, values.length);
                merge(from, to, low, middle, Math.min(middle + width, values.length), comparison);
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        return from;
    }

    private static void merge(int[] from, int[] to, int low, int middle, int high, IntBinaryOperator comparison) {
        if (middle == high || comparison.applyAsInt(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int one = low;
        int other = middle;
        for (int at = low; at < high; at++) {
            boolean isOne = other == high
                    || one < middle && comparison.applyAsInt(from[one], from[other]) <= 0;
            to[at] = from[isOne ? one++ : other++];
        }
    }
}
