package dev.gantry.view.frame;

import dev.gantry.trace.Row;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.view.time.TimeScale;

/**
 * Level of detail of one row: walks over its slices as bars of whole pixels, from left to right, and merges those that
 * are too short to draw apart.
 *
 * <p>A slice covers the pixel columns from that of its start up to, not including, that of its end, and at least one:
 * nothing vanishes. A slice of {@code own} columns or more gets a bar of its own. Narrower ones that share a column or
 * touch are taken together as one merged bar, which knows the index of its first slice and how many there are; slices
 * of a row are in order, so two numbers are enough. Where bars would share a column the earlier one has it, so bars of
 * a row never overlap. A merged bar ends at every {@value #CELL}th column, so that a long stretch of tiny slices still
 * shows where its state changes.
 *
 * <p>The cost is that of the columns, not of the slices. Where slices start so close to each other that no column
 * between them can be empty, none of them is wide either, and they are one stretch, which the row's sums find without
 * looking at them; so the walk goes from gap to gap, each found once, and of gaps wider than a column there are no more
 * than columns. The state of a merged bar is the one that took the most time, and how much of its time was used is
 * known, both exactly and from the same sums.
 *
 * <p>Rejected: a merged bar per column (bars without number, too narrow for their dots), one bar over all that touches
 * (a whole row in one colour), and to take the state from a sample of the slices (it flickers while one zooms).
 */
final class Bars {
    static final int CELL = 16;

    private final StateTimes times = new StateTimes();
    private Row row;
    private TimeScale scale;
    private long[] columns = {};
    private double perNano;
    private long horizon;
    private int own;
    private int phase;
    private long narrow;
    private int next;
    private int free;
    private int stride;
    private int edge;
    private int gap;

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
        if (!timeScale.equals(scale)) {
            scale = timeScale;
            perNano = scale.width() / (double) (scale.end() - scale.start());
            columns = new long[scale.width() + 1];
            for (int x = 0; x < columns.length; x++) {
                columns[x] = scale.time(scale.left() + x);
            }
        }
        horizon = openUntil;
        own = ownWidth;
        phase = cellPhase;
        narrow = Math.max(0, (long) timeScale.leastNanosPerPixel() - 1);
        next = slices.firstEndingAfter(timeScale.start());
        if (next > 0 && slices.start(next - 1) == timeScale.start()) {
            next = slices.firstStartingAt(timeScale.start()); // those of no length at the very edge
        }
        if (next < slices.size() && scale.x(row.start(next)) < scale.left() && scale.x(endTime(next)) <= scale.left()) {
            next++; // it ends in the first column, which is not its any more
        }
        free = timeScale.left();
        stride = CELL;
        edge = slices.firstStartingAt(columns[columns.length - 1]);
        gap = next;
    }

    /** Goes to the next bar; false if there is none up to the right edge. */
    boolean next() {
        if (next >= edge) {
            return false;
        }
        first = next;
        state = null;
        int column = column(row.start(next));
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
        times.clear();
        int after = first + count;
        int closed = isOpen() ? after - 1 : after;
        row.times(first, closed, times);
        if (closed < after) {
            times.add(row.state(closed), endTime(closed) - row.start(closed));
        }
        state = times.longest(row.state(first));
        long from = time(left);
        long to = time(right);
        long outside = Math.max(0, from - row.start(first)) + Math.max(0, endTime(after - 1) - to);
        used = Math.clamp((times.sum() - outside) / (double) (to - from), 0, 1);
    }

    /** Takes narrow slices from {@code next} on, one dense stretch after the other, as long as they touch. */
    private void mergeFrom(int firstColumn) {
        right = Math.max(left, firstColumn);
        int cellEnd = right - Math.floorMod(right - phase, CELL) + CELL;
        long stop = time(Math.min(cellEnd, scale.right()));
        while (true) {
            if (gap <= next) {
                gap = row.firstGap(next, edge, narrow);
            }
            int after = row.start(gap - 1) < stop ? gap : firstFrom(stop);
            int last = after - 1;
            int column = column(row.start(last));
            int following = after < edge && row.start(after) < stop
                    ? column(row.start(after))
                    : Integer.MAX_VALUE;
            if (following <= column + 1) { // the last is a column wide at most, and the next one touches it
                right = Math.max(right, column + 1);
                next = after;
                continue;
            }
            int end = endOf(last, column);
            int before = last == next ? right : Math.max(right, endOf(last - 1, column(row.start(last - 1))));
            if (end - column >= own && before < scale.right()) { // else no column is left for a bar of its own
                right = before;
                next = last;
                return;
            }
            right = Math.max(right, end);
            next = after;
            if (following > right) {
                return;
            }
        }
    }

    /** The first slice that starts at or after the end of a cell; a guess at it is how many the cell before had. */
    private int firstFrom(long time) {
        int found = row.firstStartingAt(time, next, stride);
        stride = found - next;
        return found;
    }

    private long time(int x) {
        return columns[x - scale.left()];
    }

    /**
     * The same as the scale says, but quicker for what lies between its edges: by a guess, and a look at its columns.
     */
    private int column(long time) {
        if (time < scale.start() || time >= columns[columns.length - 1] || scale.isStretched()) {
            return scale.x(time);
        }
        int at = Math.min((int) ((time - scale.start()) * perNano), columns.length - 2);
        while (columns[at] > time) {
            at--;
        }
        while (columns[at + 1] <= time) {
            at++;
        }
        return scale.left() + at;
    }

    private int endOf(int i, int column) {
        return Math.max(column + 1, column(endTime(i)));
    }

    private long endTime(int i) {
        return row.isOpen(i) ? Math.max(horizon, row.start(i)) : row.end(i);
    }
}
