package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.Arrays;

/**
 * The slices of one lane in order: earlier ones first, of those that begin together the longest, so that what holds
 * others comes before.
 */
final class Sorted {
    /** End of an open slice; no time is this late. */
    static final long OPEN = 1L << 62;

    private final LaneEvents rows;
    private final long[] paired;
    private final int[] order;
    private final int stray;

    Sorted(LaneEvents rows, Checkpoint checkpoint) throws IOException {
        this.rows = rows;
        if (rows.hasHalves()) {
            Pairing pairing = new Pairing(rows, checkpoint);
            paired = pairing.ends();
            stray = pairing.stray();
        } else {
            paired = null;
            stray = 0;
        }
        order = slices();
        new Sorting(this::inOrder, checkpoint).sort(order);
    }

    LaneEvents rows() {
        return rows;
    }

    int[] order() {
        return order;
    }

    long end(int row) {
        return paired == null ? rows.end(row) : paired[row];
    }

    /** How many ends found nothing that they could end. */
    int stray() {
        return stray;
    }

    private int[] slices() {
        int[] all = new int[rows.size()];
        int count = 0;
        for (int row = 0; row < all.length; row++) {
            if (end(row) != LaneEvents.ENDS) {
                all[count++] = row;
            }
        }
        return count == all.length ? all : Arrays.copyOf(all, count);
    }

    private boolean inOrder(int row, int other) {
        long time = rows.time(row);
        long then = rows.time(other);
        return time < then || time == then && end(row) >= end(other);
    }
}
