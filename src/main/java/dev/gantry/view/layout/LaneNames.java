package dev.gantry.view.layout;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;

/** Names of lanes: those of one name, kind and holder are told apart by their order. All threads may ask. */
public final class LaneNames {
    private static final int MOST_READ = 100_000;

    private static volatile Known known = new Known(new WeakReference<>(null), new int[0]);

    private LaneNames() {}

    /** The places of the lanes of the snapshot that was asked for last: each row of a table asks. */
    private record Known(WeakReference<Snapshot> of, int[] places) {}

    /** What lanes have that must be told apart. */
    private record Alike(int parent, LaneKind kind, int name) {
        static Alike of(Lane lane) {
            return new Alike(lane.parent(), lane.kind(), lane.name());
        }
    }

    /** In a sentence: {@code worker}, or {@code worker (2 of 3)} if others beside it are called so. Looks at all. */
    public static String of(Snapshot snapshot, int id) {
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

    /** In a table, as in the chart: {@code worker (2)} if others beside it are called so. */
    public static String inTable(Snapshot snapshot, int id) {
        int[] places = places(snapshot);
        return of(snapshot.laneName(id), id > 0 && id < places.length ? places[id] : 0);
    }

    /** In the chart, where the others can be seen: {@code worker (2)}; a place of 0 is that of one without others. */
    static String of(String name, int place) {
        return place == 0 ? name : Phrases.of("lane.in-place", name, place);
    }

    /** For each lane its place among those of its name, from 1; 0 if it has it alone, or there are too many to look. */
    static int[] places(Snapshot snapshot) {
        Known last = known;
        if (last.of.refersTo(snapshot)) {
            return last.places;
        }
        int[] places = read(snapshot);
        known = new Known(new WeakReference<>(snapshot), places);
        return places;
    }

    private static int[] read(Snapshot snapshot) {
        int[] places = new int[snapshot.lanes() + 1];
        if (snapshot.lanes() > MOST_READ) {
            return places;
        }
        Map<Alike, Integer> counts = new HashMap<>();
        for (int id = 1; id < places.length; id++) {
            Lane lane = snapshot.lane(id);
            places[id] = lane == null ? 0 : counts.merge(Alike.of(lane), 1, Integer::sum);
        }
        for (int id = 1; id < places.length; id++) {
            if (places[id] == 1 && counts.get(Alike.of(snapshot.lane(id))) == 1) {
                places[id] = 0;
            }
        }
        return places;
    }
}
