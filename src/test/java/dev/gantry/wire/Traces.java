package dev.gantry.wire;

import java.util.List;
import java.util.stream.IntStream;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;

/** Finds lanes and tasks of a trace by their names. */
final class Traces {
    private Traces() {}

    static List<Lane> lanes(Snapshot trace) {
        return IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::lane).toList();
    }

    static List<String> laneNames(Snapshot trace) {
        return IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::laneName).toList();
    }

    static Lane lane(Snapshot trace, String name) {
        return lanes(trace).stream().filter(lane -> trace.laneName(lane.id()).equals(name)).findFirst().orElseThrow();
    }

    static List<Task> tasks(Snapshot trace) {
        return IntStream.rangeClosed(1, trace.tasks()).filter(trace::hasTask).mapToObj(trace::task).toList();
    }

    static Task task(Snapshot trace, String name) {
        return tasks(trace).stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
    }

    static List<State> states(Lane lane) {
        return IntStream.range(0, lane.row(0).size()).mapToObj(lane.row(0)::state).toList();
    }

    /** When the slices of the lane's first row start and end. */
    static List<Long> edges(Lane lane) {
        Row row = lane.row(0);
        return IntStream.range(0, row.size()).boxed().flatMap(i -> List.of(row.start(i), row.end(i)).stream()).toList();
    }
}
