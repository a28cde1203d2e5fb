package dev.gantry.trace;

import java.util.function.IntPredicate;

/** Binary search by a condition. */
final class Search {
    private Search() {}

    /** The first index below {@code size} where the condition holds, given that it holds from there on. */
    static int first(int size, IntPredicate holds) {
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
}
