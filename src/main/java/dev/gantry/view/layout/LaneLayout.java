package dev.gantry.view.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/**
 * The lines of the chart from top to bottom: first those of the pinned lanes, which stay at the top, then each machine
 * with its processes, each process with its queues and threads, each thread with its coroutines, as they were arranged,
 * without what is folded or hidden. Lines have numbers from 0; their y counts from the top of the first. Never changes.
 */
public final class LaneLayout {
    private static final int[] NOBODY = {};
    private static final int COMPARED = 2_000;
    private static final LineKind[] KINDS = LineKind.values();

    private final Metrics metrics;
    private final Arrangement arrangement;
    private final long signature;
    private final int size;
    private final int pinned;
    private final byte[] kinds;
    private final int[] subjects;
    private final int[] indents;
    private final int[] bars;
    private final int[] tops;
    private final boolean[] parents;
    private final boolean[] folded;
    private final int[] lineOfLane;
    private final int[] lineOfQueue;
    private final int matches;
    private final int hidden;
    private final Optional<Message> problem;
    private final Map<Integer, int[]> samples;
    private final int[] places;
    private List<String> names;

    LaneLayout(
            Metrics metrics,
            Arrangement arrangement,
            long signature,
            LineList lines,
            int pinned,
            int[] lineOfLane,
            int[] lineOfQueue,
            LaneFilter filter,
            Map<Integer, int[]> samples,
            int[] places) {
        this.metrics = metrics;
        this.arrangement = arrangement;
        this.signature = signature;
        this.size = lines.size;
        this.pinned = pinned;
        this.kinds = lines.kinds;
        this.subjects = lines.subjects;
        this.indents = lines.indents;
        this.bars = lines.bars;
        this.parents = lines.parents;
        this.folded = lines.folded;
        this.lineOfLane = lineOfLane;
        this.lineOfQueue = lineOfQueue;
        this.matches = filter.matches();
        this.hidden = filter.hidden();
        this.problem = filter.problem();
        this.samples = samples;
        this.places = places;
        this.tops = new int[size + 1];
        for (int i = 0; i < size; i++) {
            tops[i + 1] = tops[i] + (kind(i) == LineKind.PROCESS ? metrics.header() : metrics.line(bars[i]));
        }
    }

    /** The lines of this snapshot as they come by themselves, but for these folds. */
    public static LaneLayout of(Snapshot snapshot, Folds folds, Metrics metrics) {
        return of(snapshot, Arrangement.USUAL.with(folds), metrics);
    }

    /** The lines of this snapshot, arranged so; metrics are those of usual rows. */
    public static LaneLayout of(Snapshot snapshot, Arrangement arrangement, Metrics metrics) {
        return new LaneTree(snapshot, arrangement, metrics.with(arrangement.rows())).layout(signature(snapshot));
    }

    /** The lines of a later snapshot: this one if nothing that it shows has changed. */
    public LaneLayout updated(Snapshot snapshot) {
        long now = signature(snapshot);
        return now == signature ? this : new LaneTree(snapshot, arrangement, metrics).layout(now);
    }

    public Metrics metrics() {
        return metrics;
    }

    public Arrangement arrangement() {
        return arrangement;
    }

    /** How many lines there are. */
    public int size() {
        return size;
    }

    /** How many of them stay at the top. */
    public int pinned() {
        return pinned;
    }

    /** How high all lines are together. */
    public int height() {
        return tops[size];
    }

    /** How high the lines are together that stay at the top. */
    public int pinnedHeight() {
        return tops[pinned];
    }

    /** Why the filter can not be asked, as it takes too long on a name. */
    public Optional<Message> problem() {
        return problem;
    }

    /** How many lanes have the text of the filter in their names. */
    public int matches() {
        return matches;
    }

    /** How many lanes were hidden, not counting what they hold. */
    public int hiddenLanes() {
        return hidden;
    }

    public LineKind kind(int line) {
        return KINDS[kinds[line]];
    }

    /** The lane that the line shows, or whose coroutines; 0 for a queue. */
    public int lane(int line) {
        return kind(line) == LineKind.QUEUE ? 0 : subjects[line];
    }

    /** The executor whose queue the line shows, 0 for other lines. */
    public int executor(int line) {
        return kind(line) == LineKind.QUEUE ? subjects[line] : 0;
    }

    /** How many lanes hold this one. */
    public int indent(int line) {
        return indents[line];
    }

    /** How many bars lie below each other. */
    public int bars(int line) {
        return bars[line];
    }

    /** Whether the line can be folded: it holds others. */
    public boolean isFoldable(int line) {
        return parents[line];
    }

    public boolean isFolded(int line) {
        return folded[line];
    }

    public int top(int line) {
        return tops[line];
    }

    public int height(int line) {
        return tops[line + 1] - tops[line];
    }

