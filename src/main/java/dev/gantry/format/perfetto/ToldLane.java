package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.Arrays;

import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Switch;

/**
 * Writing progress of one lane. Its rows, each in order of time, become one stack of slices that begin and end: the
 * next event is the beginning of the next slice in the row below what is open, if that lies inside it, else the end of
 * what is open.
 */
final class ToldLane {
    private static final long NEVER = Long.MAX_VALUE;

    private final int id;
    private final long track;
    private final EventPackets packets;
    private final ToldTasks tasks;
    private Lane seen;

    /** When the first thing happened on the lane as it was seen that was not told. */
    private long due;

    /** Numbers of what is told next, counted from the lane's beginning: what a trace has dropped keeps its number. */
    private long[] next = {};
    private long marks;
    private long wakes;
    private long switches;
    private long lines;
    private int[] tasksOf = {0};
    private int open;
    private boolean closed;

    ToldLane(int id, EventPackets packets, ToldTasks tasks) {
        this.id = id;
        this.track = PacketWords.track(id, PacketWords.LANE_TRACK);
        this.packets = packets;
        this.tasks = tasks;
    }

    /** Whether all of this was told that happened up to this time. */
    boolean isTold(Lane lane, long upTo) {
        return lane == seen && (due > upTo || due == NEVER);
    }

    /** Whether its end was told. */
    boolean isClosed() {
        return closed;
    }

    void closed() {
        closed = true;
    }

    /**
     * Tells what happened on the lane up to this time; returns how many slices and events the trace dropped before they
     * were told.
     */
    long tell(Snapshot snapshot, Lane lane, long upTo) throws IOException {
        if (lane.depth() > next.length) {
            next = Arrays.copyOf(next, lane.depth());
            tasksOf = Arrays.copyOf(tasksOf, lane.depth() + 1);
        }
        long missed = skipDropped(lane, snapshot.first());
        due = slices(snapshot, lane, upTo);
        wakes(lane, upTo);
        marks(snapshot, lane, upTo);
        switches(lane, upTo);
        lines(snapshot, lane, upTo);
        due = lane.closed() > upTo ? Math.min(due, lane.closed()) : due;
        seen = lane;
        return missed;
    }

    /** Goes on with the first that is there; a slice that was begun in the file and is gone ends at the cut. */
    private long skipDropped(Lane lane, long cut) throws IOException {
        int kept = 0;
        while (kept < open && next[kept] > lane.row(kept).gone()) {
            kept++;
        }
        while (open > kept) {
            packets.openBare(cut, track, TrackEvent.Type.TYPE_SLICE_END);
            packets.close();
            open--;
        }
        long missed = 0;
        for (int depth = 0; depth < lane.depth(); depth++) {
            missed += Math.max(0, lane.row(depth).gone() - next[depth]);
            next[depth] = Math.max(next[depth], lane.row(depth).gone());
        }
        missed += Math.max(0, lane.goneMarks() - marks) + Math.max(0, lane.goneSwitches() - switches);
        marks = Math.max(marks, lane.goneMarks());
        switches = Math.max(switches, lane.goneSwitches());
        wakes = Math.max(wakes, lane.goneWakes());
        lines = Math.max(lines, lane.goneLines());
        return missed;
    }

    private void marks(Snapshot snapshot, Lane lane, long upTo) throws IOException {
        int i = (int) (marks - lane.goneMarks());
        for (; i < lane.marks() && lane.markTime(i) <= upTo; i++) {
            long text = packets.name(snapshot, lane.markText(i));
            packets.open(lane.markTime(i), track, TrackEvent.Type.TYPE_INSTANT);
            packets.category(PacketWords.MARK);
            packets.name(text);
            if (lane.markDetails(i) != 0) {
                packets.details(snapshot, lane.markDetails(i));
            }
            packets.close();
        }
        marks = i + lane.goneMarks();
        due = i < lane.marks() ? Math.min(due, lane.markTime(i)) : due;
    }

    private void switches(Lane lane, long upTo) throws IOException {
        int i = (int) (switches - lane.goneSwitches());
        for (; i < lane.switches() && lane.switchTime(i) <= upTo; i++) {
            Switch change = lane.switchAt(i);
            packets.open(change.time(), track, TrackEvent.Type.TYPE_INSTANT);
            packets.category(PacketWords.SWITCH);
            packets.name(PacketWords.name(change.reason()));
            packets.number(PacketWords.FROM, change.from());
            packets.number(PacketWords.TO, change.to());
            packets.close();
        }
        switches = i + lane.goneSwitches();
        due = i < lane.switches() ? Math.min(due, lane.switchTime(i)) : due;
    }

