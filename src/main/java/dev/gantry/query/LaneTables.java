package dev.gantry.query;

import static dev.gantry.query.Column.id;
import static dev.gantry.query.Column.number;
import static dev.gantry.query.Column.real;
import static dev.gantry.query.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import dev.gantry.insight.Innermost;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.message.Message;

/** The lanes of a recording, and what lies on them beside slices: switches, wake-ups, marks, counters, states. */
final class LaneTables {
    private final Snapshot snapshot;
    private final Times times;
    private final Lane[] lanes;

    /** The states of a thread one after the other, with nothing nested. */
    private record States(int lane, List<Long> starts, List<Long> ends, List<State> states) {}

    /** A counter of a program, or the queue of an executor, and its place among all. */
    private record Counted(int place, Counter counter, String name, int lane) {}

    LaneTables(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.times = new Times(snapshot);
        this.lanes = IntStream.rangeClosed(1, snapshot.lanes()).mapToObj(snapshot::lane).filter(lane -> lane != null)
                .toArray(Lane[]::new);
    }

    private <U> Table<U> one(String name, List<Column<U>> columns, U all, int size) {
        return new Table<>(name, columns, 1, size, _ -> all, _ -> size);
    }

    /** A table whose units are the lanes. */
    private Table<Lane> byLane(String name, List<Column<Lane>> columns, ToIntFunction<Lane> size) {
        long rows = 0;
        for (Lane lane : lanes) {
            rows += size.applyAsInt(lane);
        }
        return new Table<>(name, columns, lanes.length, rows, i -> lanes[i], size);
    }

    /** The thread of a coroutine; of one that has none, such as a virtual thread, the coroutine itself. */
    private long thread(Lane lane) {
        if (lane.kind().isHolder()) {
            return Column.NULL;
        }
        Lane thread = snapshot.enclosing(lane.id(), LaneKind.THREAD);
        return thread == null ? lane.id() : thread.id();
    }

    private long process(Lane lane) {
        Lane process = snapshot.enclosing(lane.id(), LaneKind.PROCESS);
        return process == null ? Column.NULL : process.id();
    }

    /** Its name after those of the lanes that hold it. */
    private String path(Lane lane) {
        StringBuilder path = new StringBuilder(snapshot.laneName(lane.id()));
        for (Lane at = snapshot.lane(lane.parent()); at != null; at = snapshot.lane(at.parent())) {
            path.insert(0, " › ").insert(0, snapshot.laneName(at.id()));
        }
        return path.toString();
    }

    Table<?> lanes() {
        return one("gantry_lane", List.of(
                id("id", "its number", (all, i) -> all[i].id()),
                id("parent_id", "the lane that holds it", (all, i) -> Times.known(all[i].parent())),
                id("thread_id", "its thread: itself, or that of a coroutine", (all, i) -> thread(all[i])),
                id("process_id", "its process", (all, i) -> process(all[i])),
                text("kind", "process, thread, greenlet, …", (all, i) -> all[i].kind().id()),
                text("role", "worker, plain, …", (all, i) -> all[i].role().id()),
                text("name", "its name", (all, i) -> snapshot.laneName(all[i].id())),
                text("path", "its name after those of the lanes that hold it", (all, i) -> path(all[i])),
                number("system_id", "the number that the system gave it",
                        (all, i) -> all[i].systemId().orElse(Column.NULL)),
                number("opened", "when it began", (all, i) -> times.of(all[i].opened())),
                number("closed", "when it ended", (all, i) -> times.of(all[i].closed()))),
                lanes, lanes.length);
    }

    Table<?> executors() {
        List<ExecutorEntry> all = snapshot.executors();
        return one("gantry_executor", List.of(
                id("id", "its number", (some, i) -> some.get(i).id()),
                text("name", "its name", (some, i) -> some.get(i).name()),
                id("process_id", "the process that holds it", (some, i) -> Times.known(some.get(i).lane()))),
                all, all.size());
    }

    Table<?> switches() {
        return byLane("gantry_switch", List.of(
                number("ts", "when", (lane, i) -> times.of(lane.switchTime(i))),
                id("thread_id", "the thread that was switched", (lane, _) -> lane.id()),
                id("from_lane", "the lane that gave it away", (lane, i) -> lane.switchAt(i).from()),
                id("to_lane", "the lane that got it", (lane, i) -> lane.switchTo(i)),
                text("reason", "why", (lane, i) -> lane.switchAt(i).reason().id())), Lane::switches);
    }

