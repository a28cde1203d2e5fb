package dev.gantry.insight.path;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Edges between nodes that are numbers, by the later node. */
final class Edges {
    int[] from = new int[64];
    long[] lag = new long[64];
    int[] runs = new int[64];
    int[] first = new int[1]; // of each node its first edge, once they are gathered
    private int[] to = new int[64];
    private int size;

    void add(int earlier, int later, long least, int task) {
        if (size == from.length) {
            int room = Math.max(64, size * 2);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            lag = Arrays.copyOf(lag, room);
            runs = Arrays.copyOf(runs, room);
        }
        from[size] = earlier;
        to[size] = later;
        lag[size] = least;
        runs[size++] = task;
    }

    /** Whether an edge that was gathered leads to this node. */
    boolean has(int node) {
        return first[node + 1] > first[node];
    }

    /** The earliest node from which an edge that was gathered leads to this one; -1 if there is none. */
    int earliest(int node, long[] times) {
        int earliest = -1;
        for (int edge = first[node]; edge < first[node + 1]; edge++) {
            earliest = earliest < 0 || times[from[edge]] < times[earliest] ? from[edge] : earliest;
        }
        return earliest;
    }

    /** Puts the edges in the order of their later nodes, and makes room for so many more. */
    void gather(int nodes, int more) {
        int[] places = new int[nodes + 1];
        for (int edge = 0; edge < size; edge++) {
            places[to[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            places[node + 1] += places[node];
        }
        first = places.clone();
        int[] earlier = new int[size + more];
        int[] later = new int[size + more];
        long[] least = new long[size + more];
        int[] tasks = new int[size + more];
        for (int edge = 0; edge < size; edge++) {
            int place = places[to[edge]]++;
            earlier[place] = from[edge];
            later[place] = to[edge];
            least[place] = lag[edge];
            tasks[place] = runs[edge];
        }
        from = earlier;
        to = later;
        lag = least;
        runs = tasks;
    }

    /** An order of the nodes in which all edges but those of circles lead forth; those lead nowhere from then on. */
    int[] order(long[] times) {
        int nodes = times.length;
        int[] starts = new int[nodes + 1]; // edges by their earlier nodes
        int[] open = new int[nodes];
        for (int edge = 0; edge < size; edge++) {
            starts[from[edge] + 1]++;
            open[to[edge]]++;
        }
        for (int node = 0; node < nodes; node++) {
            starts[node + 1] += starts[node];
        }
        int[] places = starts.clone();
        int[] later = new int[size];
        for (int edge = 0; edge < size; edge++) {
            later[places[from[edge]]++] = to[edge];
        }
        int[] order = new int[nodes];
        boolean[] taken = new boolean[nodes];
        int known = 0;
        for (int node = 0; node < nodes; node++) {
            if (open[node] == 0) {
                order[known++] = node;
                taken[node] = true;
            }
        }
        int[] rest = {};
        int next = 0;
        for (int at = 0; at < nodes; at++) {
            if (at == known) { // what is left is in circles, or behind one
                rest = rest.length > 0 ? rest : inTime(taken, times);
                while (taken[rest[next]]) {
                    next++;
                }
                taken[rest[next]] = true;
                order[known++] = rest[next];
            }
            int node = order[at];
            for (int edge = starts[node]; edge < starts[node + 1]; edge++) {
                if (--open[later[edge]] == 0 && !taken[later[edge]]) {
                    taken[later[edge]] = true;
                    order[known++] = later[edge];
                }
            }
        }
        return order;
    }

    private static int[] inTime(boolean[] taken, long[] times) {
        return IntStream.range(0, taken.length).filter(node -> !taken[node]).boxed()
                .sorted(Comparator.comparingLong(node -> times[node])).mapToInt(node -> node).toArray();
    }

    /** Makes those that lead back lead nowhere, and raises lags so that one to each node is all that it took. */
    void tighten(long[] times, int[] order) {
        int[] position = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            position[order[at]] = at;
        }
        for (int node = 0; node < order.length; node++) {
            long spare = Long.MAX_VALUE;
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                if (position[from[edge]] > position[node]) {
                    from[edge] = node;
                    lag[edge] = 0;
                    runs[edge] = 0;
                }
                if (from[edge] != node) {
                    spare = Math.min(spare, times[node] - times[from[edge]] - lag[edge]);
                }
            }
            for (int edge = first[node]; edge < first[node + 1] && spare < Long.MAX_VALUE; edge++) {
                lag[edge] += from[edge] == node ? 0 : spare;
            }
        }
    }
}
