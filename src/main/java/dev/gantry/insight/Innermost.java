package dev.gantry.insight;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;

/**
 * Innermost state of a lane at each moment. Either the sums of a stretch of time, or the stretches one by one.
 *
 * <p>Sums are quick. A row of slices knows the time that each state took in any range; what lies inside a slice is
 * taken off the slice's own state. If all outer slices of the range are in one state, as in most recordings, the sum of
 * the inner row is enough and no slice is read; only where outer states are mixed, the inner slices are read one by one
 * to see in which they lie.
 */
public final class Innermost {
    private static final State[] STATES = State.values();

    /** Takes stretches in order of time; they touch or leave gaps, and are never empty. */
    public interface Sink {
        void stretch(long from, long to, State state);
    }

    /** The same, with the slice that is innermost in the stretch. */
    public interface SliceSink {
        void stretch(long from, long to, Row row, int slice);
    }

    private final Lane lane;
    private final int[] next;
    private final SliceSink sink;

    private Innermost(Lane lane, SliceSink sink) {
        this.lane = lane;
        this.next = new int[lane.depth()];
        this.sink = sink;
    }

    /** How many slices of this lane lie in the time, at all depths. */
    static long slices(Lane lane, long from, long to) {
        long count = 0;
        for (int depth = 0; depth < lane.depth() && from < to; depth++) {
            Row row = lane.row(depth);
            count += Math.max(0, row.firstStartingAt(to) - row.firstEndingAfter(from));
        }
        return count;
    }

    /** Adds the nanoseconds that the lane was in each state; the rest between slices is not told. */
    static void add(Lane lane, long from, long to, StateTimes into) {
        StateTimes outer = new StateTimes();
        for (int depth = 0; depth < lane.depth() && from < to; depth++) {
            StateTimes own = new StateTimes();
            lane.row(depth).times(from, to, own);
            into.add(own);
            long sum = own.sum();
            if (sum == 0) {
                return;
            }
            if (depth > 0) {
                takeOff(lane, depth, from, to, outer, sum, into);
            }
            outer = own;
        }
    }

    /** Tells every stretch in the time. */
    public static void walk(Lane lane, long from, long to, Sink sink) {
        walkSlices(lane, from, to, (start, end, row, slice) -> sink.stretch(start, end, row.state(slice)));
    }

    /** Tells every stretch in the time with its slice. */
    public static void walkSlices(Lane lane, long from, long to, SliceSink sink) {
        if (lane.depth() == 0) {
            return;
        }
        Innermost walk = new Innermost(lane, sink);
        for (int depth = 0; depth < lane.depth(); depth++) {
            walk.next[depth] = lane.row(depth).firstEndingAfter(from);
        }
        Row row = lane.row(0);
        for (int i = walk.next[0]; i < row.size() && row.start(i) < to; i++) {
            walk.inside(1, Math.max(from, row.start(i)), Math.min(to, row.end(i)), row, i);
        }
    }

    private void inside(int depth, long from, long to, Row outer, int slice) {
        long told = from;
        if (depth < next.length) {
            Row row = lane.row(depth);
            int i = next[depth];
            for (; i < row.size() && row.start(i) < to; i++) {
                long start = Math.max(told, row.start(i));
                long end = Math.min(to, row.end(i));
                if (end > start) {
                    tell(told, start, outer, slice);
                    inside(depth + 1, start, end, row, i);
                    told = end;
                }
                if (row.end(i) > to) {
                    break; // it extends beyond the walk's end
                }
            }
            next[depth] = i;
        }
        tell(told, to, outer, slice);
    }

    private void tell(long from, long to, Row row, int slice) {
        if (from < to) {
            sink.stretch(from, to, row, slice);
        }
    }

    private static void takeOff(
            Lane lane, int depth, long from, long to, StateTimes outer, long sum, StateTimes into) {
        State only = null;
        for (State state : STATES) {
            if (outer.of(state) > 0) {
                if (only != null) {
                    takeOffEach(lane.row(depth - 1), lane.row(depth), from, to, into);
                    return;
                }
                only = state;
            }
        }
        into.add(only, -sum);
    }

    private static void takeOffEach(Row outer, Row inner, long from, long to, StateTimes into) {
        int around = outer.firstEndingAfter(from);
        int last = inner.firstStartingAt(to);
        for (int i = inner.firstEndingAfter(from); i < last; i++) {
            long start = Math.max(from, inner.start(i));
            long end = Math.min(to, inner.end(i));
            if (end > start) {
                while (outer.end(around) <= start) {
                    around++;
                }
                into.add(outer.state(around), start - end);
            }
        }
    }
}
