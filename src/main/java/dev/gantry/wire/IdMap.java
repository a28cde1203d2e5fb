package dev.gantry.wire;

import java.util.Arrays;

import dev.gantry.trace.Trace;

/**
 * Map from a sender's ids, from 1, to numbers here, from 0. For one thread.
 *
 * <p>Ids are dense as a rule, but their records may come a little out of order, and some may be lost; so an id may run
 * ahead of those seen by some {@value #LEAD} and by twice as many as there are already, not further. So memory, which
 * is in proportion to the greatest id, is also in proportion to what was sent.
 */
final class IdMap {
    private static final int LEAD = 1 << 16;

    private int[] values = new int[16]; // each stored plus one, so that 0 means unknown
    private int count;

    /** Number of this id here, 0 if it is not known. */
    int get(int id) {
        return has(id) ? values[id] - 1 : 0;
    }

    boolean has(int id) {
        return id > 0 && id < values.length && values[id] != 0;
    }

    /** Whether this may be the id of something that was not seen before. */
    boolean isNew(int id) {
        return id > 0 && id <= LEAD + 2L * count && id <= Trace.GREATEST_ID && !has(id);
    }

    /** Maps the id, known or {@linkplain #isNew new}, to this number. */
    void put(int id, int value) {
        if (id >= values.length) {
            values = Arrays.copyOf(values, Math.max(id + 1, 2 * values.length));
        }
        count += values[id] == 0 ? 1 : 0;
        values[id] = value + 1;
    }
}
