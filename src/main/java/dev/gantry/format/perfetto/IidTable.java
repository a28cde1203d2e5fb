package dev.gantry.format.perfetto;

import java.util.Arrays;

/**
 * Interning table: our numbers of a file's interned ids; those never given mean 0. They are dense as a rule, so an
 * array will do.
 */
final class IidTable {
    private static final int LEAD = 1 << 16;

    private int[] meanings = new int[64];
    private int count;

    /** Whether the number could be kept: a file can't claim all memory with one. */
    boolean put(long iid, int meaning) {
        if (iid <= 0 || iid > LEAD + 8L * count) {
            return false;
        }
        int at = (int) iid;
        if (at >= meanings.length) {
            meanings = Arrays.copyOf(meanings, Math.max(at + 1, meanings.length * 2));
        }
        meanings[at] = meaning;
        count++;
        return true;
    }

    int get(long iid) {
        return iid > 0 && iid < meanings.length ? meanings[(int) iid] : 0;
    }
}
