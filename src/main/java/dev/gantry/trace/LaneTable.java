package dev.gantry.trace;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Lanes by id, with their views for snapshots: only the views of changed lanes are made anew, in chunks. */
final class LaneTable {
    static final int SHIFT = 8;
    static final int CHUNK = 1 << SHIFT;

    private LaneWriter[] writers = {};
    private Lane[][] published = {};
    private int count;
    private int processes;
    private int coroutines;
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
        return lane > 0 && lane <= count ? writers[lane - 1] : null;
    }

    void add(LaneWriter lane) {
        if (lane.id > writers.length) {
            writers = Arrays.copyOf(writers, Math.max(lane.id, Math.max(16, writers.length * 2)));
        }
        writers[lane.id - 1] = lane;
        count = Math.max(count, lane.id);
        processes += lane.kind == LaneKind.PROCESS ? 1 : 0;
        coroutines += lane.kind.isCoroutine() ? 1 : 0;
    }

    void changed(LaneWriter lane) {
        if (!lane.dirty) {
            lane.dirty = true;
            dirty.add(lane);
        }
    }

    /** Frees unused capacity when nothing more will come. */
    void trim() {
        for (int id = 1; id <= count; id++) {
            if (writers[id - 1] != null) {
                writers[id - 1].trim();
                changed(writers[id - 1]);
            }
        }
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
            next[chunk][lane.id - 1 & CHUNK - 1] = lane.view();
        }
        for (int i = 0; i < size; i++) {
            next[i] = next[i] == null ? new Lane[CHUNK] : next[i]; // a chunk of ids that were never opened
        }
        published = next;
        return published;
    }
}
