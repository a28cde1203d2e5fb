package dev.gantry.hook;

/**
 * How often a thread looks for the line at which it switches. A look takes about four microseconds, a switch a tenth of
 * one: where a program switches all the time, looking each time would be most of what it does, and what it measures of
 * itself would be untrue. So a thread has a look for each {@value #EACH_NANOS} ns, which is a hundredth of its time, and saves
 * up to {@value #MOST}. For one thread.
 */
final class LineBudget {
    static final long EACH_NANOS = 400_000;
    static final int MOST = 16;

    /** The time up to which looks are used up, on {@link System#nanoTime}'s clock. */
    private long used;

    /** With all saved looks at this time. */
    LineBudget(long now) {
        used = now - MOST * EACH_NANOS;
    }

    /** Whether a look can be had at this time; then it is used up. */
    boolean takes(long now) {
        long free = now - used;
        if (free < EACH_NANOS) {
            return false;
        }
        used = now - Math.min(free, MOST * EACH_NANOS) + EACH_NANOS;
        return true;
    }
}