    private void lines(Snapshot snapshot, Lane lane, long upTo) throws IOException {
        int i = (int) (lines - lane.goneLines());
        for (; i < lane.lines() && lane.lineTime(i) <= upTo; i++) {
            long text = packets.string(snapshot, lane.lineText(i));
            packets.packet(Tracks.ofLine(id, lane.lineTime(i), lane.lineText(i) == 0 ? 0 : text));
        }
        lines = i + lane.goneLines();
        due = i < lane.lines() ? Math.min(due, lane.lineTime(i)) : due;
    }

    /** Tells the slices up to this time; returns when the next one begins or ends. */
    private long slices(Snapshot snapshot, Lane lane, long upTo) throws IOException {
        while (true) {
            Row inside = open < lane.depth() ? lane.row(open) : null;
            int at = inside == null ? 0 : (int) (next[open] - inside.gone());
            boolean more = inside != null && at < inside.size();
            long start = more ? inside.start(at) : NEVER;
            Row around = open == 0 ? null : lane.row(open - 1);
            int holder = open == 0 ? 0 : (int) (next[open - 1] - around.gone()) - 1;
            long end = open == 0 ? NEVER : around.end(holder);
            if (more && (start < end || start == end && inside.end(at) == end)) {
                if (start > upTo) {
                    return start;
                }
                begin(snapshot, inside, at);
            } else if (end != NEVER && end <= upTo) {
                end(snapshot, lane, around, holder, end);
            } else {
                return end;
            }
        }
    }

    private void begin(Snapshot snapshot, Row row, int i) throws IOException {
        State state = row.state(i);
        int task = row.task(i);
        int name = row.name(i);
        long start = row.start(i);
        boolean work = state == State.RUNNING || state == State.CALLBACK;
        boolean known = task != 0 && snapshot.hasTask(task);
        boolean starts = state == State.RUNNING && known && tasks.startsWith(snapshot, task, id, start);
        int taskName = known && work && name == 0 ? snapshot.taskName(task) : 0;
        long number = name != 0 ? packets.name(snapshot, name) : packets.label(snapshot, taskName);
        packets.open(start, track, TrackEvent.Type.TYPE_SLICE_BEGIN);
        packets.category(PacketWords.category(state));
        if (starts) {
            packets.category(PacketWords.STARTS);
        }
        if (name != 0 || taskName != 0) {
            packets.name(number);
        } else if (work && task != 0) {
            packets.name(state == State.CALLBACK ? "callback of task" : "task", task);
        } else {
            packets.name(state.id(), 0);
        }
        if (task != tasksOf[open]) {
            if (work && task != 0) {
                packets.flow(task);
            } else {
                packets.number(PacketWords.TASK, task);
            }
        }
        if (row.awaited(i) != 0) {
            packets.number(PacketWords.AWAITED, row.awaited(i));
        }
        if (row.details(i) != 0) {
            packets.details(snapshot, row.details(i));
        }
        packets.close();
        next[open]++;
        tasksOf[++open] = task;
    }

    private void end(Snapshot snapshot, Lane lane, Row row, int i, long end) throws IOException {
        State state = row.state(i);
        int task = row.task(i);
        boolean ends = state == State.RUNNING && task != 0 && snapshot.hasTask(task)
                && tasks.endsWith(snapshot, task, id, end);
        int error = ends ? snapshot.taskError(task) : 0;
        long errorText = packets.string(snapshot, error);
        wakes(lane, end - 1);
        int wake = (int) (wakes - lane.goneWakes());
        boolean woken = state == State.BLOCKED && wake < lane.wakes() && lane.wake(wake).time() == end;
        if (ends || woken) {
            packets.open(end, track, TrackEvent.Type.TYPE_SLICE_END);
        } else {
            packets.openBare(end, track, TrackEvent.Type.TYPE_SLICE_END);
        }
        if (ends) {
            packets.text(PacketWords.OUTCOME, PacketWords.outcome(snapshot.taskState(task)));
        }
        if (error != 0) {
            packets.text(PacketWords.ERROR, errorText);
        }
        if (woken) {
            packets.number(PacketWords.BY, lane.wake(wake).by());
            wakes++;
        }
        packets.close();
        open--;
    }

    /** Tells of the wakes up to this time that no end of a blocked slice told of. */
    private void wakes(Lane lane, long upTo) throws IOException {
        int i = (int) (wakes - lane.goneWakes());
        for (; i < lane.wakes() && lane.wake(i).time() <= upTo; i++) {
            packets.open(lane.wake(i).time(), track, TrackEvent.Type.TYPE_INSTANT);
            packets.category(PacketWords.WAKE);
            packets.name(PacketWords.WOKEN);
            packets.number(PacketWords.BY, lane.wake(i).by());
            packets.close();
        }
        wakes = i + lane.goneWakes();
        due = i < lane.wakes() ? Math.min(due, lane.wake(i).time()) : due;
    }
}
