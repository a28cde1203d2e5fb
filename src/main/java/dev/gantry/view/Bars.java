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
 * row never overlap. A merged bar ends at every {@value #CELL}th column, so that a long stretch of tiny slices still
 * shows where its state changes.
 *
 * <p>The cost is that of the columns, not of the slices. Where slices lie so close that each column of a cell has one,
 * which the row's sums tell without looking at them, the walk leaps to the cell's end; elsewhere it jumps from column to
 * column. The state of a merged bar is the one that took the most time, and how much of its time was used is known, both
 * exactly and from the same sums.
 *
 * <p>Rejected: a merged bar per column (bars without number, too narrow for their dots), one bar over all that touches (a
 * whole row in one colour), and to take the state from a sample of the slices (it flickers while one zooms).
 */
final class Bars {
    static final int CELL = 16;
    private static final State[] STATES = State.values();

    private final long[] times = new long[STATES.length];
    private Row row;
    private TimeScale scale;
    private long horizon;
    private int own;
    private int phase;
    private long narrow;
    private int size;
    private int next;
    private int free;
    private int columnStride;
    private int cellStride;

    private int left;
    private int right;
    private int first;
    private int count;
    private State state;
    private double used;

    /**
     * Begins at the scale's left edge.
     *
     * @param slices the row
     * @param timeScale where times lie
     * @param openUntil where open slices end, for now
     * @param ownWidth how wide a bar of its own is at least, from 2
     * @param cellPhase the column, modulo {@link #CELL}, where cells begin
     */
    void start(Row slices, TimeScale timeScale, long openUntil, int ownWidth, int cellPhase) {
        row = slices;
        scale = timeScale;
        horizon = openUntil;
        own = ownWidth;
        phase = cellPhase;
        narrow = (long) timeScale.nanosPerPixel() - 1;
        size = slices.size();
        next = slices.firstEndingAfter(timeScale.start());
        if (next < size && scale.x(row.start(next)) < scale.left() && scale.x(endTime(next)) <= scale.left()) {
            next++; // it ends in the first column, which is not its any more
        }
        free = timeScale.left();
        columnStride = 1;
        cellStride = CELL;
    }

    /** Goes to the next bar; false if there is none up to the right edge. */
    boolean next() {
        if (next >= size || row.start(next) >= scale.end()) {
            return false;
        }
        first = next;
        state = null;
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

    /** The state that took the most time; where none took any, that of the first slice. */
    State state() {
        if (!isMerged()) {
            return row.state(first);
        }
        weigh();
        return state;
    }

    /** How much of the time that it covers lies in its slices, from 0 to 1; for a bar that is not merged 1. */
    double used() {
        if (!isMerged()) {
            return 1;
        }
        weigh();
        return used;
    }

    private void weigh() {
        if (state != null) {
            return;
        }
        Arrays.fill(times, 0);
        int after = first + count;
        int closed = isOpen() ? after - 1 : after;
        row.times(first, closed, times);
        if (closed < after) {
            times[row.state(closed).ordinal()] += endTime(closed) - row.start(closed);
        }
        int most = row.state(first).ordinal();
        long sum = 0;
        for (int each = 0; each < times.length; each++) {
            sum += times[each];
            most = times[each] > times[most] ? each : most;
        }
        state = STATES[most];
        long from = scale.time(left);
        long to = scale.time(right);
        long outside = Math.max(0, from - row.start(first)) + Math.max(0, endTime(after - 1) - to);
        used = Math.clamp((sum - outside) / (double) (to - from), 0, 1);
    }

    /** Takes narrow slices from {@code next} on, cell by cell or column by column, as long as they touch. */
    private void mergeFrom(int firstColumn) {
        int column = firstColumn;
        right = Math.max(left, firstColumn);
        int cellEnd = right - Math.floorMod(right - phase, CELL) + CELL;
        if (leap(Math.min(cellEnd, scale.right()))) {
            return;
        }
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

    /** Takes all slices up to this column at once, if every column before it has one and all are narrow. */
    private boolean leap(int end) {
        if (narrow < 1 || row.start(Math.min(size - 1, next + CELL / 2)) >= scale.time(end)) {
            return false; // so few that it is no gain
        }
        int after = row.firstStartingAt(scale.time(end), next, cellStride);
        cellStride = after - next;
        int last = after - 1;
        int lastEnd = endOf(last, end - 1);
        boolean reaches = scale.x(row.start(last)) == end - 1 && lastEnd - (end - 1) < own;
        if (!reaches || !row.isDense(next, after, narrow)) {
            return false;
        }
        right = Math.max(right, lastEnd);
        next = after;
        return true;
    }

    /** The first slice after {@code next} that starts right of this column. */
    private int startingAfter(int column) {
        int after = row.firstStartingAt(scale.time(column + 1), next, columnStride);
        columnStride = after - next;
        return after;
    }

    private int endOf(int i, int column) {
        return Math.max(column + 1, scale.x(endTime(i)));
    }

    private long endTime(int i) {
        return row.isOpen(i) ? Math.max(horizon, row.start(i)) : row.end(i);
    }
}
