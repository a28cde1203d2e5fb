package dev.gantry.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;

/**
 * What the time of an area went to, by name: of slices with a name of their own, of tasks, executors and coroutines.
 *
 * <p>Cost: each slice of the area is read three times, twice for its name and its duration, and once with what lies in
 * it; durations take eight bytes each while they are sorted. Where they would take too much of the heap, those of some
 * names are sorted at a time, and the slices read once more for each.
 *
 * @param entries those that took the most time, {@value #MOST} at most, the greatest first
 * @param others how many names are left out
 * @param unsorted how many of the entries have too many durations to sort in this heap
 */
public record NameTable(List<Entry> entries, int others, int unsorted) {
    /** So many names are told. */
    public static final int MOST = 10_000;

    /** Durations take up to this part of the heap: twice, while those of a name are sorted. */
    private static final int HEAP_PART = 8;

    private static final int STRIDE = 1 << 12;

    /** What has a name. */
    public enum Kind {
        /** A slice by its own name: a function, or what it waited for; 0 for those that ran without one, in no task. */
        SLICE,
        /** A task by its name: from its start to its end, less the time in which it was suspended. */
        TASK,
        /** The tasks of an executor, by the executor's id. */
        EXECUTOR,
        /** A coroutine by its lane's name: while it had a thread. */
        COROUTINE
    }

    /**
     * All of one kind that have one name.
     *
     * @param name the number of the name; of an executor its id
     * @param count how many there are
     * @param total the nanoseconds of the area that they took, each for itself
     * @param own the same without what lay within them
     * @param share what part this is of the own time of all of the kind, from 0 to 1
     * @param durations how long each took, also outside of the area; empty if none has ended, or they are too many
     */
    public record Entry(Kind kind, int name, int count, double total, double own, double share,
            Optional<Distribution> durations) {}

    public NameTable {
        entries = List.copyOf(entries);
    }

