package dev.gantry.view.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.NextEvent.Kind;
import dev.gantry.view.layout.LaneLayout;

/**
 * What comes next after a time of a recording, and what else could: each lane's own next event, and the starts of tasks
 * that wait then. All of it happens later in the recording, so the first one is right and the others are honest. Lanes
 * without a line of their own are left out, and so are marks and what is printed.
 *
 * @param options in an order that says nothing; fewer than two where there is nothing to choose
 */
public record NextQuestion(long after, List<NextEvent> options) {
    /** So many answers there are at most. */
    public static final int MOST = 4;

    /** So many changes of a lane are looked at that are none to ask for. */
    private static final int LOOKED_AT = 100;

    public NextQuestion {
        options = List.copyOf(options);
    }

    /** The question after this time of a recording with these lines. */
    public static NextQuestion after(long time, Snapshot snapshot, LaneLayout layout) {
        List<NextEvent> all = new ArrayList<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && layout.lineOf(id) >= 0) {
                next(snapshot, lane, time).ifPresent(all::add);
            }
        }
        waiting(snapshot, layout, time, all);
        all.sort(Comparator.comparingLong(NextEvent::time).thenComparing(NextEvent::kind)
                .thenComparingInt(NextEvent::lane));
        Set<String> words = new HashSet<>();
        List<NextEvent> told = new ArrayList<>();
        for (int i = 0; i < all.size() && told.size() < MOST; i++) {
            if (words.add(all.get(i).words(snapshot))) {
                told.add(all.get(i));
            }
        }
        Collections.shuffle(told, new Random(time));
        return new NextQuestion(time, told);
    }

    /** The time of what comes first; the one after which it asks if nothing does. */
    public long time() {
        return options.stream().mapToLong(NextEvent::time).min().orElse(after);
    }

    /** Whether this comes first; several may come at the same time. */
    public boolean isRight(NextEvent option) {
        return option.time() == time();
    }

    /** What comes first. */
    public Optional<NextEvent> right() {
        return options.stream().filter(this::isRight).findFirst();
    }

    /** Whether there is something to choose: two options, and one of them is wrong. */
    public boolean isOpen() {
        return options.stream().anyMatch(option -> !isRight(option));
    }

    /** Starts of tasks that wait at this time, the next ones to be submitted first. */
    private static void waiting(Snapshot snapshot, LaneLayout layout, long time, List<NextEvent> into) {
        int found = 0;
        for (int id = snapshot.firstTask(); id <= snapshot.tasks() && found < MOST; id++) {
            if (snapshot.hasTask(id) && snapshot.taskSubmitted(id) <= time && snapshot.taskStarted(id) > time
                    && layout.lineOf(snapshot.taskLane(id)) >= 0) {
                into.add(new NextEvent(snapshot.taskStarted(id), Kind.STARTS, snapshot.taskLane(id), id, ""));
                found++;
            }
        }
    }

    /** What this lane does next, if there is something that can be asked for. */
    private static Optional<NextEvent> next(Snapshot snapshot, Lane lane, long after) {
        long time = after;
        for (int looked = 0; looked < LOOKED_AT; looked++) {
            time = nextTime(lane, time);
            if (time == Long.MAX_VALUE) {
                return Optional.empty();
            }
            Optional<NextEvent> event = at(snapshot, lane, time);
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    /** When the lane next begins or ends a slice, or closes. */
    private static long nextTime(Lane lane, long after) {
        long next = lane.closed() == Trace.NONE || lane.closed() <= after ? Long.MAX_VALUE : lane.closed();
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int starts = row.firstStartingAt(after + 1);
            int ends = row.firstEndingAfter(after);
            next = Math.min(next, starts < row.size() ? row.start(starts) : Long.MAX_VALUE);
            next = Math.min(next, ends < row.size() ? row.end(ends) : Long.MAX_VALUE);
        }
        return next;
    }

    private static Optional<NextEvent> at(Snapshot snapshot, Lane lane, long time) {
        LaneNow before = LaneNow.at(snapshot, lane, time - 1);
        LaneNow now = LaneNow.at(snapshot, lane, time);
        if (snapshot.hasTask(before.task()) && snapshot.taskEnded(before.task()) == time) {
            return Optional.of(new NextEvent(time, Kind.ENDS, lane.id(), before.task(), ""));
        }
        if (snapshot.hasTask(now.task()) && snapshot.taskStarted(now.task()) == time) {
            return Optional.of(new NextEvent(time, Kind.STARTS, lane.id(), now.task(), ""));
        }
        return change(lane, before.state(), now, time);
    }

    private static Optional<NextEvent> change(Lane lane, Optional<State> before, LaneNow now, long time) {
        boolean coroutine = lane.kind().isCoroutine();
        boolean works = now.state().filter(State::isWork).isPresent();
        boolean worked = before.filter(State::isWork).isPresent();
        boolean held = worked || before.equals(Optional.of(State.BLOCKED));
        boolean holds = works || now.state().equals(Optional.of(State.BLOCKED));
        Optional<Kind> kind = Optional.empty();
        if (lane.closed() == time) {
            kind = Optional.of(Kind.CLOSES);
        } else if (coroutine && held != holds) {
            kind = Optional.of(holds ? Kind.GETS_THREAD : Kind.GIVES_THREAD);
        } else if (now.state().equals(Optional.of(State.BLOCKED)) && !before.equals(now.state())) {
            kind = Optional.of(Kind.BLOCKS);
        } else if (works && !worked) {
            kind = Optional.of(Kind.GOES_ON);
        }
        return kind.map(of -> new NextEvent(time, of, lane.id(), 0, of == Kind.BLOCKS ? now.name() : ""));
    }
}
