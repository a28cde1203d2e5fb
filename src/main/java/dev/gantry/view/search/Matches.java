package dev.gantry.view.search;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a search found, in order of time, and which slices stay bright for it. Never changes.
 *
 * <p>Things that were found are kept as two numbers each, and walked by index. What a frame asks, whether any of so
 * many slices is one to be lit, is answered by a bit a slice: exact however many there are, and a frame that shows a
 * hundred million slices reads 12 MB of it at most.
 */
public final class Matches {
    public static final Matches NONE = new Matches(new long[0], new long[0], false, Map.of(), new BitSet());

    private static final int TASK = 0;
    private static final int LANE = 1;
    private static final int SLICE = 2;
    private static final int KIND_SHIFT = 62;
    private static final int DEPTH_SHIFT = 54;
    private static final int LANE_SHIFT = 28;
    private static final long ID_MASK = (1L << 28) - 1;
    private static final long LANE_MASK = (1L << 26) - 1;
    private static final long DEPTH_MASK = 0xff;

    private final long[] times;
    private final long[] things;
    private final boolean more;
    private final Map<Long, BitSet> lit;
    private final BitSet lanes;

    Matches(long[] times, long[] things, boolean more, Map<Long, BitSet> lit, BitSet lanes) {
        this.times = times;
        this.things = things;
        this.more = more;
        this.lit = new HashMap<>(lit);
        this.lanes = lanes;
    }

    public int size() {
        return times.length;
    }

    public boolean isEmpty() {
        return times.length == 0;
    }

    /** Whether there are more than are listed here. They stay bright all the same. */
    public boolean hasMore() {
        return more;
    }

    public long time(int i) {
        return times[i];
    }

    /** The first match at or after this time; {@code size()} if there is none. */
    public int from(long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] >= time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    public Match match(int i) {
        long thing = things[i];
        int id = (int) (thing & ID_MASK);
        int lane = (int) (thing >>> LANE_SHIFT & LANE_MASK);
        return switch ((int) (thing >>> KIND_SHIFT)) {
            case TASK -> new Match.OfTask(id, times[i]);
            case LANE -> new Match.OfLane(lane, times[i]);
            case SLICE -> new Match.OfSlice(lane, (int) (thing >>> DEPTH_SHIFT & DEPTH_MASK), id, times[i]);
            default -> lane == 0 ? new Match.OfNote(id, times[i]) : new Match.OfMark(lane, id, times[i]);
        };
    }

    /** Whether one of these slices is to stay bright. */
    public boolean holds(int lane, int depth, int first, int count) {
        if (lanes.get(lane)) {
            return true;
        }
        BitSet row = lit.get(row(lane, depth));
        int next = row == null ? -1 : row.nextSetBit(first);
        return next >= 0 && next < first + count;
    }

    /** Whether the lane itself was found. */
    public boolean holdsLane(int lane) {
        return lanes.get(lane);
    }

    /** Whether one of these marks was found. */
    public boolean holdsMark(int lane, int first, int count) {
        return holds(lane, -1, first, count);
    }

    /** What {@link #lit} is asked for; marks are the row above all others. */
    static long row(int lane, int depth) {
        return (long) lane << 9 | depth + 1;
    }

    static long task(int task) {
        return (long) TASK << KIND_SHIFT | task;
    }

    static long lane(int lane) {
        return (long) LANE << KIND_SHIFT | (long) lane << LANE_SHIFT;
    }

    static long slice(int lane, int depth, int index) {
        return (long) SLICE << KIND_SHIFT | (long) depth << DEPTH_SHIFT | (long) lane << LANE_SHIFT | index;
    }

    /** A mark of a lane; a note of the user has lane 0. */
    static long mark(int lane, int index) {
        return 3L << KIND_SHIFT | (long) lane << LANE_SHIFT | index;
    }
}
