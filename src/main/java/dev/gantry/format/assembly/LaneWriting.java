package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.stack.SampleKind;

/** Writes one lane: its slices, the lanes beside it that overlapping ones need, its marks and counters. */
final class LaneWriting implements Sweep.Visitor {
    private static final double BEYOND_LONG = 0x1p63;

    private record Arrival(long time, int beside, int by) {}

    private final Track track;
    private final Target target;
    private final Trace trace;
    private final TraceLoader restoration;
    private final Map<Integer, Integer> told;
    private final long origin;
    private final long slack;
    private final List<Integer> ids = new ArrayList<>();
    private final Map<Integer, Integer> taskOf = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private Sorted sorted;
    private long opened;
    private int ended;
    private int stray;
    private int open;
    private int lost;
    private int cut;

    /** A lane; {@code told} is what the file's tasks are called in the trace. */
    LaneWriting(Track track, Target target, Map<Integer, Integer> told, long origin, long slack) {
        this.track = track;
        this.target = target;
        this.trace = target.trace();
        this.restoration = new TraceLoader(trace);
        this.told = told;
        this.origin = origin;
        this.slack = slack;
    }

    void open(long time, int parent) throws IOException {
        opened = time;
        ids.add(target.newLane());
        trace.laneOpened(time, id(), parent, track.kind(), track.role(), target.names().intern(track.name()));
        track.systemId().ifPresent(number -> trace.processId(time, id(), number));
    }

    boolean isOpen() {
        return !ids.isEmpty();
    }

    int id() {
        return ids.getFirst();
    }

    /** The id of the lane that lies so far beside, which is made if it is new. */
    int id(int beside) throws IOException {
        while (ids.size() <= beside) {
            int made = target.newLane();
            ids.add(made);
            String name = track.name() + " (overlapping " + ids.size() + ")";
            LaneKind kind = track.kind().isHolder() ? LaneKind.THREAD : track.kind();
            trace.laneOpened(opened, made, id(), kind, track.role(), target.names().intern(name));
        }
        return ids.get(beside);
    }

    Sorted sorted() throws IOException {
        sorted = sorted == null ? new Sorted(track.rows, target::step) : sorted;
        return sorted;
    }

    /** Whether this slice can be the work of one more task: it is none's yet. */
    boolean canTake(int row) {
        return State.byCode(track.rows.state(row)) == State.RUNNING && !taskOf.containsKey(row);
    }

    void take(int row, int task) {
        taskOf.put(row, task);
    }

    void wake(long time, int beside, int by) {
        arrivals.add(new Arrival(time, beside, by));
    }

    void write() throws IOException {
        Sweep sweep = new Sweep(sorted(), slack, this, target::step);
        lost = sweep.run();
        cut = sweep.cut();
        stray = sorted().stray();
        open = sorted().order().length - ended - lost;
        sorted = null;
        marks();
        counters();
        samples();
        Sorting.sort(arrivals, (a, b) -> Long.compare(a.time, b.time), target::step);
        for (Arrival arrival : arrivals) {
            target.step();
            trace.woken(arrival.time - origin, id(arrival.beside), arrival.by);
        }
        if (track.isClosed()) {
            for (int id : ids) {
                restoration.laneClosed(track.closed() - origin, id);
            }
        }
    }

    @Override
    public void begin(int beside, int row, long time) throws IOException {
        int lane = id(beside);
        Integer taken = taskOf.isEmpty() ? null : taskOf.get(row); // most lanes have none: no object for each slice
        int task = taken != null ? taken : told(track.rows.task(row));
        State state = State.byCode(track.rows.state(row));
        int link = track.rows.link(row);
        restoration.sliceStarted(time - origin, lane, state, task != 0 ? task : restoration.openTask(lane),
                taken != null ? 0 : track.rows.name(row), state == State.BLOCKED ? told(link) : link);
        if (taken != null) {
            restoration.taskStarted(time - origin, lane, taken);
        }
    }

    @Override
    public void end(int beside, int row, long time) throws IOException {
        ended++;
        restoration.sliceEnded(time - origin, id(beside));
        Integer taken = taskOf.isEmpty() ? null : taskOf.get(row);
        if (taken != null) {
            restoration.taskEnded(time - origin, id(beside), taken, TaskState.SUCCEEDED, 0);
        }
    }

    private int told(int task) {
        return task == 0 ? 0 : told.getOrDefault(task, 0);
    }

    private void marks() throws IOException {
        for (int i : track.marks.order(target::step)) {
            target.step();
            restoration.mark(track.marks.time(i) - origin, id(), track.marks.name(i), (int) track.marks.value(i));
        }
    }

    /** A counter that has a fraction, or more than a {@code long} holds, is one of real numbers. */
    private void counters() throws IOException {
        Points counters = track.counters;
        Set<Integer> reals = new HashSet<>();
        for (int i = 0; i < counters.size(); i++) {
            target.step();
            double value = real(i);
            if (!track.whole.get(i) && (value != Math.rint(value) || Math.abs(value) >= BEYOND_LONG)) {
                reals.add(counters.name(i));
            }
        }
        Set<Integer> declared = new HashSet<>();
        for (int i : counters.order(target::step)) {
            target.step();
            int name = counters.name(i);
            boolean real = reals.contains(name);
            if (declared.add(name)) {
                restoration.counterDeclared(id(), name, real);
            }
            long time = counters.time(i) - origin;
            if (real) {
                restoration.counter(time, id(), name, real(i));
            } else {
                restoration.counter(time, id(), name, track.whole.get(i) ? counters.value(i) : Math.round(real(i)));
            }
        }
    }

    private void samples() throws IOException {
        for (int i : target.takesSamples() ? track.samples.order(target::step) : new int[0]) {
            target.step();
            long weight = track.samples.value(i);
            restoration.sample(track.samples.time(i) - origin, id(), track.samples.name(i),
                    weight >> Track.KIND_BITS, SampleKind.byCode((int) weight & (1 << Track.KIND_BITS) - 1));
        }
    }

    private double real(int i) {
        long value = track.counters.value(i);
        return track.whole.get(i) ? value : Double.longBitsToDouble(value);
    }

    int beside() {
        return Math.max(0, ids.size() - 1);
    }

    int wakes() {
        return arrivals.size();
    }

    int stray() {
        return stray;
    }

    /** How many slices have no end. */
    int open() {
        return open;
    }

    int lost() {
        return lost;
    }

    /** How many slices were cut to fit beside others. */
    int cut() {
        return cut;
    }
}
