package dev.gantry.view.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;

/** Tree of a snapshot's lanes and executors in order, without what is folded or hidden. */
final class LaneTree {
    /** Sample size of threads for the utilisation of a process. */
    static final int SAMPLE = 64;

    private final Snapshot snapshot;
    private final Arrangement arrangement;
    private final Metrics metrics;
    private final LaneFilter filter;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final int[] coroutines;
    private final int[] firstExecutor;
    private final int[] nextExecutor;
    private final int[] lineOfLane;
    private final int[] lineOfQueue;
    private final LineList lines;
    private final Map<Integer, int[]> samples = new HashMap<>();
    private final Map<Integer, Integer> crowds = new HashMap<>();
    private int machines;

    LaneTree(Snapshot snapshot, Arrangement arrangement, Metrics metrics) {
        this.snapshot = snapshot;
        this.arrangement = arrangement;
        this.metrics = metrics;
        int room = snapshot.lanes() + 1;
        int executors = snapshot.executors().size() + 1;
        int greatest = snapshot.executors().isEmpty() ? 0 : snapshot.executors().getLast().id();
        lines = new LineList(arrangement.pinned().size() + snapshot.lanes() + executors);
        filter = new LaneFilter(snapshot, arrangement);
        firstChild = new int[room];
        nextSibling = new int[room];
        coroutines = new int[room];
        firstExecutor = new int[room];
        nextExecutor = new int[executors];
        lineOfLane = new int[room];
        lineOfQueue = new int[greatest + 1];
        Arrays.fill(lineOfLane, -1);
        Arrays.fill(lineOfQueue, -1);
    }

    LaneLayout layout(long signature) {
        int[] order = new LaneOrder(snapshot, arrangement).lanes();
        for (int i = order.length - 1; i >= 0; i--) {
            int id = order[i];
            if (filter.shows(id)) {
                int parent = parent(id);
                nextSibling[id] = firstChild[parent];
                firstChild[parent] = id;
                coroutines[parent] += snapshot.lane(id).kind().isCoroutine() ? 1 : 0;
                machines += snapshot.lane(id).kind() == LaneKind.MACHINE ? 1 : 0;
            }
        }
        executors();
        for (int lane : arrangement.pinned()) {
            if (snapshot.lane(lane) != null) {
                lines.add(kind(lane), lane, 0, LaneLayout.barsOf(snapshot.lane(lane)), false, isFolded(lane));
            }
        }
        int pinned = lines.size;
        addLanes();
        return new LaneLayout(metrics, arrangement, signature, lines, pinned, lineOfLane,
                lineOfQueue, filter, samples, LaneNames.places(snapshot));
    }

    private void executors() {
        for (int i = snapshot.executors().size() - 1; i >= 0; i--) {
            ExecutorEntry executor = snapshot.executors().get(i);
            boolean known = executor.lane() >= 0 && executor.lane() < firstExecutor.length;
            if (known && filter.has("queue " + executor.name())) {
                nextExecutor[i + 1] = firstExecutor[executor.lane()];
                firstExecutor[executor.lane()] = i + 1;
            }
        }
    }

    private int parent(int id) {
        int parent = snapshot.lane(id).parent();
        return parent == id || snapshot.lane(parent) == null ? 0 : parent;
    }

    /** Iterative tree traversal, without recursion: files determine the depth. 0 is the root above the processes. */
    private void addLanes() {
        int[] nextChild = firstChild.clone();
        int parent = 0;
        int indent = 0;
        while (true) {
            int child = nextChild[parent];
            addQueues(parent, indent, child == 0 ? Long.MAX_VALUE : snapshot.lane(child).opened());
            if (child != 0) {
                nextChild[parent] = nextSibling[child];
                if (isInCrowd(child, parent)) {
                    addToCrowd(child, parent, indent);
                } else if (add(child, indent)) {
                    parent = child;
                    indent++;
                }
            } else if (parent == 0) {
                return;
            } else {
                parent = parent(parent);
                indent--;
            }
        }
    }

