package dev.gantry.insight.stack;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.Samples;
import dev.gantry.trace.stack.Stacks;

/**
 * Call tree of samples: who called what, and what that weighed. Nodes are numbered from 0, the root that stands for
 * all, and each comes after its parent. Immutable.
 *
 * <p>Where no line is drawn between two calls of one function, its lines are one node. Merged, all calls of a function
 * from one stack are one; in order of time only those of samples that follow each other on a lane.
 */
public final class CallTree {
    /** The most nodes in order of time; the samples after that are left out. */
    public static final int MOST = 1 << 21;

    private static final int ASK_EVERY = 1 << 12;

    /** How samples are put together. */
    public enum Order {
        /** The same stacks are one, the heaviest first. */
        MERGED,
        /** Lane by lane in order of time. */
        BY_TIME
    }

    /** Unit of weights. */
    public enum Unit {
        NANOSECONDS,
        BYTES,
        /** Weights are not known: each sample counts 1. */
        SAMPLES
    }

    private final Unit unit;
    private final int samples;
    private final int leftOut;
    private int[] parents = {-1};
    private int[] names = {0};
    private int[] sites = {0};
    private long[] votes = {0};
    private int[] depths = {0};
    private long[] starts = {0};
    private long[] selfs = {0};
    private long[] totals = {};
    private int size = 1;
    private int[] places = {};

    private CallTree(Unit unit, int samples, int leftOut) {
        this.unit = unit;
        this.samples = samples;
        this.leftOut = leftOut;
    }

    /** The tree of these samples. */
    public static CallTree of(Snapshot snapshot, SampleChoice choice, Order order) {
        return of(snapshot, choice, order, () -> true).orElseThrow();
    }

