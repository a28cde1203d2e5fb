package dev.gantry.agent.hook;

import java.util.Arrays;

/**
 * Numbers of lanes, from 2 on; those of closed lanes are given again. At most {@value #MOST_OPEN} are open at once,
 * together with those that threads have put by.
 */
final class LaneNumbers {
    static final int MOST_OPEN = 60_000;

    private final SpinLock lock = new SpinLock(); // guards all below
    private int[] free = new int[64];
    private int count;
    private int last = 1; // 1 is the process
    private int open = 1;

    /**
     * Puts numbers for lanes at the beginning of an array: so many as are wanted, or one while half of all are out, or
     * none. Returns how many these are.
     */
    int take(int[] numbers, int wanted) {
        lock.lock();
        try {
            int given = open < MOST_OPEN / 2 ? wanted : open < MOST_OPEN ? 1 : 0;
            for (int i = given - 1; i >= 0; i--) {
                numbers[i] = count > 0 ? free[--count] : ++last;
            }
            open += given;
            return given;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back numbers of lanes whose ends are recorded, from this index of the array on to the other. */
    void giveBack(int[] numbers, int from, int to) {
        lock.lock();
        try {
            if (count + to - from > free.length) {
                free = Arrays.copyOf(free, Math.max(2 * count, count + to - from));
            }
            System.arraycopy(numbers, from, free, count, to - from);
            count += to - from;
            open -= to - from;
        } finally {
            lock.unlock();
        }
    }
}
