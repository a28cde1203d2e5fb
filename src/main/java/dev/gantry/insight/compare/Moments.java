package dev.gantry.insight.compare;

import java.util.Arrays;
import java.util.Comparator;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/**
 * Moments of two recordings that are each other's: their beginnings, their ends, and when matched tasks were submitted,
 * started and ended that come in the same order. As many as can be without a step back in either; so the second can be
 * stretched onto the first.
 *
 * @param own times of the second, rising
 * @param axis as many times of the first, rising
 */
public record Moments(long[] own, long[] axis) {
    /** Of more moments than this, an even part is kept. */
    static final int MOST = 1 << 16;

    /** Those of these recordings, whose tasks were matched so. Neither may be empty. */
    public static Moments of(Snapshot before, Snapshot after, Pairs pairs) {
        long[][] all = new long[3 * pairs.size() + 2][];
        int count = 0;
        all[count++] = new long[]{after.first(), before.first()};
        all[count++] = new long[]{after.horizon(), before.horizon()};
        for (int pair = 0; pair < pairs.size(); pair++) {
            int one = pairs.before(pair);
            int other = pairs.after(pair);
            if (pairs.isMoved(pair)) {
                continue; // what comes in another order cannot lie below its partner
            }
            for (long[] moment : new long[][]{{after.taskSubmitted(other), before.taskSubmitted(one)},
                    {after.taskStarted(other), before.taskStarted(one)},
                    {after.taskEnded(other), before.taskEnded(one)}}) {
                if (moment[0] != Trace.NONE && moment[1] != Trace.NONE) {
                    all[count++] = moment;
                }
            }
        }
        return rising(Arrays.copyOf(all, count));
    }

    /** As many of these, each a time of the second and one of the first, as rise in both. */
    static Moments rising(long[][] moments) {
        Arrays.sort(moments, Comparator.comparingLong((long[] moment) -> moment[0])
                .thenComparing(Comparator.comparingLong((long[] moment) -> moment[1]).reversed()));
        int[] places = Rising.places(Arrays.stream(moments).mapToLong(moment -> moment[1]).toArray(), true);
        int step = (places.length - 1) / MOST + 1;
        int[] kept = new int[(places.length - 1) / step + 1];
        Arrays.setAll(kept, i -> places[i * step]);
        return new Moments(Arrays.stream(kept).mapToLong(place -> moments[place][0]).toArray(),
                Arrays.stream(kept).mapToLong(place -> moments[place][1]).toArray());
    }
}
