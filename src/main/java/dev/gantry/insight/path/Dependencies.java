package dev.gantry.insight.path;

import java.util.Arrays;

import dev.gantry.insight.Going;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Switch;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;
import dev.gantry.trace.Wake;

/**
 * Dependencies in a recording: what had to come before what, and how long before at least.
 *
 * <p><b>Nodes</b> are the instants on a lane at which something begins, ends, or has to do with another lane.
 *
 * <p><b>Edges</b> lead from an earlier node to a later one that could not have come before a lag after it:
 * <ul>
 * <li>along a lane, with all the time between as the lag: it worked, slept, waited for I/O, or nothing tells why it
 *     went on when it did;
 * <li>along a lane without a lag, where it waited, was idle or had no thread, and another lane ended that;
 * <li>from a task's submission to its start, from a task's end to who waited for it, from a wake to the woken lane,
 *     from a switch to the coroutine that got the thread.
 * </ul>
 * Where a node came later than its edges demand, as a worker takes a moment to take up its next task, their lags are
 * raised by that: so each node came as early as its edges let it. A node without an edge to it stands where it stood.
 *
 * <p>Nodes are put in an order in which each comes after those that it depends on. Of things at one and the same
 * nanosecond that depend on each other in a circle one edge is left out.
 */
final class Dependencies {
    private static final int STRIDE = 1 << 12;
    private static final int NEAR = 8;

    private final Snapshot recorded;
    private final int[] base; // of each lane its first node; of the one behind the last, how many there are
    private final long[] times;
    private final int[] latest; // of each lane the node that was asked for last
    private final Edges edges = new Edges();
    private int[] order;

    private Dependencies(Snapshot recorded, Going going) {
        this.recorded = recorded;
        Instants[] instants = new Instants[recorded.lanes() + 1];
        for (int id = 1; id < instants.length; id++) {
            instants[id] = recorded.lane(id) == null ? null : new Instants();
        }
        for (int task = 1; task <= recorded.tasks() && (task % STRIDE != 0 || going.on(STRIDE)); task++) {
            if (recorded.hasTask(task)) {
                add(instants, recorded.taskSubmittedBy(task), recorded.taskSubmitted(task));
                add(instants, recorded.taskLane(task), recorded.taskStarted(task));
                add(instants, recorded.taskLane(task), recorded.taskEnded(task));
            }
        }
        for (int id = 1; id < instants.length && going.on(1); id++) {
            if (instants[id] != null) {
                addSlices(instants, recorded.lane(id));
            }
        }
        base = new int[instants.length + 1];
        latest = new int[instants.length];
        for (int id = 1; id < instants.length; id++) {
            base[id + 1] = base[id] + (instants[id] == null ? 0 : instants[id].settle());
        }
        times = new long[base[instants.length]];
        for (int id = 1; id < instants.length; id++) {
            if (instants[id] != null) {
                instants[id].copyTo(times, base[id]);
                instants[id] = null;
            }
        }
    }

    static Dependencies of(Snapshot recorded, Going going) {
        Dependencies made = new Dependencies(recorded, going);
        if (!going.isStopped()) {
            made.join();
        }
        return made;
    }

    int nodes() {
        return times.length;
    }

    long time(int node) {
        return times[node];
    }

    /** When the last node was; the recording's beginning if there is none. */
    long lastTime() {
        return Arrays.stream(times).max().orElse(recorded.first());
    }

    /** The node at this place of the order. */
    int inOrder(int at) {
        return order[at];
    }

    /** The first edge to this node; those of the next node follow. */
    int firstEdge(int node) {
        return edges.first[node];
    }

    /** The node that this edge comes from. */
    int from(int edge) {
        return edges.from[edge];
    }

    /** By how many nanoseconds the later node of this edge comes after the earlier one, at least. */
    long lag(int edge) {
        return edges.lag[edge];
    }

    /** The task whose time the lag is; 0 if it is nobody's. */
    int runs(int edge) {
        return edges.runs[edge];
    }

    /** The node at which this task ended; -1 if it has not ended or never ran. */
    int endOf(int task) {
        return recorded.hasTask(task) && recorded.taskStarted(task) != Trace.NONE
                && recorded.taskEnded(task) != Trace.NONE
                        ? node(recorded.taskLane(task), recorded.taskEnded(task))
                        : -1;
    }

    private static void add(Instants[] instants, int lane, long time) {
        if (time != Trace.NONE && lane > 0 && lane < instants.length && instants[lane] != null) {
            instants[lane].add(time);
        }
    }

