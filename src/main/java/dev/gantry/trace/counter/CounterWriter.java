package dev.gantry.trace.counter;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.RangeMaximum;

/** Writer of one counter; the view of a counter that did not change is reused. */
public final class CounterWriter {
    private final int lane;
    private final int name;
    private final boolean real;
    private final Events values = new Events();
    private final RangeMaximum peaks = new RangeMaximum();
    private long value;
    private Counter seen;

    /** A counter of whole numbers. */
    public CounterWriter(int lane, int name) {
        this(lane, name, false);
    }

    /** A counter of whole numbers, or {@code real} of any. */
    public CounterWriter(int lane, int name, boolean real) {
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
