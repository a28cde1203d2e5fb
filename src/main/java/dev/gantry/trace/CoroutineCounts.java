package dev.gantry.trace;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.Search;

/**
 * Coroutine counts of a thread over time, by state: each change in order of time, and the sums between any two times,
 * so that a drawn column costs the same however many coroutines and switches it covers. Immutable; times are
 * nanoseconds since the origin.
 *
 * <p>A coroutine that is open and neither holds its thread nor is ready counts as waiting.
 */
public final class CoroutineCounts {
    /** Kinds that {@link #between} adds up; {@link #ALIVE} is all of them together. */
    public static final int RUNNING = 0;

    public static final int BLOCKED = 1;
    public static final int READY = 2;
    public static final int ALIVE = 3;

    /** Number of kinds. */
    public static final int KINDS = 4;

    static final CoroutineCounts NONE = new CoroutineCounts(Events.NONE, new long[0], 0, 0, 0, 0, 0);

    private final Events.View events;
    private final long[] sums;
    private final int blocks;
    private final long lastTime;
    private final long lastValue;
    private final int peak;
    private final int opened;

    CoroutineCounts(Events.View events, long[] sums, int blocks, long lastTime, long lastValue, int peak, int opened) {
        this.events = events;
        this.sums = sums;
        this.blocks = blocks;
        this.lastTime = lastTime;
        this.lastValue = lastValue;
        this.peak = peak;
        this.opened = opened;
    }

    /** Number of changes; 0 for a thread that never had a coroutine. */
    public int size() {
        return this == NONE ? 0 : events.size() + 1;
    }

    public long time(int i) {
        return i < events.size() ? events.time(i) : lastTime;
    }

    /** The change that holds at this time, or -1 before the first. */
    public int at(long time) {
        return Search.first(size(), i -> time(i) > time) - 1;
    }

    /** Number of coroutines of this kind from this change on, until the next. */
    public int count(int change, int kind) {
        return change < 0 ? 0 : count(value(change), kind);
    }

    /** Number of coroutines that neither held the thread nor were ready. */
    public int waiting(int change) {
        return count(change, ALIVE) - count(change, READY) - count(change, RUNNING) - count(change, BLOCKED);
    }

    /** Total number of coroutines, one after the other. */
    public int opened() {
        return opened;
    }

    /** Greatest number at once. */
    public int peak() {
        return peak;
    }

    /**
     * Adds up coroutines times nanoseconds from one time to another, by kind: divided by the length it is how many
     * there were on average.
     */
    public void between(long from, long to, long[] into) {
        upTo(to, into, 1);
        upTo(from, into, -1);
    }

    private void upTo(long time, long[] into, int sign) {
        int holds = at(time);
        if (holds < 0) {
            return;
        }
        int block = Math.min(holds / CoroutineCountsWriter.BLOCK, blocks - 1);
        int change = Math.max(0, block) * CoroutineCountsWriter.BLOCK;
        for (int kind = 0; kind < KINDS; kind++) {
            long sum = block < 0 ? 0 : sums[block * KINDS + kind];
            for (int i = change; i <= holds; i++) {
                long until = i == holds ? time : time(i + 1);
                sum += count(i, kind) * (until - time(i));
            }
            into[kind] += sign * sum;
        }
    }

    private long value(int i) {
        return i < events.size() ? events.value(i) : lastValue;
    }

    static int count(long value, int kind) {
        return switch (kind) {
            case RUNNING -> (int) (value >> 57) & 1;
            case BLOCKED -> (int) (value >> 56) & 1;
            case READY -> (int) (value >> 28) & Trace.GREATEST_ID;
            default -> (int) value & Trace.GREATEST_ID;
        };
    }

    static long pack(int running, int blocked, int ready, int alive) {
        return (long) Math.min(1, running) << 57 | (long) Math.min(1, blocked) << 56 | (long) ready << 28 | alive;
    }
}
