package dev.gantry.format.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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

    private final List<Pause> told = new ArrayList<>();
    private int put;

    /** Adds a pause; of pauses that overlap the name of the highest rank counts. */
    public void add(long start, long end, int name, int rank) {
        told.add(new Pause(start, Math.max(start, end), name, rank));
    }

    /**
     * Puts the pauses on these lanes, on each for the time that it lived. To be called once, when all is known.
     *
     * @return how many lanes have not all of theirs, because there would be too many
     */
    public int stop(List<Track> lanes) {
        List<Pause> pauses = merged(told);
        int incomplete = 0;
        for (Track lane : lanes) {
            incomplete += stop(lane, pauses) ? 0 : 1;
        }
        return incomplete;
    }

    /** In order of time, those that overlap as one; sorts what it is given. */
    private static List<Pause> merged(List<Pause> pauses) {
        pauses.sort(Comparator.comparingLong(Pause::start));
        List<Pause> merged = new ArrayList<>();
        for (Pause pause : pauses) {
            if (!merged.isEmpty() && pause.start < merged.getLast().end) {
                merged.add(merged.removeLast().and(pause));
            } else {
                merged.add(pause);
            }
        }
        return merged;
    }

    private boolean stop(Track lane, List<Pause> pauses) {
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
    private static long[] edges(LaneEvents rows) {
        long[] edges = new long[2 * rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            edges[2 * row] = rows.time(row);
            edges[2 * row + 1] = rows.end(row);
        }
        Arrays.sort(edges);
        return edges;
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
    private static List<Pause> away(LaneEvents rows) {
        List<Pause> spans = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
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
