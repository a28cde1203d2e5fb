package dev.gantry.view;

import java.util.Arrays;

import dev.gantry.trace.Row;
import dev.gantry.trace.State;

/**
 * Walks over one row of slices as bars of whole pixels, from left to right; this is where many slices become few bars.
 *
 * <p>A slice covers the pixel columns from that of its start up to, not including, that of its end, and at least one:
 * nothing vanishes. A slice of {@code own} columns or more gets a bar of its own. Narrower ones that share a column or
 * touch are taken together as one merged bar, which knows the index of its first slice and how many there are; slices of
 * a row are in order, so two numbers are enough. Where bars would share a column the earlier one has it, so bars of a
 * row never overlap.
 *
 * <p>The cost is that of the columns, not of the slices: within a column the walk jumps to the first slice of the next
 * one, by steps that double (starting from the last jump, for what is dense stays dense) and then halve. The state of a
 * merged bar is the one that took the most time; beyond {@value #SAMPLES} slices an even sample of that many decides. A
 * merged bar ends at every {@value #CELL}th column, so that a long stretch of tiny slices still shows where its state
 * changes.
 *
 * <p>Rejected: a merged bar per column (bars without number, too narrow for their dots), and one bar over all that
 * touches (a whole row in one colour).
 */
final class Bars {
    static final int CELL = 16;
    private static final int SAMPLES = 32;
    private static final State[] STATES = State.values();

    private final long[] times = new long[STATES.length];
    private Row row;
    private TimeScale scale;
    private long horizon;
    private int own;
    private int phase;
    private int size;
    private int next;
    private int free;
    private int stride;

    private int left;
    private int right;
    private int first;
    private int count;

    /**
     * Begins at the scale's left edge.
     *
     * @param slices the row
     * @param timeScale where times lie
     * @param openUntil where open slices end, for now
     * @param ownWidth how wide a bar of its own is at least
     * @param cellPhase the column, modulo {@link #CELL}, where cells begin
     */
    void start(Row slices, TimeScale timeScale, long openUntil, int ownWidth, int cellPhase) {
        row = slices;
        scale = timeScale;
        horizon = openUntil;
        own = ownWidth;
        phase = cellPhase;
        size = slices.size();
        next = slices.firstEndingAfter(timeScale.start());
        if (next < size && scale.x(row.start(next)) < scale.left() && scale.x(endTime(next)) <= scale.left()) {
            next++; // it ends in the first column, which is not its any more
        }
        free = timeScale.left();
        stride = 1;
    }

    /** Goes to the next bar; false if there is none up to the right edge. */
    boolean next() {
        if (next >= size || row.start(next) >= scale.end()) {
            return false;
        }
        first = next;
        int column = scale.x(row.start(next));
        left = Math.max(column, free);
        right = endOf(next, column);
        if (right - column >= own) {
            next++;
        } else {
            mergeFrom(column);
        }
        count = next - first;
        right = Math.min(right, scale.right());
        free = right;
        return left < right;
    }

    int left() {
        return left;
    }

    /** The column after its last. */
    int right() {
        return right;
    }

    /** The index of the first slice that the bar shows. */
    int first() {
        return first;
    }

    /** How many slices it shows. */
    int count() {
        return count;
    }

    boolean isMerged() {
        return count > 1;
    }

    /** Whether its last slice goes on. */
    boolean isOpen() {
        return row.isOpen(first + count - 1);
    }

    /** The state that took the most time. */
    State state() {
        if (count == 1) {
            return row.state(first);
        }
        Arrays.fill(times, 0);
        int samples = Math.min(count, SAMPLES);
        for (int k = 0; k < samples; k++) {
            int i = first + (int) ((long) k * count / samples);
            times[row.state(i).ordinal()] += Math.max(1, endTime(i) - row.start(i));
        }
        int most = 0;
        for (int state = 1; state < times.length; state++) {
            most = times[state] > times[most] ? state : most;
        }
        return STATES[most];
    }

    /** Takes narrow slices from {@code next} on, column by column, as long as they touch. */
    private void mergeFrom(int firstColumn) {
        int column = firstColumn;
        right = Math.max(left, firstColumn);
        int cellEnd = Math.max(left, firstColumn) - Math.floorMod(Math.max(left, firstColumn) - phase, CELL) + CELL;
        while (true) {
            int after = startingAfter(column);
            int last = after - 1;
            int end = endOf(last, column);
            boolean lastIsWide = end - column >= own;
            if (lastIsWide && last == next) {
                return;
            }
            if (lastIsWide) {
                right = Math.max(right, column + 1);
                next = last;
                return;
            }
            right = Math.max(right, end);
            next = after;
            if (next >= size || right >= cellEnd) {
                return;
            }
            column = scale.x(row.start(next));
            if (column > right || column >= scale.right()) {
                return;
            }
        }
    }

    /** The first slice after {@code next} that starts right of this column. */
    private int startingAfter(int column) {
        long time = scale.time(column + 1);
        int low = next;
        int step = stride;
        int high = low + step;
        while (high < size && row.start(high) < time) {
            low = high;
            step *= 2;
            high = (int) Math.min(size, (long) low + step);
        }
        high = Math.min(high, size);
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (row.start(middle) < time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        stride = Math.max(1, high - next);
        return high;
    }

    private int endOf(int i, int column) {
        return Math.max(column + 1, scale.x(endTime(i)));
    }

    private long endTime(int i) {
        return row.isOpen(i) ? Math.max(horizon, row.start(i)) : row.end(i);
    }
}
