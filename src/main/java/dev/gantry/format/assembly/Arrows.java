package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Flow events of a file, in any order: those with one key make a chain in order of time. */
final class Arrows {
    /** What one end says. Ends of one chain and time lie in it in this order. */
    enum Kind {
        /** The chain leaves the slice that holds it. */
        LEAVES(false, true),
        /** The chain reaches the slice that holds it, and leaves it again. */
        STEPS(true, true),
        /** The chain reaches the slice that holds it. */
        REACHES(true, false),
        /** The chain reaches the slice that begins next. */
        REACHES_NEXT(true, false);

        private final boolean reaches;
        private final boolean leaves;

        Kind(boolean reaches, boolean leaves) {
            this.reaches = reaches;
            this.leaves = leaves;
        }

        boolean isNext() {
            return this == REACHES_NEXT;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    private long[] times = {};
    private long[] keys = {};
    private Track[] tracks = {};
    private byte[] kinds = {}; // by their places in KINDS: in memory only
    private int size;

    void add(Kind kind, long key, Track track, long time) {
        if (size == times.length) {
            int room = Math.max(16, size + (size >> 1));
            times = Arrays.copyOf(times, room);
            keys = Arrays.copyOf(keys, room);
            tracks = Arrays.copyOf(tracks, room);
            kinds = Arrays.copyOf(kinds, room);
        }
        times[size] = time;
        keys[size] = key;
        tracks[size] = track;
        kinds[size++] = (byte) kind.ordinal();
    }

    int size() {
        return size;
    }

    /** Each arrow from one slice to the next of its chain. */
    List<Hop> hops(Checkpoint checkpoint) throws IOException {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        new Sorting(this::inOrder, checkpoint).sort(order);
        List<Hop> hops = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            checkpoint.pass();
            int from = order[i - 1];
            int to = order[i];
            Kind reached = KINDS[kinds[to]];
            if (keys[from] == keys[to] && KINDS[kinds[from]].leaves && reached.reaches) {
                hops.add(new Hop(tracks[from], times[from], tracks[to], times[to], reached));
            }
        }
        return hops;
    }

    private boolean inOrder(int a, int b) {
        if (keys[a] != keys[b]) {
            return keys[a] < keys[b];
        }
        return times[a] < times[b] || times[a] == times[b] && kinds[a] <= kinds[b];
    }
}
