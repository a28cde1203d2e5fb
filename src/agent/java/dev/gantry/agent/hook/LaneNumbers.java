package dev.gantry.agent.hook;

import java.util.Arrays;

/** Numbers of lanes, from 2 on; those of closed lanes are given again. At most {@value #MOST_OPEN} are open at once. */
final class LaneNumbers {
    static final int MOST_OPEN = 60_000;

    private final SpinLock lock = new SpinLock(); // guards all below
    private int[] free = new int[64];
    private int count;
    private int last = 1; // 1 is the process
    private int open = 1;

    /** A number for a lane; 0 if too many are open. */
    int take() {
        lock.lock();
        try {
            if (open >= MOST_OPEN) {
                return 0;
            }
            open++;
            return count > 0 ? free[--count] : ++last;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back the number of a lane whose end is recorded. */
    void giveBack(int lane) {
        lock.lock();
        try {
            if (count == free.length) {
                free = Arrays.copyOf(free, 2 * count);
            }
            free[count++] = lane;
            open--;
        } finally {
            lock.unlock();
        }
    }
}
