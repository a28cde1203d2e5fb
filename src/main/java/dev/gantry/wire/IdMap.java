package dev.gantry.wire;

import java.util.Arrays;

import dev.gantry.trace.Trace;

/**
 * Map from a sender's ids, from 1, to numbers here, from 0. For one thread.
 *
 * <p>Ids are dense as a rule, but their records may come a little out of order, and some may be lost; so an id may run
 * ahead of those seen by some {@value #LEAD} and by twice as many as there are already, not further. So memory, which
 * is in proportion to the greatest id, is also in proportion to what was sent.
 *
 * <p>What {@linkplain #end ended} is forgotten when {@value #REMEMBERED} later ids were used, {@value #PAGE} at a time,
 * if all of these ended: that they were used is still known, their numbers are not. So a sender that runs for long
 * takes 4 bytes for each of the last ids and for each that has not ended, and 4 for every {@value #PAGE} others.
 */
final class IdMap {
    static final int REMEMBERED = 1 << 20;
    static final int PAGE = 1 << IdMap.SHIFT;

    private static final int LEAD = 1 << 16;
    private static final int SHIFT = 9;
    private static final int ENDED = 1 << 31;
    private static final int[] FORGOTTEN = {};

    /**
     * Pages, null where no id of one was seen. An id's number is stored plus one, so that 0 means unknown. The last
     * element of a page counts what has not ended.
     */
    private int[][] pages = new int[4][];

    private int count;
    private int greatest;
    private int next; // the page that is looked at next for whether it can be forgotten

    /** Number of this id here, 0 if it is not known. */
    int get(int id) {
        return has(id) ? (page(id)[slot(id)] & ~ENDED) - 1 : 0;
    }

    boolean has(int id) {
        int[] page = page(id);
        return page != null && page != FORGOTTEN && page[slot(id)] != 0;
    }

    /** Whether it was known, or near to one that was, and all of these ended long ago. */
    boolean isForgotten(int id) {
        return page(id) == FORGOTTEN;
    }

    /** Whether this may be the id of something that was not seen before. */
    boolean isNew(int id) {
        return id > 0 && id <= LEAD + 2L * count && id <= Trace.GREATEST_ID && !has(id) && !isForgotten(id);
    }

    /** Maps the id, known or {@linkplain #isNew new}, to this number. */
    void put(int id, int value) {
        int[] page = page(id);
        if (page == null) {
            page = add(id);
        }
        if (page[slot(id)] == 0) {
            count++;
            page[PAGE]++;
        } else if (page[slot(id)] < 0) {
            page[PAGE]++;
        }
        page[slot(id)] = value + 1;
    }

    /** What this known id stands for has ended: hardly anything will be said of it any more. */
    void end(int id) {
        int[] page = page(id);
        if (page[slot(id)] > 0) {
            page[slot(id)] |= ENDED;
            page[PAGE]--;
        }
    }

    private int[] add(int id) {
        int at = id - 1 >> SHIFT;
        if (at >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(at + 1, 2 * pages.length));
        }
        greatest = Math.max(greatest, id);
        forgetOld();
        pages[at] = new int[PAGE + 1];
        return pages[at];
    }

    /** Forgets the page that has just become old, if it can be, and one of those that could not be then. */
    private void forgetOld() {
        int old = (greatest - REMEMBERED >> SHIFT) - 1;
        if (old >= 0) {
            next = next < old ? next + 1 : 0;
            forget(old);
            forget(next);
        }
    }

    private void forget(int at) {
        int[] page = pages[at];
        if (page != null && page != FORGOTTEN && page[PAGE] == 0) {
            pages[at] = FORGOTTEN;
        }
    }

    private int[] page(int id) {
        int at = id - 1 >> SHIFT;
        return id > 0 && at < pages.length ? pages[at] : null;
    }

    private static int slot(int id) {
        return id - 1 & PAGE - 1;
    }
}
