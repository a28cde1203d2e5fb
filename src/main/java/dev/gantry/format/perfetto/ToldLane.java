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
    private int[] next = {};
    private int[] tasksOf = {0};
    private int open;
    private int marks;
    private int wakes;
    private int switches;
    private int lines;
    private boolean closed;

    ToldLane(int id, EventPackets packets, ToldTasks tasks) {
        this.id = id;
        this.track = PacketWords.track(id, PacketWords.LANE_TRACK);
        this.packets = packets;
        this.tasks = tasks;
    }

    /** Whether all of this was told. */
    boolean isTold(Lane lane) {
        return lane == seen;
    }

    /** Whether its end was told. */
    boolean isClosed() {
        return closed;
    }

    void closed() {
        closed = true;
    }

    /** Tells what happened on the lane up to this time. */
    void tell(Snapshot snapshot, Lane lane, long upTo) throws IOException {
        if (lane.depth() > next.length) {
            next = Arrays.copyOf(next, lane.depth());
            tasksOf = Arrays.copyOf(tasksOf, lane.depth() + 1);
        }
        slices(snapshot, lane, upTo);
        wakes(lane, upTo);
        for (; marks < lane.marks() && lane.markTime(marks) <= upTo; marks++) {
            long text = packets.name(snapshot, lane.markText(marks));
            packets.open(lane.markTime(marks), track, TrackEvent.Type.TYPE_INSTANT);
            packets.category(PacketWords.MARK);
            packets.name(text);
            if (lane.markDetails(marks) != 0) {
                packets.text(PacketWords.DETAILS, snapshot.name(lane.markDetails(marks)));
            }
            packets.close();
        }
        for (; switches < lane.switches() && lane.switchAt(switches).time() <= upTo; switches++) {
            Switch change = lane.switchAt(switches);
            packets.open(change.time(), track, TrackEvent.Type.TYPE_INSTANT);
            packets.category(PacketWords.SWITCH);
            packets.name(PacketWords.name(change.reason()));
            packets.number(PacketWords.FROM, change.from());
            packets.number(PacketWords.TO, change.to());
            packets.close();
        }
        for (; lines < lane.lines() && lane.lineTime(lines) <= upTo; lines++) {
            long text = packets.string(snapshot, lane.lineText(lines));
            packets.packet(Tracks.ofLine(id, lane.lineTime(lines), lane.lineText(lines) == 0 ? 0 : text));
        }
        seen = upTo == NEVER ? lane : null;
    }

    private void slices(Snapshot snapshot, Lane lane, long upTo) throws IOException {
        while (true) {
            Row inside = open < lane.depth() ? lane.row(open) : null;
            boolean more = inside != null && next[open] < inside.size();
            long start = more ? inside.start(next[open]) : NEVER;
            long end = open == 0 ? NEVER : lane.row(open - 1).end(next[open - 1] - 1);
            if (more && (start < end || start == end && inside.end(next[open]) == end)) {
                if (start > upTo) {
                    return;
                }
                begin(snapshot, inside, next[open]);
            } else if (end != NEVER && end <= upTo) {
                end(snapshot, lane, lane.row(open - 1), next[open - 1] - 1, end);
            } else {
                return;
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
            packets.text(PacketWords.DETAILS, snapshot.name(row.details(i)));
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
        boolean woken = state == State.BLOCKED && wakes < lane.wakes() && lane.wake(wakes).time() == end;
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
            packets.number(PacketWords.BY, lane.wake(wakes++).by());
        }
        packets.close();
        open--;
    }

    /** Tells of the wakes up to this time that no end of a blocked slice told of. */
    private void wakes(Lane lane, long upTo) throws IOException {
        for (; wakes < lane.wakes() && lane.wake(wakes).time() <= upTo; wakes++) {
            packets.open(lane.wake(wakes).time(), track, TrackEvent.Type.TYPE_INSTANT);
            packets.category(PacketWords.WAKE);
            packets.name(PacketWords.WOKEN);
            packets.number(PacketWords.BY, lane.wake(wakes).by());
            packets.close();
        }
    }
}
