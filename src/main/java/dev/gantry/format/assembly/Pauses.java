package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.State;

/**
 * Stop-the-world pauses of all lanes of a process, such as a garbage collection. Those that overlap are one, named
 * after the most telling of them.
 *
 * <p>On a lane such a time is a blocked slice. It lies in what was going on there; where a slice begins or ends in the
 * middle of it, it is cut in two, so that it never overlaps one without lying in it. A coroutine that had given its
 * thread away at that time is not stopped.
 */
public final class Pauses {
    /** Limit of slices that are put on lanes. */
    static final int MOST = 1 << 22;

    private record Pause(long start, long end, int name, int rank) {
        Pause and(Pause other) {
            Pause telling = other.rank > rank ? other : this;
            return new Pause(Math.min(start, other.start), Math.max(end, other.end), telling.name, telling.rank);
        }
    }

    private final Checkpoint checkpoint;
    private final List<Pause> told = new ArrayList<>();
    private int put;

    /** Pauses of what is being read, which may be cancelled meanwhile. */
    public Pauses(TraceUnderConstruction opening) {
        this(opening::step);
    }

    Pauses(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Adds a pause; of pauses that overlap the name of the highest rank counts. */
    public void add(long start, long end, int name, int rank) {
        told.add(new Pause(start, Math.max(start, end), name, rank));
    }

    /**
     * Puts the pauses on these lanes, on each for the time that it lived. To be called once, when all is known.
     *
     * @return how many lanes have not all of theirs, because there would be too many
     * @throws IOException if the reading is cancelled
     */
    public int stop(List<Track> lanes) throws IOException {
        List<Pause> pauses = merged(told);
        int incomplete = 0;
        for (Track lane : lanes) {
            checkpoint.pass();
            incomplete += stop(lane, pauses) ? 0 : 1;
        }
        return incomplete;
    }

    /** In order of time, those that overlap as one; sorts what it is given. */
    private List<Pause> merged(List<Pause> pauses) throws IOException {
        Sorting.sort(pauses, Comparator.comparingLong(Pause::start), checkpoint);
        List<Pause> merged = new ArrayList<>();
        for (Pause pause : pauses) {
            checkpoint.pass();
            if (!merged.isEmpty() && pause.start < merged.getLast().end) {
                merged.add(merged.removeLast().and(pause));
            } else {
                merged.add(pause);
            }
        }
        return merged;
    }

    private boolean stop(Track lane, List<Pause> pauses) throws IOException {
        long opened = lane.opened();
        long closed = lane.isClosed() ? lane.closed() : Long.MAX_VALUE;
        int next = firstEndingAfter(pauses, opened);
        if (next == pauses.size() || pauses.get(next).start >= closed) {
            return true;
        }
        long[] edges = edges(lane.rows);
        List<Pause> away = away(lane.rows);
        for (; next < pauses.size() && pauses.get(next).start < closed; next++) {
            Pause pause = pauses.get(next);
            long from = Math.max(opened, pause.start);
            long to = Math.min(closed, pause.end);
            int edge = firstAfter(edges, from);
            while (from < to) {
                checkpoint.pass();
                long until = edge < edges.length ? Math.min(to, edges[edge++]) : to;
                if (until > from && !isAway(away, from)) {
                    if (put == MOST) {
                        return false;
                    }
                    put++;
                    lane.slice(from, until, State.BLOCKED, pause.name);
                }
                from = until;
            }
        }
        return true;
    }

    private static int firstEndingAfter(List<Pause> pauses, long time) {
        int low = 0;
        int high = pauses.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (pauses.get(middle).end > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Where slices begin and end, in order. */
    private long[] edges(LaneEvents rows) throws IOException {
        int size = rows.size();
        int[] order = new int[2 * size];
        Arrays.setAll(order, i -> i);
        new Sorting((a, b) -> edge(rows, a) <= edge(rows, b), checkpoint).sort(order);
        long[] edges = new long[order.length];
        Arrays.setAll(edges, i -> edge(rows, order[i]));
        return edges;
    }

    /** The beginnings of all rows come before the ends of all: either are mostly in order. */
    private static long edge(LaneEvents rows, int i) {
        return i < rows.size() ? rows.time(i) : rows.end(i - rows.size());
    }

    private static int firstAfter(long[] edges, long time) {
        int at = Arrays.binarySearch(edges, time);
        at = at < 0 ? -at - 1 : at;
        while (at < edges.length && edges[at] <= time) {
            at++;
        }
        return at;
    }

    /** When the lane had given its thread away. */
    private List<Pause> away(LaneEvents rows) throws IOException {
        List<Pause> spans = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            checkpoint.pass();
            if (rows.state(row) == State.SUSPENDED.code()) {
                spans.add(new Pause(rows.time(row), rows.end(row), 0, 0));
            }
        }
        return merged(spans);
    }

    private static boolean isAway(List<Pause> away, long time) {
        int next = firstEndingAfter(away, time);
        return next < away.size() && away.get(next).start <= time;
    }
}
