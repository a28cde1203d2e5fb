package dev.gantry.insight;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.Lane;
import dev.gantry.trace.State;

/**
 * What one lane did with its time in an area.
 *
 * @param lane its id
 * @param alive how many nanoseconds it was there
 * @param times the nanoseconds in each state, by the state's number; together never more than {@code alive}, and less
 *            where the recording does not tell what the lane did
 */
public record LaneTime(int lane, long alive, List<Long> times) {
    public LaneTime {
        times = List.copyOf(times);
    }

    static LaneTime of(Lane lane, Area area) {
        long from = area.from(lane);
        long alive = Math.max(0, area.to(lane) - from);
        long[] times = new long[Innermost.STATES];
        Innermost.add(lane, from, from + alive, times);
        long told = 0;
        for (long time : times) {
            told += time;
        }
        if (lane.rest() != null) {
            times[lane.rest().ordinal()] += alive - told;
        }
        List<Long> boxed = new ArrayList<>(times.length);
        for (long time : times) {
            boxed.add(time);
        }
        return new LaneTime(lane.id(), alive, boxed);
    }

    public long time(State state) {
        return times.get(state.ordinal());
    }

    /** The nanoseconds of work: tasks, callbacks, sending. */
    public long busy() {
        long sum = 0;
        for (State state : State.values()) {
            sum += state.isWork() ? time(state) : 0;
        }
        return sum;
    }

    /** The nanoseconds of which the recording tells nothing. */
    public long unknown() {
        long told = 0;
        for (long time : times) {
            told += time;
        }
        return alive - told;
    }
}
