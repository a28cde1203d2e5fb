package dev.gantry.ui.names;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

import dev.gantry.insight.NameTable;
import dev.gantry.insight.NameTable.Kind;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.session.Reading;
import dev.gantry.view.search.Finder;
import dev.gantry.view.search.Match;
import dev.gantry.view.search.Matches;

/** All of one name, the longest first. Never changes. */
final class Instances extends AbstractList<Integer> implements RandomAccess {
    /** A name of a kind, and where it was asked for. */
    record Picked(Asked asked, Kind kind, int name) {}

    private final Snapshot snapshot;
    private final Picked picked;
    private final Matches matches;
    private final Integer[] order;

    private Instances(Snapshot snapshot, Picked picked, Matches matches) {
        this.snapshot = snapshot;
        this.picked = picked;
        this.matches = matches;
        long[] durations = new long[matches.size()];
        order = new Integer[durations.length];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = duration(matches.match(i));
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingLong(i -> -durations[i]));
    }

    /** Finds them; nothing where no name is picked. */
    static Reading.Work<Optional<Instances>> reading(Snapshot snapshot, Optional<Picked> picked) {
        return (wanted, progress) -> picked.isEmpty()
                ? Optional.of(Optional.empty())
                : Finder.find(snapshot, picked.get().asked.area(snapshot),
                        NameTable.only(snapshot, picked.get().kind, picked.get().name,
                                picked.get().asked.wanted(snapshot, _ -> {})),
                        wanted, progress)
                        .map(matches -> Optional.of(new Instances(snapshot, picked.get(), matches)));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Picked picked() {
        return picked;
    }

    Matches matches() {
        return matches;
    }

    /** The match at this place of the list. */
    Match match(int place) {
        return matches.match(order[place]);
    }

    @Override
    public Integer get(int index) {
        return Objects.checkIndex(index, order.length);
    }

    @Override
    public int size() {
        return order.length;
    }

    /** How long it took, so far if it goes on. */
    long duration(Match match) {
        return switch (match) {
            case Match.OfSlice(int lane, int depth, int index, long _) -> {
                Row row = snapshot.lane(lane).row(depth);
                yield (row.isOpen(index) ? snapshot.horizon() : row.end(index)) - row.start(index);
            }
            case Match.OfTask(int task, long _) ->
                snapshot.taskStarted(task) == Trace.NONE ? 0 : snapshot.taskRan(task);
            case Match.OfLane(int id, long _) -> {
                Lane lane = snapshot.lane(id);
                yield (lane.closed() == Trace.NONE ? snapshot.horizon() : lane.closed()) - lane.opened();
            }
            case Match.OfMark _,Match.OfNote _ -> 0;
        };
    }

    /** The lane that it is on; 0 for a task that never ran. */
    int lane(Match match) {
        return switch (match) {
            case Match.OfSlice slice -> slice.lane();
            case Match.OfTask task -> snapshot.taskLane(task.task());
            case Match.OfLane lane -> lane.lane();
            case Match.OfMark mark -> mark.lane();
            case Match.OfNote _ -> 0;
        };
    }
}
