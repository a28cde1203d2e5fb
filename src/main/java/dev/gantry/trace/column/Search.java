package dev.gantry.trace.column;

import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** Binary and interpolation search in sorted columns. */
public final class Search {
    /** Least number of values for interpolation; for fewer, halving is quicker. */
    private static final int LEAST_GUESSED = 16;

    private Search() {}

    /** The first index below {@code size} where the condition holds, given that it holds from there on. */
    public static int first(int size, IntPredicate holds) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * The first index below {@code size} whose value is this or greater, given that the value at {@code from} is less.
     * By steps that double (exponential search), then interpolation and halving in turn.
     *
     * @param hint how far away it may be; a good guess makes it quick
     */
    public static int next(int size, IntToLongFunction values, long wanted, int from, int hint) {
        int low = from;
        long step = Math.max(1, hint);
        int high = (int) Math.min(size, low + step);
        while (high < size && values.applyAsLong(high) < wanted) {
            low = high;
            step *= 2;
            high = (int) Math.min(size, low + step);
        }
        for (boolean guess = true; low + 1 < high; guess = !guess) {
            int middle = guess && high - low > LEAST_GUESSED && high < size
                    ? guess(values, wanted, low, high)
                    : (low + high) >>> 1;
            if (values.applyAsLong(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Interpolated index of the value between these two. */
    private static int guess(IntToLongFunction values, long wanted, int low, int high) {
        long left = values.applyAsLong(low);
        long right = values.applyAsLong(high);
        double share = (wanted - left) / (double) Math.max(1, right - left);
        return Math.clamp(low + Math.round(share * (high - low)), low + 1, high - 1);
    }
}
