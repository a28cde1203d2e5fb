package dev.gantry.trace;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/** Lanes by id, with their views for snapshots: only the views of changed lanes are made anew, in chunks. */
final class LaneTable {
    static final int SHIFT = 8;
    static final int CHUNK = 1 << SHIFT;

    /** From so many ended lanes on it is looked for those that nothing refers to. */
    private static final int MANY_CLOSED = 1024;

    private static final Lane[] NO_LANES = new Lane[CHUNK];
    private static final LaneWriter[] NO_WRITERS = {};

    private LaneWriter[][] writers = {};
    private Lane[][] published = {};
    private int count;
    private int processes;
    private int coroutines;
    private boolean dropped;
    private final ArrayDeque<LaneWriter> dirty = new ArrayDeque<>();

    int count() {
        return count;
    }

    /** Number of lanes that are processes. */
    int processes() {
        return processes;
    }

    /** Number of lanes that are coroutines. */
    int coroutines() {
        return coroutines;
    }

    LaneWriter get(int lane) {
        LaneWriter[] chunk = lane > 0 && lane <= count ? writers[lane - 1 >> SHIFT] : null;
        return chunk == null ? null : chunk[lane - 1 & CHUNK - 1];
    }

    /** Whether the lane may have been dropped. */
    boolean isGone(int lane) {
        return dropped && lane > 0 && lane <= count && get(lane) == null;
    }

    void add(LaneWriter lane) {
        int chunk = lane.id - 1 >> SHIFT;
        if (chunk >= writers.length) {
            writers = Arrays.copyOf(writers, Math.max(chunk + 1, writers.length * 2));
        }
        if (writers[chunk] == null) {
            writers[chunk] = new LaneWriter[CHUNK];
        }
        writers[chunk][lane.id - 1 & CHUNK - 1] = lane;
        count = Math.max(count, lane.id);
        count(lane, 1);
    }

    void changed(LaneWriter lane) {
        if (!lane.dirty) {
            lane.dirty = true;
            dirty.add(lane);
        }
    }

    /** Frees unused capacity when nothing more will come. */
    void trim() {
        for (LaneWriter[] chunk : writers) {
            for (LaneWriter lane : chunk == null ? NO_WRITERS : chunk) {
                if (lane != null) {
                    lane.trim();
                    changed(lane);
                }
            }
        }
    }

    /** Bytes of heap that they take, nearly. */
    long bytes() {
        long bytes = 0;
        for (LaneWriter[] chunk : writers) {
            for (LaneWriter lane : chunk == null ? NO_WRITERS : chunk) {
                bytes += lane == null ? 0 : lane.bytes();
            }
        }
        return bytes;
    }

    /** Bytes that {@link #cut} would free. */
    long bytesBefore(long time) {
        long bytes = 0;
        for (LaneWriter[] chunk : writers) {
            for (LaneWriter lane : chunk == null ? NO_WRITERS : chunk) {
                bytes += lane == null ? 0 : lane.bytesBefore(time);
            }
        }
        return bytes;
    }

    /** Drops what ended before this time, and adds the tasks that slices at the cut refer to; how many slices went. */
    long cut(long time, BitSet wanted) {
        long slices = 0;
        for (LaneWriter[] chunk : writers) {
            for (LaneWriter lane : chunk == null ? NO_WRITERS : chunk) {
                if (lane != null) {
                    slices += lane.cut(time, wanted);
                    changed(lane);
                }
            }
        }
        return slices;
    }

    /** Whether so many lanes ended before this time that it is worthwhile to {@link #sweep}. */
    boolean hasManyClosed(long time) {
        int closed = 0;
        for (LaneWriter[] chunk : writers) {
            for (LaneWriter lane : chunk == null ? NO_WRITERS : chunk) {
                closed += lane != null && isClosed(lane, time) ? 1 : 0;
            }
        }
        return closed >= MANY_CLOSED;
    }

    /** Drops the lanes that ended before this time and that neither these nor other lanes refer to. */
    void sweep(long time, BitSet referred) {
        for (int id = count; id > 0; id--) { // as a rule what a lane holds comes after it
            LaneWriter lane = get(id);
            if (lane != null && (referred.get(id) || !isClosed(lane, time))) {
                lane.lanes(referred);
            }
        }
        for (int chunk = 0; chunk < writers.length; chunk++) {
            boolean empty = true;
            for (int i = 0; writers[chunk] != null && i < CHUNK; i++) {
                LaneWriter lane = writers[chunk][i];
                if (lane != null && isClosed(lane, time) && !referred.get(lane.id)) {
                    writers[chunk][i] = null;
                    dropped = true;
                    count(lane, -1);
                    changed(lane);
                }
                empty &= writers[chunk][i] == null;
            }
            boolean full = (chunk + 1) << SHIFT <= count;
            writers[chunk] = empty && full ? null : writers[chunk];
        }
    }

    private static boolean isClosed(LaneWriter lane, long time) {
        return lane.closed != Trace.NONE && lane.closed < time;
    }

    private void count(LaneWriter lane, int more) {
        processes += lane.kind == LaneKind.PROCESS ? more : 0;
        coroutines += lane.kind.isCoroutine() ? more : 0;
    }

    Lane[][] publish() {
        if (dirty.isEmpty()) {
            return published;
        }
        int size = count + CHUNK - 1 >> SHIFT;
        Lane[][] next = Arrays.copyOf(published, size);
        for (LaneWriter lane = dirty.poll(); lane != null; lane = dirty.poll()) {
            lane.dirty = false;
            int chunk = lane.id - 1 >> SHIFT;
            boolean known = chunk < published.length && published[chunk] != null;
            if (next[chunk] == null) {
                next[chunk] = new Lane[CHUNK];
            } else if (known && next[chunk] == published[chunk]) {
                next[chunk] = next[chunk].clone();
            }
            next[chunk][lane.id - 1 & CHUNK - 1] = get(lane.id) == lane ? lane.view() : null;
        }
        for (int i = 0; i < size; i++) {
            boolean none = next[i] == null || i < writers.length && writers[i] == null; // never opened, or all dropped
            next[i] = none ? NO_LANES : next[i];
        }
        published = next;
        return published;
    }
}