    Table<?> wakes() {
        return byLane("gantry_wake", List.of(
                number("ts", "when", (lane, i) -> times.of(lane.wake(i).time())),
                id("lane_id", "the lane that was blocked", (lane, _) -> lane.id()),
                id("by_lane", "the lane that unblocked it", (lane, i) -> lane.wake(i).by())), Lane::wakes);
    }

    Table<?> marks() {
        return byLane("gantry_mark", List.of(
                number("ts", "when", (lane, i) -> times.of(lane.markTime(i))),
                id("lane_id", "where", (lane, _) -> lane.id()),
                text("text", "what it says", (lane, i) -> Message.plain(snapshot.name(lane.markText(i)))),
                text("details", "category and arguments, as JSON",
                        (lane, i) -> lane.markDetails(i) == 0 ? null : snapshot.name(lane.markDetails(i)))),
                Lane::marks);
    }

    private List<Counted> counted() {
        List<Counted> all = new ArrayList<>();
        for (Counter each : snapshot.counters()) {
            all.add(new Counted(all.size(), each, Message.plain(snapshot.name(each.name())), each.lane()));
        }
        for (ExecutorEntry each : snapshot.executors()) {
            all.add(new Counted(all.size(), each.queue(), "queue of " + each.name(), each.lane()));
        }
        return all;
    }

    Table<?> counters() {
        List<Counted> all = counted();
        return new Table<Counted>("gantry_counter", List.of(
                number("ts", "when it got this value", (unit, i) -> times.of(unit.counter.time(i))),
                id("track_id", "which counter", (unit, _) -> counterId(unit.place)),
                real("value", "the value, up to the next", (unit, i) -> unit.counter.real(i))),
                all.size(), all.stream().mapToLong(each -> each.counter.size()).sum(), all::get,
                unit -> unit.counter.size());
    }

    Table<?> counterTracks() {
        List<Counted> all = counted();
        return one("gantry_counter_track", List.of(
                id("id", "its number", (_, i) -> counterId(i)),
                text("name", "its name; an executor's queue is one, too", (some, i) -> some.get(i).name),
                id("lane_id", "the lane that it belongs to", (some, i) -> some.get(i).lane)),
                all, all.size());
    }

    /** Counters are numbered after the lanes, so that no number is that of a lane and of a counter. */
    private long counterId(int place) {
        return snapshot.lanes() + 1L + place;
    }

    Table<?> states() {
        return new Table<States>("gantry_thread_state", List.of(
                id("utid", "the thread", (unit, _) -> unit.lane),
                number("ts", "when it began", (unit, i) -> times.of(unit.starts.get(i))),
                number("dur", "how long it took; -1 while it goes on",
                        (unit, i) -> unit.ends.get(i) == Long.MAX_VALUE ? -1 : unit.ends.get(i) - unit.starts.get(i)),
                text("state", "Running, R (ready), or S (blocked, suspended, idle)",
                        (unit, i) -> letter(unit.states.get(i))),
                text("gantry_state", "the lane's innermost state", (unit, i) -> unit.states.get(i).id())),
                lanes.length, lanes.length, i -> states(lanes[i]), unit -> unit.starts.size());
    }

    private States states(Lane lane) {
        States states = new States(lane.id(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (thread(lane) == lane.id()) {
            Innermost.walk(lane, Long.MIN_VALUE, Long.MAX_VALUE, (from, to, state) -> {
                states.starts.add(from);
                states.ends.add(to);
                states.states.add(state);
            });
        }
        return states;
    }

    private static String letter(State state) {
        return switch (state) {
            case RUNNING, CALLBACK, SENDING -> "Running";
            case READY -> "R";
            case BLOCKED, SUSPENDED, IDLE -> "S";
        };
    }

    Table<?> bounds() {
        long end = snapshot.first() == Trace.NONE ? 0 : snapshot.horizon() - snapshot.first();
        return one("trace_bounds", List.of(
                Column.<Long>number("start_ts", "the first record: 0", (_, _) -> 0),
                Column.<Long>number("end_ts", "the last record", (last, _) -> last)), end, 1);
    }
}
