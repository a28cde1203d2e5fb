package dev.gantry.trace.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/**
 * A worker whose records its member keeps, as the driver's recording tells of it.
 *
 * @param at where they are
 * @param process the lane of the worker there, which has its outline
 * @param machine the lane of its member, 0 for none
 * @param origin the time zero of the recording, by the driver's clock
 */
public record Kept(KeptAt at, int process, int machine, long origin) {
    /** All of a recording. */
    public static List<Kept> of(Snapshot snapshot) {
        List<Kept> all = new ArrayList<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int i = 0; lane != null && lane.kind() == LaneKind.PROCESS && i < lane.marks(); i++) {
                Optional<KeptAt> at = KeptAt.of(snapshot.name(lane.markText(i)));
                if (at.isPresent()) {
                    all.add(new Kept(at.get(), id, lane.parent(), at.get().time() - lane.markTime(i)));
                }
            }
        }
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
