package dev.gantry.agent.hook;

import java.util.Arrays;

/**
 * Numbers of lanes, from 3 on; those of closed lanes are given again. At most {@value #MOST_OPEN} are open at once,
 * together with those that threads have put by: one below that of a receiver, which refuses more. The last ones are
 * kept for platform threads.
 */
final class LaneNumbers {
    /** The lane of the process. */
    static final int PROCESS = 1;

    /** The group of the threads that have no lane, since there was none any more. */
    static final int OTHERS = 2;

    static final int MOST_OPEN = 65_000;
    static final int MOST_BUT_PLATFORM = 60_000;

    private final SpinLock lock = new SpinLock(); // guards all below
    private int[] free = new int[64];
    private int count;
    private int last = OTHERS;
    private int open = OTHERS;

    /**
     * Puts numbers for lanes at the beginning of an array: so many as are wanted, or one while half of all are out, or
     * none where so many are out. Returns how many these are.
     */
    int take(int[] numbers, int wanted, int most) {
        lock.lock();
        try {
            int given = open < MOST_OPEN / 2 ? wanted : open < most ? 1 : 0;
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
