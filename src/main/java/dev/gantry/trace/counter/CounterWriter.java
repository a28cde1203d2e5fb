package dev.gantry.trace.counter;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.RangeMaximum;
import dev.gantry.trace.memory.ColumnMemory;

/** Writer of one counter; the view of a counter that did not change is reused. */
public final class CounterWriter {
    private static final int OBJECT_BYTES = 400;

    private final int lane;
    private final int name;
    private final boolean real;
    private final Events values;
    private RangeMaximum peaks = new RangeMaximum();
    private long value;
    private Counter seen;

    /** A counter of whole numbers. */
    public CounterWriter(int lane, int name, ColumnMemory memory) {
        this(lane, name, false, memory);
    }

    /** A counter of whole numbers, or {@code real} of any. */
    public CounterWriter(int lane, int name, boolean real, ColumnMemory memory) {
        this.values = new Events(memory);
        this.lane = lane;
        this.name = name;
        this.real = real;
    }

    public void set(long time, long next) {
        put(time, real ? ordered(next) : next);
    }

    public void set(long time, double next) {
        put(time, real ? ordered(next) : Math.round(next));
    }

    private void put(long time, long next) {
        value = next;
        values.addInOrder(time, next);
        if (values.isTailFull()) {
            peaks.add(values.tailValues());
        }
        seen = null;
    }

    public void change(long time, long by) {
        set(time, value + by);
    }

    /** Drops full chunks of values that are not needed to know the counter at this time. */
    public void cut(long time) {
        int chunks = values.chunksBeforeValueAt(time);
        if (chunks == 0) {
            return;
        }
        values.free(chunks);
        peaks = new RangeMaximum();
        for (int chunk = 0; chunk < values.chunks(); chunk++) {
            peaks.add(values.chunkValues(chunk));
        }
        if (values.isTailFull()) {
            peaks.add(values.tailValues());
        }
        seen = null;
    }

    /** Bytes of heap that it takes, nearly. */
    public long bytes() {
        return OBJECT_BYTES + values.bytes();
    }

    /** Bytes that {@link #cut} would free. */
    public long bytesBefore(long time) {
        return values.bytesBefore(time);
    }

    /** The lane that it belongs to. */
    public int lane() {
        return lane;
    }

    public Counter view() {
        seen = seen == null ? new Counter(lane, name, real, values.view(), peaks.view()) : seen;
        return seen;
    }

    /** The number as a {@code long} of the same order, so that the greatest of many is found as for whole numbers. */
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number);
        return bits ^ bits >> Long.SIZE - 1 & Long.MAX_VALUE;
    }

    /** The number that is kept so. */
    static double real(long ordered) {
        return Double.longBitsToDouble(ordered ^ ordered >> Long.SIZE - 1 & Long.MAX_VALUE);
    }
}
