package dev.gantry.view.layout;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;

/**
 * Names of lanes that tell them apart: those of one name in several processes or threads have their holder's before
 * it, {@code SpawnProcess-3 › main}, and those of one name, kind and holder are told apart by their order. In
 * recordings of more than 100,000 lanes each has its plain name. All threads may ask.
 */
public final class LaneNames {
    private static final int MOST_READ = 100_000;

    /** In {@link Known#holders}: lanes of the name are held by several. */
    private static final int SEVERAL = -1;

    private static volatile Known known = new Known(new WeakReference<>(null), new int[0], Map.of());

    private LaneNames() {}

    /**
     * The lanes of the snapshot that was asked for last: each row of a table asks.
     *
     * @param places of lanes among those alike
     * @param holders for each name the one lane that holds all lanes of that name, 0 for none, or several
     */
    private record Known(WeakReference<Snapshot> of, int[] places, Map<Integer, Integer> holders) {}

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
        boolean elsewhere = false;
        for (int other = 1; other <= snapshot.lanes(); other++) {
            Lane beside = snapshot.lane(other);
            if (beside != null && beside.name() == lane.name()) {
                elsewhere |= beside.parent() != lane.parent();
                if (beside.parent() == lane.parent() && beside.kind() == lane.kind()) {
                    count++;
                    place = other == id ? count : place;
                }
            }
        }
        String own = count == 1 ? name : Phrases.of("lane.of-several", name, place, count);
        return elsewhere && lane.parent() != 0 ? Phrases.of("lane.within", of(snapshot, lane.parent()), own) : own;
    }

    /** In a table: {@code worker (2)} if others beside it are called so. */
    public static String inTable(Snapshot snapshot, int id) {
        Known all = known(snapshot);
        String own = of(snapshot.laneName(id), id > 0 && id < all.places.length ? all.places[id] : 0);
        Lane lane = snapshot.lane(id);
        return lane != null && lane.parent() != 0 && all.holders.getOrDefault(lane.name(), 0) == SEVERAL
                ? Phrases.of("lane.within", inTable(snapshot, lane.parent()), own)
                : own;
    }

    /** In the chart, where the others can be seen: {@code worker (2)}; a place of 0 is that of one without others. */
    static String of(String name, int place) {
        return place == 0 ? name : Phrases.of("lane.in-place", name, place);
    }

    /** For each lane its place among those of its name, from 1; 0 if it has it alone, or there are too many to look. */
    static int[] places(Snapshot snapshot) {
        return known(snapshot).places;
    }

    private static Known known(Snapshot snapshot) {
        Known last = known;
        if (!last.of.refersTo(snapshot)) {
            last = read(snapshot);
            known = last;
        }
        return last;
    }

    private static Known read(Snapshot snapshot) {
        int[] places = new int[snapshot.lanes() + 1];
        Map<Integer, Integer> holders = new HashMap<>();
        if (snapshot.lanes() > MOST_READ) {
            return new Known(new WeakReference<>(snapshot), places, holders);
        }
        Map<Alike, Integer> counts = new HashMap<>();
        for (int id = 1; id < places.length; id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null) {
                places[id] = counts.merge(Alike.of(lane), 1, Integer::sum);
                holders.merge(lane.name(), lane.parent(), (one, other) -> one.equals(other) ? one : SEVERAL);
            }
        }
        for (int id = 1; id < places.length; id++) {
            if (places[id] == 1 && counts.get(Alike.of(snapshot.lane(id))) == 1) {
                places[id] = 0;
            }
        }
        return new Known(new WeakReference<>(snapshot), places, holders);
    }
}
