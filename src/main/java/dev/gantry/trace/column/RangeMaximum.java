package dev.gantry.trace.column;

import java.util.Arrays;

/**
 * Range maximum of a column that grows: the greatest of each {@value #GROUP} values, of each {@value #GROUP} of those,
 * and so on. Only groups that are full are kept; what is appended never changes.
 *
 * <p>Values come a chunk at a time, when the column has one: the drain counts two changes of a queue for each task, and
 * one loop over a thousand values costs less than a thousand calls. In the last chunk a reader reads the values
 * themselves.
 */
public final class RangeMaximum {
    private static final int SHIFT = 5;
    private static final int GROUP = 1 << SHIFT;
    private static final int MOST_LEVELS = 6;

    private long[][] levels = {};
    private final long[] open = new long[MOST_LEVELS];
    private int groups;

    public RangeMaximum() {
        Arrays.fill(open, Long.MIN_VALUE);
    }

    /** The column's next chunk is full of these. */
    public void add(long[] chunk) {
        for (int first = 0; first < chunk.length; first += GROUP) {
            long most = Long.MIN_VALUE;
            for (int i = first; i < first + GROUP; i++) {
                most = Math.max(most, chunk[i]);
            }
            add(most);
        }
    }

    public View view() {
        return new View(levels.clone(), groups << SHIFT);
    }

    private void add(long mostOfGroup) {
        int position = groups++;
        long most = mostOfGroup;
        put(0, position, most);
        for (int level = 1; level < MOST_LEVELS; level++) {
            open[level] = Math.max(open[level], most);
            if ((position & GROUP - 1) != GROUP - 1) {
                return;
            }
            position >>= SHIFT;
            most = open[level];
            open[level] = Long.MIN_VALUE;
            put(level, position, most);
        }
    }

    private void put(int level, int position, long value) {
        if (level == levels.length) {
            levels = Arrays.copyOf(levels, level + 1);
            levels[level] = new long[GROUP];
        }
        if (position == levels[level].length) {
            levels[level] = Arrays.copyOf(levels[level], position * 2);
        }
        levels[level][position] = value;
    }

    /** View of the groups up to a moment, and how many values are in them; immutable. */
    public record View(long[][] levels, int grouped) {
        /** The greatest of the values from one up to, not including, another; there is at least one. */
        public long most(Events.View values, int from, int to) {
            long most = Long.MIN_VALUE;
            for (int i = Math.max(from, grouped); i < to; i++) {
                most = Math.max(most, values.value(i));
            }
            int low = from;
            int high = Math.min(to, grouped);
            for (int level = 0; low < high; level++) {
                boolean top = level == levels.length;
                while (low < high && (top || (low & GROUP - 1) != 0)) {
                    most = Math.max(most, get(values, level, low++));
                }
                while (low < high && (high & GROUP - 1) != 0) {
                    most = Math.max(most, get(values, level, --high));
                }
                low >>= SHIFT;
                high >>= SHIFT;
            }
            return most;
        }

        private long get(Events.View values, int level, int i) {
            return level == 0 ? values.value(i) : levels[level - 1][i];
        }
    }
}
