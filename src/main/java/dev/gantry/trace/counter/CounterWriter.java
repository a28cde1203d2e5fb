package dev.gantry.trace.counter;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.RangeMaximum;

/** Writer of one counter; the view of a counter that did not change is reused. */
public final class CounterWriter {
    private static final int OBJECT_BYTES = 400;

    private final int lane;
    private final int name;
    private final Events values = new Events();
    private RangeMaximum peaks = new RangeMaximum();
    private long value;
    private Counter seen;

    public CounterWriter(int lane, int name) {
        this.lane = lane;
        this.name = name;
    }

    public void set(long time, long next) {
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
        seen = seen == null ? new Counter(lane, name, values.view(), peaks.view()) : seen;
        return seen;
    }
}
