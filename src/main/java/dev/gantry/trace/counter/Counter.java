package dev.gantry.trace.counter;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.RangeMaximum;

/**
 * Counter: a number that changes over time, such as the length of a queue; each value holds until the next. Immutable.
 */
public final class Counter {
    private final int lane;
    private final int name;
    private final Events.View values;
    private final RangeMaximum.View peaks;

    Counter(int lane, int name, Events.View values, RangeMaximum.View peaks) {
        this.lane = lane;
        this.name = name;
        this.values = values;
        this.peaks = peaks;
    }

    /** The lane that it belongs to. */
    public int lane() {
        return lane;
    }

    /** The number of its name. */
    public int name() {
        return name;
    }

    public int size() {
        return values.size();
    }

    /** Number of values before the first one that were dropped. */
    public long gone() {
        return values.gone();
    }

    public long time(int i) {
        return values.time(i);
    }

    public long value(int i) {
        return values.value(i);
    }

    /**
     * The greatest of the values from one up to, not including, another; 0 if there is none. The cost hardly grows with
     * their number.
     */
    public long most(int from, int to) {
        return from < to ? peaks.most(values, from, to) : 0;
    }

    /** The first change at or after this time; {@code size()} if there is none. */
    public int from(long time) {
        return values.from(time);
    }
}