    /** The names of this area, of what counts. */
    public static NameTable of(Snapshot snapshot, Area area, Wanted wanted) {
        return of(snapshot, area, wanted, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * The names of this area.
     *
     * @param wanted what of it counts; for this thread alone
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<NameTable> of(
            Snapshot snapshot, Area area, Wanted wanted, BooleanSupplier goesOn, DoubleConsumer progress) {
        return of(snapshot, area, wanted, goesOn, progress,
                Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / HEAP_PART / Long.BYTES));
    }

    /** The same, sorting at most so many durations at a time. */
    static Optional<NameTable> of(Snapshot snapshot, Area area, Wanted wanted, BooleanSupplier goesOn,
            DoubleConsumer progress, long most) {
        return new Reading(snapshot, area.within(snapshot), wanted, goesOn, progress, most).read();
    }

    /** Whether a slice counts by its own name; one of no task that ran and has none counts as such. */
    private static boolean isNamed(Row row, int slice) {
        return row.name(slice) > 0
                || row.name(slice) == 0 && row.task(slice) == 0 && row.state(slice) == State.RUNNING;
    }

    /** Those of this kind and name, of what else is wanted. */
    public static Wanted only(Snapshot snapshot, Kind kind, int name, Wanted wanted) {
        return new Wanted() {
            @Override
            public boolean slice(Row row, int slice) {
                return kind == Kind.SLICE && row.name(slice) == name && isNamed(row, slice) && wanted.slice(row, slice);
            }

            @Override
            public boolean task(int task) {
                return (kind == Kind.TASK && Math.max(0, snapshot.taskName(task)) == name
                        || kind == Kind.EXECUTOR && snapshot.taskExecutor(task) == name) && wanted.task(task);
            }

            @Override
            public boolean lane(Lane lane) {
                return kind == Kind.COROUTINE && lane.kind().isCoroutine() && lane.name() == name && wanted.lane(lane);
            }
        };
    }

    /** Takes one thing: how long it took, {@link Trace#NONE} if that is not known, and how long within the area. */
    private interface Each {
        void take(Kind kind, int name, long whole, long inside);
    }

    /** Sums of the names of a kind. */
    private static final class Sums {
        private int[] counts = new int[16];
        private int[] known = new int[16]; // how many have a duration
        private double[] totals = new double[16];
        private double[] owns = new double[16];
        private int[] ends = {}; // where the next duration goes

        void hold(int name) {
            if (name >= counts.length) {
                int size = Math.max(name + 1, counts.length * 2);
                counts = Arrays.copyOf(counts, size);
                known = Arrays.copyOf(known, size);
                totals = Arrays.copyOf(totals, size);
                owns = Arrays.copyOf(owns, size);
            }
        }

        void own(int name, long nanos) {
            if (name < counts.length && counts[name] > 0) {
                owns[name] += nanos;
            }
        }
    }

    /** One name of a kind. */
    private record Key(Kind kind, int name) {}

    private static final class Reading {
        private final Snapshot snapshot;
        private final Area area;
        private final Wanted wanted;
        private final TaskIds tasks;
        private final Going going;
        private final StateTimes times = new StateTimes();
        private final Map<Kind, Sums> sums = new EnumMap<>(Kind.class);
        private final long most;
        private long read;
        private int unsorted;

        Reading(Snapshot snapshot, Area area, Wanted wanted, BooleanSupplier goesOn, DoubleConsumer progress,
                long most) {
            this.snapshot = snapshot;
            this.area = area;
            this.wanted = wanted;
            this.most = most;
            tasks = TaskIds.in(snapshot, area);
            long work = 2L * tasks.size();
            for (int id = 1; id <= snapshot.lanes(); id++) {
                Lane lane = lane(id);
                work += lane == null ? 0 : 3 * Innermost.slices(lane, area.start(), area.end());
            }
            going = new Going(goesOn, progress, work);
            for (Kind kind : Kind.values()) {
                sums.put(kind, new Sums());
            }
        }

        Optional<NameTable> read() {
            if (!each(this::count) || !own()) {
                return Optional.empty();
            }
            List<Key> keys = new ArrayList<>();
            sums.forEach((kind, of) -> {
                for (int name = 0; name < of.counts.length; name++) {
                    if (of.counts[name] > 0) {
                        keys.add(new Key(kind, name));
                    }
                }
            });
            keys.sort(Comparator.comparingDouble((Key key) -> -sums.get(key.kind).totals[key.name]));
            List<Key> told = keys.subList(0, Math.min(MOST, keys.size()));
            List<Optional<Distribution>> durations = durations(told);
            if (going.isStopped()) {
                return Optional.empty();
            }
            Map<Kind, Double> owns = new EnumMap<>(Kind.class);
            sums.forEach((kind, of) -> owns.put(kind, Arrays.stream(of.owns).sum()));
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < told.size(); i++) {
                Key key = told.get(i);
                Sums of = sums.get(key.kind);
                double all = owns.get(key.kind);
                entries.add(new Entry(key.kind, key.name, of.counts[key.name], of.totals[key.name], of.owns[key.name],
                        all == 0 ? 0 : of.owns[key.name] / all, durations.get(i)));
            }
            return Optional.of(new NameTable(entries, keys.size() - told.size(), unsorted));
        }

        private void count(Kind kind, int name, long whole, long inside) {
            Sums of = sums.get(kind);
            of.hold(name);
            of.counts[name]++;
            of.known[name] += whole == Trace.NONE ? 0 : 1;
            of.totals[name] += inside;
        }

        /** The durations of as many names at a time as have room; empty where those of one name alone have none. */
        private List<Optional<Distribution>> durations(List<Key> keys) {
            List<Optional<Distribution>> found = new ArrayList<>();
            while (found.size() < keys.size() && !going.isStopped()) {
                int from = found.size();
                int to = from;
                long size = 0;
                while (to < keys.size() && size + known(keys.get(to)) <= most) {
                    size += known(keys.get(to));
                    to++;
                }
                if (to == from) {
                    found.add(Optional.empty());
                    unsorted++;
                } else {
                    found.addAll(durations(keys.subList(from, to), (int) size));
                }
            }
            return found;
        }

        private int known(Key key) {
            return sums.get(key.kind).known[key.name];
        }

        /** The durations of each name lie one after the other, and are sorted there. */
        private List<Optional<Distribution>> durations(List<Key> keys, int size) {
            int[] starts = new int[keys.size()];
            for (Sums of : sums.values()) {
                of.ends = new int[of.counts.length];
                Arrays.fill(of.ends, -1);
            }
            int start = 0;
            for (int i = 0; i < starts.length; i++) {
                starts[i] = start;
                sums.get(keys.get(i).kind).ends[keys.get(i).name] = start;
                start += known(keys.get(i));
            }
            long[] durations = new long[size];
            each((kind, name, whole, _) -> {
                Sums of = sums.get(kind);
                if (whole != Trace.NONE && of.ends[name] >= 0) {
                    durations[of.ends[name]++] = whole;
                }
            });
            List<Optional<Distribution>> found = new ArrayList<>();
            for (int i = 0; i < starts.length && !going.isStopped(); i++) {
                int end = sums.get(keys.get(i).kind).ends[keys.get(i).name];
                found.add(starts[i] == end
                        ? Optional.empty()
                        : Optional.of(Distribution.of(Arrays.copyOfRange(durations, starts[i], end))));
            }
            return found;
        }

        /** Goes through all that is asked; false if it did not go on to the end. */
        private boolean each(Each each) {
            for (int id = 1; id <= snapshot.lanes(); id++) {
                Lane lane = lane(id);
                for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                    if (!each(lane.row(depth), each)) {
                        return false;
                    }
                }
                if (lane != null && lane.kind().isCoroutine() && wanted.lane(lane)) {
                    coroutine(lane, each);
                }
            }
            for (int i = 0; i < tasks.size(); i++) {
                if (wanted.task(tasks.id(i))) {
                    task(tasks.id(i), each);
                }
                if (!step()) {
                    return false;
                }
            }
            return true;
        }

