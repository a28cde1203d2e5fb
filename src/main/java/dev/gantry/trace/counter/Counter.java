package dev.gantry.trace.counter;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.RangeMaximum;

/**
 * Counter: a number that changes over time, such as the length of a queue; each value holds until the next. Immutable.
 */
public final class Counter {
    private final int lane;
    private final int name;
    private final boolean real;
    private final Events.View values;
    private final RangeMaximum.View peaks;

    Counter(int lane, int name, boolean real, Events.View values, RangeMaximum.View peaks) {
        this.lane = lane;
        this.name = name;
        this.real = real;
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

    /** Whether its values have fractions, or are greater than a {@code long}. */
    public boolean isReal() {
        return real;
    }

    /** The value, rounded where the counter {@link #isReal}. */
    public long value(int i) {
        return real ? Math.round(real(i)) : values.value(i);
    }

    /** The value; exact where the counter {@link #isReal}. */
    public double real(int i) {
        return real ? CounterWriter.real(values.value(i)) : values.value(i);
    }

    /**
     * The greatest of the values from one up to, not including, another, rounded as {@link #value}; 0 if there is none.
     * The cost hardly grows with their number.
     */
    public long most(int from, int to) {
        long most = from < to ? peaks.most(values, from, to) : 0;
        return real && from < to ? Math.round(CounterWriter.real(most)) : most;
    }

    /** The first change at or after this time; {@code size()} if there is none. */
    public int from(long time) {
        return values.from(time);
    }
}
