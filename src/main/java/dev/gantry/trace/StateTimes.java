package dev.gantry.trace;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Time per state, in nanoseconds: a reusable accumulator. Not safe for several threads at once. */
public final class StateTimes {
    private static final State[] STATES = State.values();

    /** Nanoseconds by the state's code. */
    final long[] nanos = new long[State.room()];

    /** An empty accumulator. */
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

    /** Time of all states. */
    public long sum() {
        long sum = 0;
        for (long each : nanos) {
            sum += each;
        }
        return sum;
    }

    /** Time of the states that are work. */
    public long work() {
        long sum = 0;
        for (State state : STATES) {
            sum += state.isWork() ? of(state) : 0;
        }
        return sum;
    }

    /**
     * The state with the longest time; among equal ones the preferred one, if it is one of them, else the one declared
     * first.
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
