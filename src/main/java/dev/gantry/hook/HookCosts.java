package dev.gantry.hook;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Cost of the newest hooks that were timed. One thread adds; any may read. */
final class HookCosts implements LongConsumer {
    private static final int KEPT = 512;

    private final int[] costs = new int[KEPT];
    private volatile int count;

    /** Adds the cost of a hook, in nanoseconds. */
    @Override
    public void accept(long nanos) {
        int before = count;
        costs[before & KEPT - 1] = (int) Math.min(Integer.MAX_VALUE, nanos);
        count = before == 2 * KEPT - 1 ? KEPT : before + 1;
    }

    /** The median in nanoseconds, 0 while none was timed. */
    int median() {
        int[] copy = Arrays.copyOf(costs, Math.min(count, KEPT));
        Arrays.sort(copy);
        return copy.length == 0 ? 0 : copy[copy.length / 2];
    }
}
