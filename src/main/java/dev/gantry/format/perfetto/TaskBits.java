package dev.gantry.format.perfetto;

import java.util.BitSet;

/**
 * A bit for each task, from a first task on that only grows: of those before it, which the trace has dropped, all count
 * as set.
 */
final class TaskBits {
    private BitSet bits = new BitSet();
    private int first;

    boolean get(int task) {
        return task < first || bits.get(task - first);
    }

    void set(int task) {
        if (task >= first) {
            bits.set(task - first);
        }
    }

    /** Forgets the tasks before this one. */
    void startAt(int task) {
        bits = bits.get(task - first, Math.max(task - first, bits.length()));
        first = task;
    }
}
