package dev.gantry.view.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.insight.Area;
import dev.gantry.insight.Wanted;
import dev.gantry.insight.filter.Check;
import dev.gantry.insight.filter.Filter;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Flag;

/**
 * Search of a recording for what fits a filter: of words, tasks by label and error, lanes by name, slices by their own
 * name, marks by text; a task that is found is listed, and its slices are lit. Reads everything once, so it belongs on
 * a thread of its own; it asks often enough whether it shall go on.
 *
 * <p>A text is compared once however many slices carry it, because slices carry its number. Lanes or slices whose
 * number does not fit a {@link Matches} entry (67 million lanes, 268 million slices in a row) are lit, not listed.
 */
public final class Finder {
    /** How many matches are listed at most. */
    static final int MOST = 1 << 20;

    private static final int STRIDE = 1 << 14;
    private static final int GREATEST_LANE = (1 << 26) - 1;
    private static final int GREATEST_INDEX = (1 << 28) - 1;

    private final Snapshot snapshot;
    private final List<Flag> notes;
    private final Wanted wanted;
    private final Optional<Check> texts;
    private final Optional<Area> area;
    private final BooleanSupplier goesOn;
    private final DoubleConsumer progress;
    private final BitSet tasks = new BitSet();
    private final BitSet lanes = new BitSet();
    private final Map<Long, BitSet> lit = new HashMap<>();
    private long[] times = new long[64];
    private long[] things = new long[64];
    private int size;
    private boolean more;
    private long work;
    private long done;

    private Finder(
            Snapshot snapshot, Optional<Area> area, List<Flag> notes, Wanted wanted, Optional<Check> texts,
            BooleanSupplier goesOn, DoubleConsumer progress) {
        this.snapshot = snapshot;
        this.area = area;
        this.notes = notes;
        this.wanted = wanted;
        this.texts = texts;
        this.goesOn = goesOn;
        this.progress = progress;
    }

    /**
     * Finds what matches.
     *
     * @param notes the user's notes, which are searched too
     * @param goesOn whether to go on; asked every few thousand slices
     * @param progress is told how much has been read, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Matches> find(
            Snapshot snapshot, List<Flag> notes, Filter filter, BooleanSupplier goesOn, DoubleConsumer progress) {
        if (filter.equals(Filter.NONE)) {
            return Optional.of(Matches.NONE);
        }
        Check check = filter.in(snapshot, Phrases::words);
        return new Finder(snapshot, Optional.empty(), notes, check, Optional.of(check), goesOn, progress).find();
    }

    /**
     * Finds what is wanted of an area; no marks, no notes.
     *
     * @param wanted for this thread alone
     */
    public static Optional<Matches> find(
            Snapshot snapshot, Area area, Wanted wanted, BooleanSupplier goesOn, DoubleConsumer progress) {
        return new Finder(snapshot, Optional.of(area), List.of(), wanted, Optional.empty(), goesOn, progress).find();
    }

    private Optional<Matches> find() {
        work = Math.max(1, amount());
        for (int i = 0; i < notes.size(); i++) {
            if (texts.isPresent() && texts.get().note(notes.get(i).text())) {
                add(notes.get(i).time(), Matches.mark(0, i));
            }
        }
        boolean whole = findTasks();
        for (int id = 1; whole && id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            whole = lane == null || findIn(lane);
        }
        return whole ? Optional.of(sorted()) : Optional.empty();
    }

    private long amount() {
        long sum = snapshot.tasks();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                sum += lane.row(depth).size();
            }
            sum += lane == null ? 0 : lane.marks();
        }
        return sum;
    }

    private boolean findTasks() {
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.hasTask(task) && isIn(task) && wanted.task(task)) {
                tasks.set(task);
                long started = snapshot.taskStarted(task);
                add(started == Trace.NONE ? snapshot.taskSubmitted(task) : started, Matches.task(task));
            }
            if (!step()) {
                return false;
            }
        }
        return true;
    }

    private boolean findIn(Lane lane) {
        if (isIn(lane.id(), lane.opened(), lane.closed() == Trace.NONE ? Long.MAX_VALUE : lane.closed())
                && wanted.lane(lane)) {
            lanes.set(lane.id());
            if (lane.id() <= GREATEST_LANE) {
                add(lane.opened(), Matches.lane(lane.id()));
            }
        }
        for (int depth = 0; depth < lane.depth(); depth++) {
            if (!findIn(lane.row(depth))) {
                return false;
            }
        }
        return findMarks(lane);
    }

    private boolean findIn(Row row) {
        BitSet bright = new BitSet();
        for (int i = 0; i < row.size(); i++) {
            boolean fits = isIn(row.lane(), row.start(i), row.end(i)) && wanted.slice(row, i);
            boolean found = row.task(i) != 0 && tasks.get(row.task(i));
            if (fits || found) {
                bright.set(i);
            }
            if (fits && (row.name(i) != 0 || !found) && row.lane() <= GREATEST_LANE && i <= GREATEST_INDEX) {
                add(row.start(i), Matches.slice(row.lane(), row.depth(), i));
            }
            if (!step()) {
                return false;
            }
        }
        keep(row.lane(), row.depth(), bright);
        return true;
    }

    private boolean findMarks(Lane lane) {
        BitSet bright = new BitSet();
        for (int i = 0; i < lane.marks(); i++) {
            if (texts.isPresent() && texts.get().mark(lane, i)) {
                bright.set(i);
                if (lane.id() <= GREATEST_LANE && i <= GREATEST_INDEX) {
                    add(lane.markTime(i), Matches.mark(lane.id(), i));
                }
            }
            if (!step()) {
                return false;
            }
        }
        keep(lane.id(), -1, bright);
        return true;
    }

    private boolean isIn(int task) {
        return area.isEmpty() || area.get().hasTask(snapshot, task);
    }

    private boolean isIn(int lane, long from, long to) {
        return area.isEmpty()
                || area.get().hasLane(lane) && from <= area.get().end()
                        && (to > area.get().start() || from >= area.get().start());
    }

    private void keep(int lane, int depth, BitSet bright) {
        if (!bright.isEmpty()) {
            lit.put(Matches.row(lane, depth), bright);
        }
    }

    private void add(long time, long thing) {
        if (size == MOST) {
            more = true;
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            things = Arrays.copyOf(things, size * 2);
        }
        times[size] = time;
        things[size++] = thing;
    }

    /** Something has been read; says whether to go on. */
    private boolean step() {
        if ((++done & STRIDE - 1) != 0) {
            return true;
        }
        progress.accept(Math.min(1, (double) done / work));
        return goesOn.getAsBoolean();
    }

    private Matches sorted() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
        long[] sortedTimes = new long[size];
        long[] sortedThings = new long[size];
        for (int i = 0; i < size; i++) {
            sortedTimes[i] = times[order[i]];
            sortedThings[i] = things[order[i]];
        }
        return new Matches(sortedTimes, sortedThings, more, lit, lanes);
    }
}