        private boolean each(Row row, Each each) {
            int from = Math.min(row.firstEndingAfter(area.start()), row.firstStartingAt(area.start()));
            for (int i = from; i < row.size() && row.start(i) <= area.end(); i++) {
                int name = row.name(i);
                if (isNamed(row, i) && wanted.slice(row, i)) {
                    long start = row.start(i);
                    long end = row.isOpen(i) ? Math.max(start, snapshot.horizon()) : row.end(i);
                    each.take(Kind.SLICE, name, end - start, inside(start, end));
                }
                if (!step()) {
                    return false;
                }
            }
            return true;
        }

        private void coroutine(Lane lane, Each each) {
            long end = lane.closed() == Trace.NONE ? snapshot.horizon() : lane.closed();
            if (lane.opened() <= area.end() && end >= area.start()) {
                each.take(Kind.COROUTINE, lane.name(), threaded(lane, lane.opened(), end),
                        threaded(lane, Math.max(lane.opened(), area.start()), Math.min(end, area.end())));
            }
        }

        private void task(int task, Each each) {
            long whole = TaskFigures.duration(snapshot, Measure.RAN, task, times);
            long started = snapshot.taskStarted(task);
            long inside = started == Trace.NONE ? 0 : whole;
            if (started != Trace.NONE) {
                long ended = snapshot.taskEnded(task);
                long end = ended == Trace.NONE ? snapshot.horizon() : ended;
                Lane lane = snapshot.lane(snapshot.taskLane(task));
                if (whole == Trace.NONE || started < area.start() || end > area.end()) {
                    inside = lane != null && lane.kind().isCoroutine()
                            ? threaded(lane, Math.max(started, area.start()), Math.min(end, area.end()))
                            : inside(started, end);
                }
            }
            each.take(Kind.TASK, Math.max(0, snapshot.taskName(task)), whole, inside);
            if (snapshot.taskExecutor(task) > 0) {
                each.take(Kind.EXECUTOR, snapshot.taskExecutor(task), whole, inside);
            }
        }

        /** For how long a coroutine had a thread. */
        private long threaded(Lane lane, long from, long to) {
            times.clear();
            Innermost.add(lane, from, to, times);
            return times.sum() - times.of(State.SUSPENDED) - times.of(State.READY) - times.of(State.IDLE);
        }

        private long inside(long start, long end) {
            return Math.max(0, Math.min(end, area.end()) - Math.max(start, area.start()));
        }

        /** Adds what was innermost at each time to those that it was of. */
        private boolean own() {
            for (int id = 1; id <= snapshot.lanes(); id++) {
                Lane lane = lane(id);
                if (lane != null) {
                    boolean coroutine = lane.kind().isCoroutine() && wanted.lane(lane);
                    Innermost.walkSlices(lane, area.start(), area.end(), (from, to, row, slice) -> {
                        if (going.isStopped() || !step()) {
                            return;
                        }
                        own(row, slice, to - from);
                        if (coroutine && row.state(slice).isWork()) {
                            sums.get(Kind.COROUTINE).own(lane.name(), to - from);
                        }
                    });
                    if (going.isStopped()) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void own(Row row, int slice, long nanos) {
            int name = row.name(slice);
            if (isNamed(row, slice) && wanted.slice(row, slice)) {
                sums.get(Kind.SLICE).own(name, nanos);
            }
            int task = row.task(slice);
            if (task != 0 && row.state(slice).isWork() && snapshot.hasTask(task) && wanted.task(task)) {
                if (name == 0 || name == snapshot.taskName(task)) { // else it is in what the task called
                    sums.get(Kind.TASK).own(Math.max(0, snapshot.taskName(task)), nanos);
                }
                sums.get(Kind.EXECUTOR).own(snapshot.taskExecutor(task), nanos);
            }
        }

        /** The lane with this id, if it is one of the area. */
        private Lane lane(int id) {
            return area.hasLane(id) ? snapshot.lane(id) : null;
        }

        private boolean step() {
            return ++read % STRIDE != 0 || going.on(STRIDE);
        }
    }
}
