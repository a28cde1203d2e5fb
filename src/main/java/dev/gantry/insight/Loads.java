package dev.gantry.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;

/**
 * The {@link Load} of all executors of a recording, made once so that any stretch of time is read quickly. Never
 * changes.
 *
 * <p>Tasks that were submitted one after the other make a block, which knows from when to when any of its tasks was in
 * progress, and for how long those of each executor were. A block that lies in one part of the stretch is one addition;
 * the tasks of others are read one by one. So the cost grows with the number of parts, and not with that of tasks,
 * unless tasks that take long lie among short ones everywhere. Rejected: sorted starts and ends, 16 bytes a task.
 */
public final class Loads {
    private static final int BLOCK = 1 << 8;

    private final Snapshot snapshot;
    private final List<Integer> executors = new ArrayList<>();
    private final int[] places; // by an executor's id, its place among the executors; 0 for those that are not known
    private final List<BitSet> lanes = new ArrayList<>(); // by place, the lanes that ran tasks
    private final long[] starts; // by block
    private final long[] ends;
    private final int[] sums; // by block, its first entry in the following two
    private int[] ofPlace = new int[1 << 8];
    private long[] nanos = new long[1 << 8];

    private Loads(Snapshot snapshot) {
        this.snapshot = snapshot;
        places = new int[snapshot.executors().stream().mapToInt(ExecutorEntry::id).max().orElse(0) + 1];
        executors.add(0);
        for (ExecutorEntry each : snapshot.executors()) {
            places[each.id()] = executors.size();
            executors.add(each.id());
        }
        executors.forEach(_ -> lanes.add(new BitSet()));
        int blocks = (snapshot.tasks() + BLOCK - 1) / BLOCK;
        starts = new long[blocks];
        ends = new long[blocks];
        sums = new int[blocks + 1];
    }

