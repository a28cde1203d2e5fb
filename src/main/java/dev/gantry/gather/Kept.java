package dev.gantry.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.cluster.KeptAt;
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

    /** The name of the member. */
    public String member() {
        return at.member();
    }

    /** Where it is reached, as HOST:PORT. */
    public String address() {
        return at.address();
    }
}
