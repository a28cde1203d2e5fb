package dev.gantry.trace.kept;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.message.Message;

/**
 * A worker whose records its member keeps, as the driver's recording tells of it.
 *
 * @param at where they are
 * @param process the lane of the worker there, which has its outline
 * @param machine the lane of its member, 0 for none
 * @param origin the time zero of the recording, by the driver's clock
 */
public record Kept(KeptAt at, int process, int machine, long origin) {
    private static final String TASKS_LOST = "kept-lost";

    /** All of a recording. */
    public static List<Kept> of(Snapshot snapshot) {
        List<Kept> all = new ArrayList<>();
        ProcessMarks.each(snapshot, (process, time, text) -> KeptAt.of(text).ifPresent(at -> all.add(
                new Kept(at, process.id(), process.parent(), at.time() - time))));
        return all;
    }

    /**
     * Those of these workers of which not all records of this time were put into the recording.
     *
     * @param from times of the recording
     */
    public static List<Kept> missing(Snapshot snapshot, List<Kept> workers, long from, long to) {
        if (workers.isEmpty()) {
            return workers; // as in all recordings but those of clusters, whose marks need not be read again
        }
        List<FetchedMark> fetched = FetchedMark.all(snapshot);
        return workers.stream().filter(worker -> !FetchedMark.cover(fetched, worker.at(), from, to)).toList();
    }

    /**
     * How many tasks succeeded on these workers of which there is nothing, though all of their time was fetched: their
     * members have lost those records.
     */
    private static int tasksLost(Snapshot snapshot, List<Kept> workers) {
        Map<Integer, KeptAt> outlines = new HashMap<>();
        workers.forEach(worker -> outlines.put(worker.process(), worker.at()));
        List<FetchedMark> fetched = outlines.isEmpty() ? List.of() : FetchedMark.all(snapshot);
        int lost = 0;
        for (int task = 1; !fetched.isEmpty() && task <= snapshot.tasks(); task++) {
            int lane = snapshot.taskState(task) == TaskState.SUCCEEDED ? snapshot.taskLane(task) : 0;
            Lane process = lane == 0 ? null : snapshot.enclosing(lane, LaneKind.PROCESS);
            KeptAt at = process == null ? null : outlines.get(process.id());
            if (at != null
                    && FetchedMark.cover(fetched, at, snapshot.taskStarted(task), snapshot.taskEnded(task))) {
                lost++;
            }
        }
        return lost;
    }

    /** What is to be said of such tasks; empty if there are none. */
    public static Optional<Message> lost(Snapshot snapshot) {
        List<Kept> workers = of(snapshot);
        int tasks = tasksLost(snapshot, workers);
        return tasks == 0 ? Optional.empty() : Optional.of(Message.say(TASKS_LOST, (long) tasks));
    }

    /** Names of the members of these workers, each once. */
    public static List<String> members(List<Kept> workers) {
        return workers.stream().map(Kept::member).distinct().toList();
    }

    /** The name of the member. */
    public String member() {
        return at.member();
    }

    /** Where it is reached, as HOST:PORT. */
    public String address() {
        return at.address();
    }
}
