package dev.gantry.view.explain;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;

/** Names of lanes in sentences: those of one name are told apart by their order. */
final class LaneNames {
    private static final int MOST_READ = 100_000;

    private LaneNames() {}

    /** Such as {@code worker}, or {@code worker (2 of 3)} if others beside it are called so. Looks at all lanes. */
    static String of(Snapshot snapshot, int id) {
        Lane lane = snapshot.lane(id);
        String name = snapshot.laneName(id);
        if (lane == null || snapshot.lanes() > MOST_READ) {
            return name;
        }
        int place = 0;
        int count = 0;
        for (int other = 1; other <= snapshot.lanes(); other++) {
            Lane beside = snapshot.lane(other);
            if (beside != null && beside.name() == lane.name() && beside.parent() == lane.parent()
                    && beside.kind() == lane.kind()) {
                count++;
                place = other == id ? count : place;
            }
        }
        return count == 1 ? name : Phrases.of("lane.of-several", name, place, count);
    }
}
