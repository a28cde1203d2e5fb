package dev.gantry.trace.counter;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.RangeMaximum;

/** Writer of one counter; the view of a counter that did not change is reused. */
public final class CounterWriter {
    private final int lane;
    private final int name;
    private final Events values = new Events();
    private final RangeMaximum peaks = new RangeMaximum();
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

    public Counter view() {
        seen = seen == null ? new Counter(lane, name, values.view(), peaks.view()) : seen;
        return seen;
    }
}