    /**
     * The same.
     *
     * @param goesOn whether to go on; asked often
     * @return empty if it did not go on to the end
     */
    public static Optional<CallTree> of(Snapshot snapshot, SampleChoice choice, Order order, BooleanSupplier goesOn) {
        Samples all = snapshot.samples();
        int[] chosen = new int[Math.min(16, all.size())];
        int count = 0;
        boolean known = true;
        for (int i = 0; i < all.size(); i++) {
            if (i % ASK_EVERY == 0 && !goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            if (choice.takes(snapshot, all, i)) {
                chosen = count == chosen.length ? Arrays.copyOf(chosen, 2 * count) : chosen;
                chosen[count++] = i;
                known &= all.weight(i) > 0;
            }
        }
        chosen = Arrays.copyOf(chosen, count);
        Unit unit = !known && choice.kind() != SampleKind.WAIT
                ? Unit.SAMPLES
                : choice.kind().isTime() ? Unit.NANOSECONDS : Unit.BYTES;
        return order == Order.MERGED
                ? Optional.of(merged(all, choice, chosen, unit))
                : byTime(all, choice, chosen, unit, goesOn);
    }

    private static CallTree merged(Samples all, SampleChoice choice, int[] chosen, Unit unit) {
        CallTree tree = new CallTree(unit, chosen.length, 0);
        Stacks stacks = all.stacks();
        long[] selfs = new long[stacks.size()];
        boolean[] used = new boolean[stacks.size()];
        for (int i : chosen) {
            selfs[all.stack(i)] += unit == Unit.SAMPLES ? 1 : choice.weight(all, i);
            used[all.stack(i)] = true;
        }
        long[] totals = selfs.clone();
        for (int node = stacks.size() - 1; node > 0; node--) {
            totals[stacks.parent(node)] += totals[node];
            used[stacks.parent(node)] |= used[node];
        }
        int[] made = new int[stacks.size()];
        tree.places = new int[1 << 8];
        for (int node = 1; node < stacks.size(); node++) {
            if (used[node]) {
                made[node] = tree.merge(made[stacks.parent(node)], stacks.name(node));
                tree.selfs[made[node]] += selfs[node];
                tree.vote(made[node], stacks.site(node), totals[node]);
            }
        }
        tree.selfs[0] = selfs[0];
        tree.places = new int[0];
        tree.sum();
        tree.arrange();
        return tree;
    }

    private static Optional<CallTree> byTime(Samples all, SampleChoice choice, int[] chosen, Unit unit,
            BooleanSupplier goesOn) {
        int[] order = inOrder(all, chosen);
        CallTree tree = new CallTree(unit, chosen.length, 0);
        Stacks stacks = all.stacks();
        int[] path = new int[16];
        int depth = 0;
        int lane = 0;
        long at = 0;
        int taken = 0;
        for (; taken < order.length && tree.size < MOST; taken++) {
            int i = order[taken];
            if (taken % ASK_EVERY == 0 && !goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            depth = all.lane(i) == lane ? depth : 0;
            lane = all.lane(i);
            int stack = all.stack(i);
            int frames = stacks.depth(stack);
            path = frames >= path.length ? Arrays.copyOf(path, 2 * frames) : path;
            int[] frame = new int[frames + 1];
            for (int level = frames, node = stack; level > 0; level--, node = stacks.parent(node)) {
                frame[level] = node;
            }
            int common = 0;
            while (common < Math.min(depth, frames)
                    && tree.names[path[common + 1]] == stacks.name(frame[common + 1])) {
                common++;
            }
            for (int level = common + 1; level <= frames; level++) {
                path[level] = tree.add(path[level - 1], stacks.name(frame[level]), at);
            }
            depth = frames;
            long weight = unit == Unit.SAMPLES ? 1 : choice.weight(all, i);
            for (int level = 1; level <= frames; level++) {
                tree.vote(path[level], stacks.site(frame[level]), weight);
            }
            tree.selfs[path[frames]] += weight;
            at += weight;
        }
        CallTree whole = taken == order.length ? tree : tree.lacking(order.length - taken);
        whole.sum();
        return Optional.of(whole);
    }

    private static int[] inOrder(Samples all, int[] chosen) {
        Comparator<Integer> order = Comparator.comparingInt((Integer i) -> all.lane(i)).thenComparingLong(all::time);
        boolean sorted = IntStream.range(1, chosen.length).allMatch(i -> order.compare(chosen[i - 1], chosen[i]) <= 0);
        return sorted ? chosen : IntStream.of(chosen).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    /** Unit of {@link #self}, {@link #total} and {@link #start}. */
    public Unit unit() {
        return unit;
    }

    /** Number of samples in it. */
    public int samples() {
        return samples;
    }

    /** Number of samples that found no room, in order of time only. */
    public int leftOut() {
        return leftOut;
    }

    /** Number of nodes, the root among them. */
    public int size() {
        return size;
    }

    /** Its parent; -1 for the root. */
    public int parent(int node) {
        return parents[node];
    }

    /** The number of the text of what runs; 0 for the root. */
    public int name(int node) {
        return names[node];
    }

    /** Where in it most of its weight is, a text {@code class:line}; 0 if not known. */
    public int site(int node) {
        return sites[node];
    }

    /** 0 for the root. */
    public int depth(int node) {
        return depths[node];
    }

    /** What weighs before it: nodes lie beside each other on an axis from 0 to the root's total. */
    public long start(int node) {
        return starts[node];
    }

    /** What it weighs without those that it called. */
    public long self(int node) {
        return selfs[node];
    }

    /** What it weighs with all that it called. */
    public long total(int node) {
        return totals[node];
    }

    private int merge(int parent, int name) {
        int mask = places.length - 1;
        int at = hash(parent, name) & mask;
        for (; places[at] != 0; at = at + 1 & mask) {
            if (parents[places[at]] == parent && names[places[at]] == name) {
                return places[at];
            }
        }
        places[at] = add(parent, name, 0);
        int made = places[at];
        if (2 * size > places.length) {
            int[] wider = new int[2 * places.length];
            for (int node = 1; node < size; node++) {
                int place = hash(parents[node], names[node]) & wider.length - 1;
                while (wider[place] != 0) {
                    place = place + 1 & wider.length - 1;
                }
                wider[place] = node;
            }
            places = wider;
        }
        return made;
    }

    private static int hash(int parent, int name) {
        int hash = (parent * 0x9E3779B9 ^ name) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private int add(int parent, int name, long start) {
        if (size == parents.length) {
            int room = Math.max(16, size + (size >> 1));
            parents = Arrays.copyOf(parents, room);
            names = Arrays.copyOf(names, room);
            sites = Arrays.copyOf(sites, room);
            votes = Arrays.copyOf(votes, room);
            depths = Arrays.copyOf(depths, room);
            starts = Arrays.copyOf(starts, room);
            selfs = Arrays.copyOf(selfs, room);
        }
        parents[size] = parent;
        names[size] = name;
        depths[size] = depths[parent] + 1;
        starts[size] = start;
        return size++;
    }

    /** The line with more than half of the weight wins, if there is one. */
    private void vote(int node, int site, long weight) {
        if (sites[node] == site || votes[node] == 0) {
            sites[node] = site;
            votes[node] += weight;
        } else if (votes[node] >= weight) {
            votes[node] -= weight;
        } else {
            sites[node] = site;
            votes[node] = weight - votes[node];
        }
    }

    private CallTree lacking(int left) {
        CallTree less = new CallTree(unit, samples - left, left);
        less.parents = parents;
        less.names = names;
        less.sites = sites;
        less.depths = depths;
        less.starts = starts;
        less.selfs = selfs;
        less.size = size;
        return less;
    }

    private void sum() {
        votes = new long[0];
        totals = Arrays.copyOf(selfs, size);
        for (int node = size - 1; node > 0; node--) {
            totals[parents[node]] += totals[node];
        }
    }

    /** Puts each node beside its siblings, the heaviest first. */
    private void arrange() {
        int[] order = IntStream.range(1, size).boxed()
                .sorted(Comparator.comparingInt((Integer node) -> depths[node])
                        .thenComparing(node -> totals[node], Comparator.reverseOrder())
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue).toArray();
        long[] used = new long[size];
        for (int node : order) {
            starts[node] = starts[parents[node]] + used[parents[node]];
            used[parents[node]] += totals[node];
        }
    }
}
