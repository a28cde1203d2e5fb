package dev.gantry.insight.compare;

import java.util.Arrays;

/** The longest part of a series whose values rise, found by patience sorting. */
final class Rising {
    private Rising() {}

    /**
     * The places of such a part, in their order.
     *
     * @param strict whether equal values do not rise
     */
    static int[] places(long[] values, boolean strict) {
        int[] last = new int[values.length]; // of a rising series of each length the place of its least end
        int[] before = new int[values.length];
        int longest = 0;
        for (int i = 0; i < values.length; i++) {
            int low = 0;
            int high = longest;
            while (low < high) {
                int middle = low + high >>> 1;
                long end = values[last[middle]];
                if (strict ? end < values[i] : end <= values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : last[low - 1];
            last[low] = i;
            longest = Math.max(longest, low + 1);
        }
        int[] places = Arrays.copyOf(last, longest);
        for (int at = longest - 2; at >= 0; at--) {
            places[at] = before[places[at + 1]];
        }
        return places;
    }
}
