package dev.gantry.view;

import java.util.Arrays;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/** Brings the lanes and executors of a snapshot into the order of a tree, and leaves out what is folded. */
final class LaneTree {
    private final Snapshot snapshot;
    private final Folds folds;
    private final Metrics metrics;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final int[] lineOfLane;
    private final LineList lines = new LineList();

    LaneTree(Snapshot snapshot, Folds folds, Metrics metrics) {
        this.snapshot = snapshot;
        this.folds = folds;
        this.metrics = metrics;
        int room = snapshot.lanes() + 1;
        firstChild = new int[room];
        nextSibling = new int[room];
        lineOfLane = new int[room];
        Arrays.fill(lineOfLane, -1);
    }

    LaneLayout layout() {
        int[] order = byOpening();
        new WorkerOrder(snapshot).apply(order);
        for (int i = order.length - 1; i >= 0; i--) {
            int id = order[i];
            int parent = parent(id);
            nextSibling[id] = firstChild[parent];
            firstChild[parent] = id;
        }
        addChildren(0, 0);
        return new LaneLayout(metrics, folds, LaneLayout.signature(snapshot), lines, lineOfLane);
    }

    /** Insertion sort: lanes get their ids in order of opening, but for those that several threads open at once. */
    private int[] byOpening() {
        int[] order = new int[snapshot.lanes()];
        int count = 0;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane == null) {
                continue;
            }
            int at = count++;
            while (at > 0 && snapshot.lane(order[at - 1]).opened() > lane.opened()) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = id;
        }
        return Arrays.copyOf(order, count);
    }

    private int parent(int id) {
        int parent = snapshot.lane(id).parent();
        return parent == id || snapshot.lane(parent) == null ? 0 : parent;
    }

    private void addChildren(int parent, int indent) {
        int executor = nextExecutor(parent, 0);
        for (int child = firstChild[parent]; child != 0; child = nextSibling[child]) {
            while (executor != 0 && opened(executor) < snapshot.lane(child).opened()) {
                lines.add(LineKind.QUEUE, executor, indent, 1, false);
                executor = nextExecutor(parent, executor);
            }
            add(child, indent);
        }
        while (executor != 0) {
            lines.add(LineKind.QUEUE, executor, indent, 1, false);
            executor = nextExecutor(parent, executor);
        }
    }

    private void add(int id, int indent) {
        Lane lane = snapshot.lane(id);
        LineKind kind = lane.kind() == LaneKind.PROCESS
                ? LineKind.PROCESS
                : lane.kind() == LaneKind.THREAD ? LineKind.THREAD : LineKind.COROUTINE;
        boolean holds = firstChild[id] != 0 || nextExecutor(id, 0) != 0;
        lineOfLane[id] = lines.size;
        lines.add(kind, id, indent, LaneLayout.barsOf(lane), holds);
        if (folds.folds(id)) {
            hide(id, lineOfLane[id]);
        } else {
            addChildren(id, indent + 1);
        }
    }

    private void hide(int id, int line) {
        for (int child = firstChild[id]; child != 0; child = nextSibling[child]) {
            lineOfLane[child] = line;
            hide(child, line);
        }
    }

    /** The executor of this lane that comes after another, 0 for none. */
    private int nextExecutor(int lane, int after) {
        for (int i = after; i < snapshot.executors().size(); i++) {
            ExecutorEntry executor = snapshot.executors().get(i);
            if (executor.lane() == lane) {
                return executor.id();
            }
        }
        return 0;
    }

    /** An executor appears with its first task. */
    private long opened(int executor) {
        var queue = snapshot.executors().get(executor - 1).queue();
        return queue.size() == 0 ? Long.MAX_VALUE : queue.time(0);
    }
}
