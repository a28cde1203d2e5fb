package dev.gantry.view;

import java.util.Arrays;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/**
 * The lines of the chart from top to bottom: each process with its queues and threads, each thread with its coroutines,
 * in order of opening and the workers of a pool by their numbers, without what is folded. Lines have numbers from 0;
 * their y counts from the top of the first. Never changes.
 */
public final class LaneLayout {
    private final Metrics metrics;
    private final Folds folds;
    private final long signature;
    private final int size;
    private final byte[] kinds;
    private final int[] subjects;
    private final int[] indents;
    private final int[] bars;
    private final int[] tops;
    private final boolean[] parents;
    private final int[] lineOfLane;

    LaneLayout(Metrics metrics, Folds folds, long signature, LineList lines, int[] lineOfLane) {
        this.metrics = metrics;
        this.folds = folds;
        this.signature = signature;
        this.size = lines.size;
        this.kinds = Arrays.copyOf(lines.kinds, size);
        this.subjects = Arrays.copyOf(lines.subjects, size);
        this.indents = Arrays.copyOf(lines.indents, size);
        this.bars = Arrays.copyOf(lines.bars, size);
        this.parents = Arrays.copyOf(lines.parents, size);
        this.lineOfLane = lineOfLane;
        this.tops = new int[size + 1];
        for (int i = 0; i < size; i++) {
            tops[i + 1] = tops[i] + (kind(i) == LineKind.PROCESS ? metrics.header() : metrics.line(bars[i]));
        }
    }

    /** The lines of this snapshot. */
    public static LaneLayout of(Snapshot snapshot, Folds folds, Metrics metrics) {
        return new LaneTree(snapshot, folds, metrics).layout();
    }

    /** The lines of a later snapshot: this one if nothing that it shows has changed. */
    public LaneLayout updated(Snapshot snapshot) {
        return signature(snapshot) == signature ? this : of(snapshot, folds, metrics);
    }

    public Metrics metrics() {
        return metrics;
    }

    public Folds folds() {
        return folds;
    }

    /** How many lines there are. */
    public int size() {
        return size;
    }

    /** How high all lines are together. */
    public int height() {
        return tops[size];
    }

    public LineKind kind(int line) {
        return LineKind.values()[kinds[line]];
    }

    /** The lane that the line shows; for a queue the process that holds it. */
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
        return kind(line) != LineKind.QUEUE && folds.folds(subjects[line]);
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

    /** What the line is called. A queue has its executor's name only where its process has several executors. */
    public String label(Snapshot snapshot, int line) {
        if (kind(line) != LineKind.QUEUE) {
            return snapshot.laneName(subjects[line]);
        }
        ExecutorEntry own = snapshot.executors().get(subjects[line] - 1);
        for (ExecutorEntry other : snapshot.executors()) {
            if (other.lane() == own.lane() && other.id() != own.id()) {
                return "queue of " + own.name();
            }
        }
        return "queue";
    }

    /** The line of this executor's queue, or -1 if it is folded. */
    int lineOfQueue(int executor) {
        for (int line = 0; line < size; line++) {
            if (executor(line) == executor) {
                return line;
            }
        }
        return -1;
    }

    /** A number that changes when lines come or grow. */
    static long signature(Snapshot snapshot) {
        long signature = 31L * snapshot.lanes() + snapshot.executors().size();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            signature = signature * 31 + (lane == null ? 0 : barsOf(lane));
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