    /** The loads of a recording. */
    public static Loads of(Snapshot snapshot) {
        return of(snapshot, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * The loads of a recording. Cost: one look at every task, some ten million a second.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Loads> of(Snapshot snapshot, BooleanSupplier goesOn, DoubleConsumer progress) {
        Loads loads = new Loads(snapshot);
        Going going = new Going(goesOn, progress, snapshot.tasks());
        long[] times = new long[loads.executors.size()];
        int[] met = new int[BLOCK];
        for (int block = 0; block < loads.starts.length; block++) {
            loads.read(block, times, met);
            if (block % 16 == 0 && !going.on(16 * BLOCK)) {
                return Optional.empty();
            }
        }
        return Optional.of(loads);
    }

    /** The recording. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The executors by their ids; 0 among them, the last, if tasks ran that were handed to none that is known. */
    public List<Integer> executors() {
        List<Integer> known = new ArrayList<>(executors.subList(1, executors.size()));
        if (!lanes.getFirst().isEmpty()) {
            known.add(0);
        }
        return List.copyOf(known);
    }

    private int place(int executor) {
        return executor > 0 && executor < places.length ? places[executor] : 0;
    }

    /** Sums up a block; {@code times} is all 0 before and after, {@code met} is scratch. */
    private void read(int block, long[] times, int[] met) {
        int count = 0;
        starts[block] = Long.MAX_VALUE;
        ends[block] = Long.MIN_VALUE;
        for (int task = block * BLOCK + 1; task <= last(block); task++) {
            if (!hasRun(task)) {
                continue;
            }
            long start = snapshot.taskStarted(task);
            long end = end(task);
            int place = place(snapshot.taskExecutor(task));
            lanes.get(place).set(snapshot.taskLane(task));
            if (start < end) {
                met[count] = place;
                count += times[place] == 0 ? 1 : 0;
                times[place] += end - start;
                starts[block] = Math.min(starts[block], start);
                ends[block] = Math.max(ends[block], end);
            }
        }
        int at = sums[block];
        if (at + count > nanos.length) {
            ofPlace = Arrays.copyOf(ofPlace, nanos.length * 2);
            nanos = Arrays.copyOf(nanos, nanos.length * 2);
        }
        for (int i = 0; i < count; i++) {
            ofPlace[at + i] = met[i];
            nanos[at + i] = times[met[i]];
            times[met[i]] = 0;
        }
        sums[block + 1] = at + count;
    }

    private int last(int block) {
        return Math.min(snapshot.tasks(), (block + 1) * BLOCK);
    }

    private boolean hasRun(int task) {
        return snapshot.hasTask(task) && snapshot.taskStarted(task) != Trace.NONE;
    }

    private long end(int task) {
        long ended = snapshot.taskEnded(task);
        return ended == Trace.NONE ? snapshot.horizon() : ended;
    }

    /** The load of this executor, one of {@link #executors}, in these parts. */
    public Load over(Parts parts, int executor) {
        int place = place(executor);
        PartSums running = new PartSums(parts);
        for (int block = 0; block < starts.length; block++) {
            if (starts[block] < parts.end() && ends[block] > parts.start()) {
                add(block, place, running);
            }
        }
        return new Load(executor, parts, queued(parts, executor), running.means(), used(parts, place));
    }

    private void add(int block, int place, PartSums running) {
        for (int i = sums[block]; i < sums[block + 1]; i++) {
            if (ofPlace[i] == place) {
                if (!running.addWithin(starts[block], ends[block], nanos[i])) {
                    addEach(block, place, running);
                }
                return;
            }
        }
    }

    private void addEach(int block, int place, PartSums running) {
        for (int task = block * BLOCK + 1; task <= last(block); task++) {
            if (hasRun(task) && place(snapshot.taskExecutor(task)) == place) {
                running.add(snapshot.taskStarted(task), end(task));
            }
        }
    }

    private List<Long> queued(Parts parts, int executor) {
        Optional<Counter> queue = snapshot.executor(executor).map(ExecutorEntry::queue);
        List<Long> most = new ArrayList<>();
        for (int part = 0; part < parts.count(); part++) {
            long from = parts.edge(part);
            long to = parts.edge(part + 1);
            most.add(queue.map(of -> most(of, from, Math.max(from + 1, to))).orElse(0L));
        }
        return most;
    }

    private static long most(Counter queue, long from, long to) {
        int first = queue.from(from);
        boolean changes = first < queue.size() && queue.time(first) == from;
        long before = first == 0 || changes ? 0 : queue.value(first - 1);
        return Math.max(before, queue.most(first, queue.from(to)));
    }

    private List<Double> used(Parts parts, int place) {
        long[] busy = new long[parts.count()];
        PartSums there = new PartSums(parts);
        StateTimes times = new StateTimes();
        lanes.get(place).stream().mapToObj(snapshot::lane).filter(lane -> lane != null && lane.rest() == State.IDLE)
                .forEach(lane -> {
                    long until = Math.min(snapshot.horizon(),
                            lane.closed() == Trace.NONE ? Long.MAX_VALUE : lane.closed());
                    there.add(lane.opened(), until);
                    busy(lane, until, parts, times, busy);
                });
        List<Double> workers = there.means();
        List<Double> used = new ArrayList<>();
        for (int part = 0; part < busy.length; part++) {
            used.add(workers.get(part) == 0
                    ? Double.NaN
                    : busy[part] / (workers.get(part) * Math.max(1, parts.length(part))));
        }
        return used;
    }

    /** Adds for how long a lane did not rest in each part: its outer slices hold the others. */
    private static void busy(Lane lane, long until, Parts parts, StateTimes times, long[] into) {
        int last = parts.at(Math.min(until, parts.end()) - 1);
        for (int part = parts.at(lane.opened()); lane.depth() > 0 && part <= last; part++) {
            long from = Math.max(lane.opened(), parts.edge(part));
            long to = Math.min(until, parts.edge(part + 1));
            if (from < to) {
                times.clear();
                lane.row(0).times(from, to, times);
                into[part] += times.sum();
            }
        }
    }
}
