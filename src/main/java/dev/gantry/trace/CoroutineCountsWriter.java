package dev.gantry.trace;

import java.util.Arrays;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.memory.ColumnMemory;

/**
 * Writer of {@link CoroutineCounts}: counts the coroutines of one thread while they are recorded. Events at one instant
 * (one is left, another entered) are one change; the last is kept apart until a later one comes, so that what was
 * appended never changes. Before every {@value #BLOCK}th change the sums so far are kept.
 */
final class CoroutineCountsWriter {
    static final int BLOCK = 32;

    private static final int OBJECT_BYTES = 200;

    private final Events events;
    private final int[] counts = new int[CoroutineCounts.KINDS];
    private final long[] sums = new long[CoroutineCounts.KINDS];
    private long[] kept = new long[4 * CoroutineCounts.KINDS];
    private int blocks;
    private long time = Trace.NONE;
    private long value;
    private int peak;
    private int opened;

    CoroutineCountsWriter(ColumnMemory memory) {
        events = new Events(memory);
    }

    /** Moves a coroutine from one place in the count to another; {@link Place#GONE} is not counted. */
    void moved(long now, Place from, Place to) {
        if (time != Trace.NONE && now > time) {
            append(now);
        }
        time = Math.max(time, now);
        opened += from == Place.GONE ? 1 : 0;
        count(from, -1);
        count(to, 1);
        value = CoroutineCounts.pack(counts[CoroutineCounts.RUNNING], counts[CoroutineCounts.BLOCKED],
                counts[CoroutineCounts.READY], counts[CoroutineCounts.ALIVE]);
        peak = Math.max(peak, counts[CoroutineCounts.ALIVE]);
    }

    /** Drops full chunks of changes that are not needed to know the counts at this time. */
    void cut(long time) {
        int chunks = events.chunksBeforeValueAt(time);
        if (chunks == 0) {
            return;
        }
        events.free(chunks);
        int first = (chunks * Events.CHUNK / BLOCK) * CoroutineCounts.KINDS;
        long[] left = Arrays.copyOfRange(kept, first, Math.max(first + 4 * CoroutineCounts.KINDS, kept.length));
        blocks -= chunks * Events.CHUNK / BLOCK;
        long[] base = blocks == 0 ? sums.clone() : Arrays.copyOf(left, CoroutineCounts.KINDS);
        for (int i = 0; i < blocks * CoroutineCounts.KINDS; i++) {
            left[i] -= base[i % CoroutineCounts.KINDS];
        }
        for (int kind = 0; kind < CoroutineCounts.KINDS; kind++) {
            sums[kind] -= base[kind];
        }
        kept = left;
    }

    /** Bytes of heap that it takes, nearly. */
    long bytes() {
        return OBJECT_BYTES + events.bytes() + (long) Long.BYTES * kept.length;
    }

    CoroutineCounts view() {
        return time == Trace.NONE
                ? CoroutineCounts.NONE
                : new CoroutineCounts(events.view(), kept, blocks, time, value, peak, opened);
    }

    private void append(long now) {
        if (events.count() % BLOCK == 0) {
            if ((blocks + 1) * CoroutineCounts.KINDS > kept.length) {
                kept = Arrays.copyOf(kept, kept.length * 2);
            }
            System.arraycopy(sums, 0, kept, blocks++ * CoroutineCounts.KINDS, CoroutineCounts.KINDS);
        }
        events.addInOrder(time, value);
        for (int kind = 0; kind < CoroutineCounts.KINDS; kind++) {
            sums[kind] += CoroutineCounts.count(value, kind) * (now - time);
        }
    }

    private void count(Place place, int by) {
        switch (place) {
            case GONE -> {
                return;
            }
            case RUNNING -> counts[CoroutineCounts.RUNNING] += by;
            case BLOCKED -> counts[CoroutineCounts.BLOCKED] += by;
            case READY -> counts[CoroutineCounts.READY] += by;
            case WAITING -> {}
        }
        counts[CoroutineCounts.ALIVE] += by;
    }

    /** Place of a coroutine in the count. */
    enum Place {
        GONE, RUNNING, BLOCKED, READY, WAITING
    }
}