    /** The queues of executors that appeared before this time, with their first task. */
    private void addQueues(int parent, int indent, long before) {
        int executor = firstExecutor[parent];
        while (executor != 0 && (before == Long.MAX_VALUE || opened(executor) < before)) {
            addQueue(executor, indent);
            executor = nextExecutor[executor];
        }
        firstExecutor[parent] = executor;
    }

    private void addQueue(int place, int indent) {
        int id = snapshot.executors().get(place - 1).id();
        lineOfQueue[id] = lines.size;
        lines.add(LineKind.QUEUE, id, indent, 1, false, false);
    }

    /** Adds the lane's own line; whether what it holds follows. */
    private boolean add(int id, int indent) {
        Lane lane = snapshot.lane(id);
        boolean holds = firstChild[id] != 0 || firstExecutor[id] != 0;
        boolean folded = isFolded(id);
        lineOfLane[id] = lines.size;
        if (folded && lane.role() == LaneRole.GROUP && coroutines[id] > 0) {
            lines.add(LineKind.CROWD, id, indent, 2, true, true);
            hide(id, lineOfLane[id]);
            return false;
        }
        lines.add(kind(id), id, indent, LaneLayout.barsOf(lane), holds, folded);
        if (folded && coroutines[id] > 0 && !lane.kind().isHolder()) {
            hide(id, lines.size);
            lines.add(LineKind.CROWD, id, indent + 1, 2, true, true);
        } else if (folded) {
            hide(id, lineOfLane[id]);
            samples.put(id, sample(id));
        }
        return !folded;
    }

    private int[] sample(int holder) {
        List<Integer> held = new ArrayList<>();
        hold(holder, held);
        int[] chosen = new int[Math.min(held.size(), SAMPLE)];
        for (int place = 0; place < chosen.length; place++) {
            chosen[place] = held.get((int) ((long) place * held.size() / chosen.length));
        }
        return chosen;
    }

    /** The lanes in this one that do something themselves: those in the processes of a machine too. */
    private void hold(int holder, List<Integer> into) {
        for (int child = firstChild[holder]; child != 0; child = nextSibling[child]) {
            if (snapshot.lane(child).kind().isHolder()) {
                hold(child, into);
            } else {
                into.add(child);
            }
        }
    }

    private LineKind kind(int id) {
        LaneKind kind = snapshot.lane(id).kind();
        return kind.isHolder()
                ? LineKind.PROCESS
                : kind == LaneKind.THREAD ? LineKind.THREAD : LineKind.COROUTINE;
    }

    private boolean isFolded(int id) {
        Folds folds = arrangement.folds();
        boolean holder = snapshot.lane(id).kind().isHolder();
        return (firstChild[id] != 0 || firstExecutor[id] != 0)
                && (folds.folds(id) || !holder && folds.foldsCoroutines(id, coroutines[id])
                        || snapshot.lane(id).kind() == LaneKind.MACHINE && folds.foldsMachine(id, machines));
    }

    /** Whether this is one of the coroutines that lie in a process itself and are folded there. */
    private boolean isInCrowd(int id, int parent) {
        return parent != 0 && snapshot.lane(id).kind().isCoroutine()
                && snapshot.lane(parent).kind() == LaneKind.PROCESS
                && arrangement.folds().foldsCoroutines(parent, coroutines[parent]);
    }

    /** All coroutines of a process share the line of the first. */
    private void addToCrowd(int id, int process, int indent) {
        Integer line = crowds.get(process);
        if (line == null) {
            line = lines.size;
            crowds.put(process, line);
            lines.add(LineKind.CROWD, process, indent, 2, true, true);
        }
        lineOfLane[id] = line;
        hide(id, line);
    }

    /** All that lies in this lane is shown by that line. */
    private void hide(int id, int line) {
        int at = id;
        while (true) {
            if (firstChild[at] != 0) {
                at = firstChild[at];
            } else {
                while (at != id && nextSibling[at] == 0) {
                    at = parent(at);
                }
                if (at == id) {
                    return;
                }
                at = nextSibling[at];
            }
            lineOfLane[at] = line;
        }
    }

    /** An executor appears with its first task. */
    private long opened(int executor) {
        var queue = snapshot.executors().get(executor - 1).queue();
        return queue.size() == 0 ? Long.MAX_VALUE : queue.time(0);
    }
}
