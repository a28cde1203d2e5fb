package dev.gantry.insight;

import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;

/**
 * Time of one lane by state in an area.
 *
 * @param lane its id
 * @param alive how many nanoseconds it was there
 * @param times the nanoseconds in each state; together never more than {@code alive}, and less where the recording
 *            does not tell what the lane did
 */
public record LaneTime(int lane, long alive, Map<State, Long> times) {
    public LaneTime {
        times = Map.copyOf(times);
    }

    static LaneTime of(Lane lane, Area area) {
        long from = area.from(lane);
        long alive = Math.max(0, area.to(lane) - from);
        StateTimes times = new StateTimes();
        Innermost.add(lane, from, from + alive, times);
        if (lane.rest() != null) {
            times.add(lane.rest(), alive - times.sum());
        }
        return new LaneTime(lane.id(), alive, times.toMap());
    }

    public long time(State state) {
        return times.get(state);
    }

    /** The nanoseconds of work: tasks, callbacks, sending. */
    public long busy() {
        return times.keySet().stream().filter(State::isWork).mapToLong(times::get).sum();
    }

    /** The nanoseconds of which the recording tells nothing. */
    public long unknown() {
        return alive - times.values().stream().mapToLong(Long::longValue).sum();
    }
}