    /** Where the bars of this depth begin, from the line's top. */
    public int barTop(int depth) {
        return metrics.pad() + depth * (metrics.bar() + metrics.between());
    }

    /** The line at this many pixels below the ruler, when as many as {@code scroll} were scrolled away; or -1. */
    public int lineAt(int y, int scroll) {
        return y < pinnedHeight() ? lineAt(y) : lineAt(y + scroll);
    }

    /** The line that holds this y, or -1. */
    public int lineAt(int y) {
        if (y < 0 || y >= height()) {
            return -1;
        }
        int found = Arrays.binarySearch(tops, 0, size, y);
        return found >= 0 ? found : -found - 2;
    }

    /** The line that shows this lane: its own, that of the folded lane around it, or -1. */
    public int lineOf(int lane) {
        return lane > 0 && lane < lineOfLane.length ? lineOfLane[lane] : -1;
    }

    /**
     * What the line is called. A queue has its executor's name only where its process has several executors,
     * and a number where others of them are called so.
     */
    public String label(Snapshot snapshot, int line) {
        if (kind(line) != LineKind.QUEUE && isGroup(snapshot.lane(subjects[line]))) {
            return RunSummary.count(snapshot.lane(subjects[line]).coroutineCounts().opened(), "virtual-thread");
        }
        if (kind(line) == LineKind.CROWD) {
            return RunSummary.count(snapshot.lane(subjects[line]).coroutineCounts().opened(), "coroutine");
        }
        if (kind(line) != LineKind.QUEUE) {
            return name(snapshot, subjects[line]);
        }
        String executor = executorName(snapshot, line);
        return executor.isEmpty() ? Phrases.of("lane.queue") : Phrases.of("lane.queue.of", executor);
    }

    /** What the executor of a queue is called; empty where its process has no other. */
    public String executorName(Snapshot snapshot, int line) {
        return snapshot.executor(subjects[line]).map(own -> nameBeside(snapshot, own)).orElse("");
    }

    /**
     * What the lanes and executors of the first lines are called, each once, in the order of the texts; as many as are
     * worth comparing.
     */
    public List<String> names(Snapshot snapshot) {
        List<String> known = names;
        if (known == null) {
            known = IntStream.range(0, Math.min(size, COMPARED))
                    .mapToObj(
                            line -> kind(line) == LineKind.QUEUE ? executorName(snapshot, line) : label(snapshot, line))
                    .distinct().sorted().toList();
            names = known;
        }
        return known;
    }

    /** What the lane is called in the chart: with a number, if others beside it have its name. */
    public String name(Snapshot snapshot, int lane) {
        return LaneNames.of(snapshot.laneName(lane), lane > 0 && lane < places.length ? places[lane] : 0);
    }

    private static boolean isGroup(Lane lane) {
        return lane.role() == LaneRole.GROUP && lane.coroutineCounts().opened() > 0;
    }

    private static String nameBeside(Snapshot snapshot, ExecutorEntry own) {
        int beside = 0;
        int place = 0;
        boolean alike = false;
        for (ExecutorEntry other : snapshot.executors()) {
            if (other.lane() == own.lane()) {
                beside++;
                place += other.id() <= own.id() && other.name().equals(own.name()) ? 1 : 0;
                alike |= other.id() != own.id() && other.name().equals(own.name());
            }
        }
        return beside == 1 ? "" : LaneNames.of(own.name(), alike ? place : 0);
    }

    /** Some threads of a folded process, evenly chosen; all if they are not many. */
    public int[] sample(int process) {
        return samples.getOrDefault(process, NOBODY);
    }

    /** Whether {@link #sample} left threads out. */
    public boolean isSampled(int process) {
        return sample(process).length == LaneTree.SAMPLE;
    }

    /** The line of this executor's queue, or -1 if it is not shown. */
    public int lineOfQueue(int executor) {
        return executor > 0 && executor < lineOfQueue.length ? lineOfQueue[executor] : -1;
    }

    /** A number that changes when lines come, grow or get another name. */
    static long signature(Snapshot snapshot) {
        long signature = 31L * snapshot.lanes() + snapshot.executors().size();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            signature = signature * 31 + (lane == null ? 0 : barsOf(lane) + 31L * lane.name());
        }
        for (int i = 0; i < snapshot.executors().size(); i++) {
            signature = signature * 31 + (snapshot.executors().get(i).queue().size() == 0 ? 0 : 1);
        }
        return signature;
    }

    /** How deep the work of this lane is nested, at least 1. */
    static int barsOf(Lane lane) {
        int bars = lane.depth();
        while (bars > 1 && !lane.row(bars - 1).hasWork()) {
            bars--;
        }
        return lane.kind() == LaneKind.PROCESS || bars == 0 ? 1 : bars;
    }
}
