package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

import dev.gantry.trace.Trace;

/**
 * Goes through the slices of one lane in order of their starts and says where each is drawn: inside the slice that
 * holds it, or, where it would overlap one without lying in it, on a lane beside. No slice vanishes, unless there were
 * more than {@value #MOST_LANES} lanes beside.
 *
 * <p>Two ways to find the lane: the first {@value #NEAR} are tried one by one, so that what can nest does; beyond, only
 * a lane with nothing open is taken, the lowest, found by two queues. So thousands of overlapping slices take no longer
 * than n log n, at the price of a few more lanes. Slices that have owners (the ids of asynchronous work) nest only in
 * their owner's, and are all found by the queues and a map.
 *
 * <p>Times that were rounded may overlap by the file's resolution although the slices did not: a slice that reaches
 * into another by no more than that is cut to fit.
 */
final class Sweep {
    /** Visitor of the slices: in order of time on each of the lanes. */
    interface Visitor {
        /** Before the slices that begin at this time or later. */
        default void reached(long time) throws IOException {}

        void begin(int beside, int row, long time) throws IOException;

        void end(int beside, int row, long time) throws IOException;
    }

    static final int MOST_LANES = 10_000;
    private static final int NEAR = 8;

    /** One lane and what is open on it. */
    private final class Shelf {
        final int number;
        private int[] rows = new int[4];
        private long[] ends = new long[4];
        private int depth;
        private long last = Long.MIN_VALUE;
        private long owner;

        Shelf(int number) {
            this.number = number;
        }

        /** Ends what has ended by the time, or so nearly that only rounding can make the difference. */
        void endUntil(long time, long end) throws IOException {
            while (depth > 0 && (ends[depth - 1] <= time || ends[depth - 1] - time <= slack && ends[depth - 1] < end)) {
                depth--;
                last = Math.max(last, ends[depth]);
                visitor.end(number, rows[depth], last);
            }
        }

        boolean holds(long end, long owner) {
            return depth == 0
                    || depth < Trace.DEEPEST && sorted.rows().owner(rows[depth - 1]) == owner
                            && (ends[depth - 1] >= end || end - ends[depth - 1] <= slack);
        }

        void put(int row, long time, long end) throws IOException {
            if (depth == rows.length) {
                rows = Arrays.copyOf(rows, depth * 2);
                ends = Arrays.copyOf(ends, depth * 2);
            }
            cut += last > time || depth > 0 && end > ends[depth - 1] ? 1 : 0;
            last = Math.max(last, time);
            rows[depth] = row;
            ends[depth] = Math.max(last, depth == 0 ? end : Math.min(end, ends[depth - 1]));
            depth++;
            visitor.begin(number, row, last);
        }
    }

    private record Busy(long until, Shelf shelf) implements Comparable<Busy> {
        @Override
        public int compareTo(Busy other) {
            return Long.compare(until, other.until);
        }
    }

    private final Sorted sorted;
    private final long slack;
    private final Visitor visitor;
    private final Checkpoint checkpoint;
    private final Shelf[] near = new Shelf[NEAR];
    private final PriorityQueue<Busy> busy = new PriorityQueue<>();
    private final PriorityQueue<Shelf> free = new PriorityQueue<>((a, b) -> a.number - b.number);
    private final Map<Long, Shelf> byOwner = new HashMap<>();
    private int shelves;
    private int leftOut;
    private int cut;

    Sweep(Sorted sorted, long slack, Visitor visitor, Checkpoint checkpoint) {
        this.sorted = sorted;
        this.slack = slack;
        this.visitor = visitor;
        this.checkpoint = checkpoint;
    }

    /** Tells the visitor all; returns how many slices found no place. */
    int run() throws IOException {
        LaneEvents rows = sorted.rows();
        for (int row : sorted.order()) {
            checkpoint.pass();
            long time = rows.time(row);
            long end = Math.max(time, sorted.end(row));
            visitor.reached(time);
            long owner = rows.owner(row);
            Shelf shelf = owner == 0 ? nearest(time, end) : ofOwner(owner, time, end);
            if (shelf == null) {
                leftOut++;
            } else {
                shelf.put(row, time, end);
            }
        }
        visitor.reached(Sorted.OPEN);
        for (Shelf shelf : near) {
            if (shelf != null) {
                shelf.endUntil(Sorted.OPEN - 1, Sorted.OPEN);
            }
        }
        for (Busy one : busy) {
            checkpoint.pass();
            one.shelf.endUntil(Sorted.OPEN - 1, Sorted.OPEN);
        }
        return leftOut;
    }

    /** How many slices were cut to fit. */
    int cut() {
        return cut;
    }

    private Shelf nearest(long time, long end) throws IOException {
        for (int i = 0; i < NEAR; i++) {
            if (near[i] == null) {
                near[i] = new Shelf(shelves++);
            }
            near[i].endUntil(time, end);
            if (near[i].holds(end, 0)) {
                return near[i];
            }
        }
        return freed(time, end);
    }

    private Shelf ofOwner(long owner, long time, long end) throws IOException {
        Shelf known = byOwner.get(owner);
        if (known != null) {
            known.endUntil(time, end);
            if (known.depth > 0 && known.holds(end, owner)) {
                return known;
            }
        }
        Shelf found = freed(time, end);
        if (found != null) {
            found.owner = owner;
            byOwner.put(owner, found);
        }
        return found;
    }

    /** A lane on which nothing is open, which will be open until the end. */
    private Shelf freed(long time, long end) throws IOException {
        while (!busy.isEmpty() && busy.peek().until <= time) {
            Shelf shelf = busy.poll().shelf;
            shelf.endUntil(time, end);
            byOwner.remove(shelf.owner, shelf);
            free.add(shelf);
        }
        Shelf shelf = free.poll();
        if (shelf == null && shelves < MOST_LANES) {
            shelf = new Shelf(shelves++);
        }
        if (shelf != null) {
            busy.add(new Busy(end, shelf));
        }
        return shelf;
    }
}