    private void addSlices(Instants[] instants, Lane lane) {
        Instants own = instants[lane.id()];
        if (lane.depth() > 0) {
            own.add(Math.max(lane.opened(), recorded.first()));
        }
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size(); i++) {
                if (depth == 0 || !row.state(i).isWork()) {
                    own.add(row.start(i));
                    own.add(Math.min(row.end(i), recorded.horizon()));
                }
            }
        }
        for (int i = 0; i < lane.wakes(); i++) {
            Wake wake = lane.wake(i);
            own.add(wake.time());
            add(instants, wake.by(), wake.time());
        }
        for (int i = 0; i < lane.switches(); i++) {
            Switch passed = lane.switchAt(i);
            add(instants, passed.from(), passed.time());
            add(instants, passed.to(), passed.time());
        }
    }

    /** The node at this instant; -1 if there is none. Quick where one of the next few of its lane is asked for. */
    private int node(int lane, long time) {
        if (lane <= 0 || lane >= base.length - 1) {
            return -1;
        }
        int near = Math.max(base[lane], latest[lane]);
        for (int node = near; node < Math.min(near + NEAR, base[lane + 1]); node++) {
            if (times[node] == time) {
                latest[lane] = node;
                return node;
            }
        }
        int found = Arrays.binarySearch(times, base[lane], base[lane + 1], time);
        latest[lane] = found < 0 ? near : found;
        return found < 0 ? -1 : found;
    }

    private void join() {
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (recorded.hasTask(task) && recorded.taskStarted(task) != Trace.NONE) {
                cross(recorded.taskSubmittedBy(task), recorded.taskSubmitted(task), recorded.taskLane(task),
                        recorded.taskStarted(task));
            }
        }
        for (int id = 1; id <= recorded.lanes(); id++) {
            Lane lane = recorded.lane(id);
            for (int i = 0; lane != null && i < lane.wakes(); i++) {
                cross(lane.wake(i).by(), lane.wake(i).time(), id, lane.wake(i).time());
            }
            for (int i = 0; lane != null && i < lane.switches(); i++) {
                Switch passed = lane.switchAt(i);
                cross(passed.from(), passed.time(), passed.to(), passed.time());
            }
            if (lane != null) {
                awaited(lane);
            }
        }
        edges.gather(times.length, times.length);
        for (int id = 1; id <= recorded.lanes(); id++) {
            if (base[id + 1] - base[id] > 1) {
                along(recorded.lane(id));
            }
        }
        edges.gather(times.length, 0);
        order = edges.order(times);
        edges.tighten(times, order);
    }

    private void cross(int fromLane, long from, int toLane, long to) {
        int earlier = node(fromLane, from);
        int later = node(toLane, to);
        if (earlier >= 0 && later >= 0 && earlier != later && from <= to) {
            edges.add(earlier, later, 0, 0);
        }
    }

    /** From the ends of tasks to the waits for them. */
    private void awaited(Lane lane) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size(); i++) {
                int task = row.state(i) == State.BLOCKED ? row.awaited(i) : 0;
                if (task != 0 && recorded.hasTask(task) && !row.isOpen(i) && recorded.taskEnded(task) != Trace.NONE
                        && recorded.taskEnded(task) <= row.end(i) && recorded.taskLane(task) != lane.id()) {
                    cross(recorded.taskLane(task), recorded.taskEnded(task), lane.id(), row.end(i));
                }
            }
        }
    }

    /** Joins the nodes of a lane. */
    private void along(Lane lane) {
        Inside[] inside = new Inside[lane.depth()];
        for (int depth = 0; depth < inside.length; depth++) {
            inside[depth] = new Inside(lane.row(depth));
        }
        Lane thread = lane.kind().isCoroutine() ? recorded.lane(lane.parent()) : null;
        int running = 0; // the task that the lane was at last
        int last = base[lane.id() + 1] - 1;
        for (int node = base[lane.id()]; node < last; node++) {
            Inside slice = innermost(inside, times[node]);
            boolean caused = edges.has(node + 1);
            boolean rigid;
            if (slice != null) {
                running = slice.task;
                rigid = slice.works || !caused;
            } else if (node == base[lane.id()] && caused && times[node] >= times[edges.earliest(node + 1, times)]) {
                continue; // the lane began for what follows
            } else {
                rigid = !caused || thread != null && leftForAWhile(thread, lane.id(), times[node]);
                boolean isAtIt = running != 0 && recorded.hasTask(running)
                        && recorded.taskEnded(running) > times[node];
                running = isAtIt ? running : 0;
            }
            edges.add(node, node + 1, rigid ? times[node + 1] - times[node] : 0, rigid ? running : 0);
        }
    }

    /** The innermost slice just after a time, which is later than the last one asked for; null if there is none. */
    private static Inside innermost(Inside[] inside, long time) {
        Inside found = null;
        for (Inside next : inside) {
            if (!next.isAt(time)) {
                return found;
            }
            found = next;
        }
        return found;
    }

    /** Walk along a row: the slice that it is at. */
    private static final class Inside {
        private final Row row;
        private int slice = -1;
        private long start;
        private long end = Long.MIN_VALUE;
        private boolean works;
        private int task;

        Inside(Row row) {
            this.row = row;
        }

        /** Goes on to the first slice that ends after this time; whether it has begun. */
        boolean isAt(long time) {
            while (end <= time) {
                slice++;
                if (slice == row.size()) {
                    end = Long.MAX_VALUE;
                    start = Long.MAX_VALUE;
                    return false;
                }
                end = row.end(slice);
                if (end > time) {
                    start = row.start(slice);
                    works = row.state(slice).isWork();
                    task = row.task(slice);
                }
            }
            return start <= time;
        }
    }

    /** Whether this coroutine gave the thread away at that time to sleep or for I/O. */
    private static boolean leftForAWhile(Lane thread, int lane, long time) {
        for (int i = thread.firstSwitchFrom(time); i < thread.switches() && thread.switchTime(i) == time; i++) {
            Switch passed = thread.switchAt(i);
            if (passed.from() == lane) {
                return passed.reason() == SwitchReason.SLEEP || passed.reason() == SwitchReason.IO;
            }
        }
        return false;
    }

    /** Instants of one lane. */
    private static final class Instants {
        private long[] all = new long[8];
        private int size;

        void add(long time) {
            if (size > 0 && all[size - 1] == time) {
                return;
            }
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = time;
        }

        /** Sorts them and leaves out what is there twice; how many there are. */
        int settle() {
            Arrays.parallelSort(all, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || all[i] != all[i - 1]) {
                    all[kept++] = all[i];
                }
            }
            size = kept;
            return kept;
        }

        void copyTo(long[] into, int at) {
            System.arraycopy(all, 0, into, at, size);
        }
    }
}
