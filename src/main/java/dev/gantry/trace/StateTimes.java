package dev.gantry.trace;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many nanoseconds each state took: room to count in, which may be used again. Not for several threads at once.
 */
public final class StateTimes {
    private static final State[] STATES = State.values();

    /** By the state's code. */
    final long[] nanos = new long[State.room()];

    /** Nothing counted yet. */
    public StateTimes() {}

    public long of(State state) {
        return nanos[state.code()];
    }

    public void add(State state, long more) {
        nanos[state.code()] += more;
    }

    public void add(StateTimes more) {
        for (int code = 0; code < nanos.length; code++) {
            nanos[code] += more.nanos[code];
        }
    }

    public void clear() {
        Arrays.fill(nanos, 0);
    }

    /** What all states took. */
    public long sum() {
        long sum = 0;
        for (long each : nanos) {
            sum += each;
        }
        return sum;
    }

    /** What the states took that are work. */
    public long work() {
        long sum = 0;
        for (State state : STATES) {
            sum += state.isWork() ? of(state) : 0;
        }
        return sum;
    }

    /**
     * The state that took most; of those that took the same this one, if it is among them, else the one that is
     * declared first.
     */
    public State longest(State preferred) {
        State longest = preferred;
        for (State state : STATES) {
            longest = of(state) > of(longest) ? state : longest;
        }
        return longest;
    }

    /** A copy, with every state. */
    public Map<State, Long> toMap() {
        Map<State, Long> times = new EnumMap<>(State.class);
        for (State state : STATES) {
            times.put(state, of(state));
        }
        return times;
    }
}
