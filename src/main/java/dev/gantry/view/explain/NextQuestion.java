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
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.NextEvent.Kind;
import dev.gantry.view.layout.LaneLayout;

/**
 * What comes next after a time of a recording, and what else could: each lane's own next event, and the starts of tasks
 * that wait then. All of it happens later in the recording, so the first one is right and the others are honest. What
 * another thread does at almost the same time is no answer, as nobody could know which of the two comes first; what one
 * thread does has its order from the program. Lanes without a line of their own are left out, and so are marks and what
 * is printed.
 *
 * @param options in an order that says nothing; fewer than two where there is nothing to choose
 * @param passed when the last comes of what comes together with the first
 */
public record NextQuestion(long after, List<NextEvent> options, long passed) {
    /** So many answers there are at most. */
    public static final int MOST = 4;

    /** So many changes of a lane are looked at that are none to ask for. */
    private static final int LOOKED_AT = 100;

    public NextQuestion {
        options = List.copyOf(options);
    }

    /**
     * The question after this time of a recording with these lines.
     *
     * @param apart what two threads do less than so many nanoseconds apart comes together
     */
    public static NextQuestion after(long time, Snapshot snapshot, LaneLayout layout, long apart) {
        List<NextEvent> all = new ArrayList<>();
        for (int line = 0; line < layout.size(); line++) {
            Lane lane = snapshot.lane(layout.lane(line));
            if (lane != null && layout.lineOf(lane.id()) == line) {
                next(snapshot, lane, time).ifPresent(all::add);
                waiting(snapshot, lane, time).filter(start -> !all.contains(start)).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingLong(NextEvent::time).thenComparing(NextEvent::kind)
                .thenComparingInt(NextEvent::lane));
        Set<String> words = new HashSet<>();
        List<NextEvent> told = new ArrayList<>();
        long passed = time;
        for (int i = 0; i < all.size() && told.size() < MOST; i++) {
            NextEvent event = all.get(i);
            if (!told.isEmpty() && event.time() - told.getFirst().time() < apart
                    && thread(snapshot, event) != thread(snapshot, told.getFirst())) {
                passed = event.time();
            } else if (words.add(event.words(snapshot))) {
                told.add(event);
                passed = Math.max(passed, told.getFirst().time());
            }
        }
        Collections.shuffle(told, new Random(time));
        return new NextQuestion(time, told, passed);
    }

    /** The thread that has this lane; the lane itself if none has. */
    private static int thread(Snapshot snapshot, NextEvent event) {
        Lane thread = snapshot.enclosing(event.lane(), LaneKind.THREAD);
        return thread == null ? event.lane() : thread.id();
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

    /** The start of the task that waits at this time and is the next such one to start on this lane. */
    private static Optional<NextEvent> waiting(Snapshot snapshot, Lane lane, long time) {
        Optional<NextEvent> first = Optional.empty();
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int from = row.firstStartingAt(time + 1);
            for (int i = from; i < Math.min(row.size(), from + LOOKED_AT); i++) {
                int task = row.task(i);
                long start = row.start(i);
                if (snapshot.hasTask(task) && snapshot.taskStarted(task) == start
                        && snapshot.taskSubmitted(task) <= time) {
                    if (first.isEmpty() || start < first.get().time()) {
                        first = Optional.of(new NextEvent(start, Kind.STARTS, lane.id(), task, ""));
                    }
                    break;
                }
            }
        }
        return first;
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
