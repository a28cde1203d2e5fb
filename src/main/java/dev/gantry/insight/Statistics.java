package dev.gantry.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;

/**
 * Statistics of an area.
 *
 * <p>Cost: the tasks of the whole recording are looked at once (some ten million a second; those in the area about a
 * microsecond each); a lane costs a few hundred searches, however many slices it has, unless its outer slices are in
 * several states and hold others; and up to {@link Concurrency#MOST_READ} slices are read for the steps of concurrency.
 *
 * @param area what was asked about, within the recording
 * @param lanes the lanes of the area that were there and of which something is known, by id
 */
public record Statistics(Area area, TaskFigures tasks, List<LaneTime> lanes, Concurrency concurrency) {
    public Statistics {
        lanes = List.copyOf(lanes);
    }

    /** The figures of this area. */
    public static Statistics of(Snapshot snapshot, Area area) {
        return of(snapshot, area, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * The figures of this area.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Statistics> of(
            Snapshot snapshot, Area area, BooleanSupplier goesOn, DoubleConsumer progress) {
        Area known = area.within(snapshot);
        List<Lane> lanes = lanes(snapshot, known);
        long slices = 0;
        for (Lane lane : lanes) {
            slices += Innermost.slices(lane, known.from(lane), known.to(lane));
        }
        long read = slices > Concurrency.MOST_READ ? 0 : slices;
        Going going = new Going(goesOn, progress,
                snapshot.tasks() + (Concurrency.parts(known) + 1L) * lanes.size() + read);
        Optional<TaskFigures> tasks = TaskFigures.of(snapshot, known, going);
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        List<LaneTime> times = new ArrayList<>();
        for (Lane lane : lanes) {
            times.add(LaneTime.of(lane, known));
            if (!going.on(1)) {
                return Optional.empty();
            }
        }
        return Concurrency.of(known, lanes, slices, going)
                .map(concurrency -> new Statistics(known, tasks.get(), times, concurrency));
    }

    /** The nanoseconds that all lanes together were in this state. */
    public double time(State state) {
        return lanes.stream().mapToDouble(lane -> lane.time(state)).sum();
    }

    /** The nanoseconds that all lanes together were there. */
    public double alive() {
        return lanes.stream().mapToDouble(LaneTime::alive).sum();
    }

    private static List<Lane> lanes(Snapshot snapshot, Area area) {
        List<Lane> found = new ArrayList<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && area.hasLane(id) && (lane.depth() > 0 || lane.rest() != null)
                    && area.from(lane) < area.to(lane)) {
                found.add(lane);
            }
        }
        return found;
    }
}
