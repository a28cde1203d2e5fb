package dev.gantry.insight.compare;

import java.util.Arrays;

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
        long[] own = new long[3 * pairs.size() + 2];
        long[] axis = new long[own.length];
        own[0] = after.first();
        axis[0] = before.first();
        own[1] = after.horizon();
        axis[1] = before.horizon();
        int count = 2;
        for (int pair = 0; pair < pairs.size(); pair++) {
            int one = pairs.before(pair);
            int other = pairs.after(pair);
            if (pairs.isMoved(pair)) {
                continue; // what comes in another order cannot lie below its partner
            }
            count = add(own, axis, count, after.taskSubmitted(other), before.taskSubmitted(one));
            count = add(own, axis, count, after.taskStarted(other), before.taskStarted(one));
            count = add(own, axis, count, after.taskEnded(other), before.taskEnded(one));
        }
        return rising(Arrays.copyOf(own, count), Arrays.copyOf(axis, count));
    }

    private static int add(long[] own, long[] axis, int count, long ofSecond, long ofFirst) {
        if (ofSecond == Trace.NONE || ofFirst == Trace.NONE) {
            return count;
        }
        own[count] = ofSecond;
        axis[count] = ofFirst;
        return count + 1;
    }

    /** As many of these, each a time of the second and one of the first, as rise in both. */
    static Moments rising(long[] own, long[] axis) {
        int[] all = new int[own.length];
        Arrays.setAll(all, i -> i);
        int[] sorted = Indices.sorted(all, (one, other) -> own[one] != own[other]
                ? Long.compare(own[one], own[other])
                : Long.compare(axis[other], axis[one]));
        int[] places = Rising.places(Arrays.stream(sorted).mapToLong(i -> axis[i]).toArray(), true);
        int step = (places.length - 1) / MOST + 1;
        int[] kept = new int[(places.length - 1) / step + 1];
        Arrays.setAll(kept, i -> sorted[places[i * step]]);
        return new Moments(Arrays.stream(kept).mapToLong(i -> own[i]).toArray(),
                Arrays.stream(kept).mapToLong(i -> axis[i]).toArray());
    }
}
