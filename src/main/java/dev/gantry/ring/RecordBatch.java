package dev.gantry.ring;

import java.util.Arrays;

import dev.gantry.wire.RecordKind;
import dev.gantry.wire.WireException;

/**
 * Records of one pass, sorted by time when they are given on; those of one time stay in the order in which they were
 * added. The sort is a natural merge sort: sorted runs, which the blocks of threads mostly are, are found and merged.
 */
final class RecordBatch {
    private static final int WORDS = 3;

    /** Takes a record. */
    interface To {
        void take(long time, long place, long statement) throws WireException;
    }

    private long[] words = new long[256 * WORDS];
    private int size;

    int size() {
        return size;
    }

    void add(long time, long place, long statement) {
        int at = size * WORDS;
        if (at == words.length) {
            words = Arrays.copyOf(words, 2 * at);
        }
        words[at] = time;
        words[at + 1] = place;
        words[at + 2] = statement;
        size++;
    }

    void addAll(RecordBatch others) {
        for (int i = 0; i < others.size; i++) {
            add(others.words[i * WORDS], others.words[i * WORDS + 1], others.words[i * WORDS + 2]);
        }
    }

    /** Removes all; what a burst needed is given back. */
    void clear() {
        size = 0;
        if (words.length > 1 << 16) {
            words = new long[256 * WORDS];
        }
    }

    /** Whether they say more than that a process and its first thread are there. */
    boolean doesSomething() {
        int opened = 0;
        for (int i = 0; i < size; i++) {
            int kind = RecordKind.code(words[i * WORDS + 2]);
            opened += kind == RecordKind.LANE_OPENED.code() ? 1 : 0;
            if (!isOfLane(kind) || opened > 2) {
                return true;
            }
        }
        return false;
    }

    /** Gives them to this in order of time. */
    void sorted(To to) throws WireException {
        int[] order = order();
        for (int i = 0; i < size; i++) {
            int at = (order.length == 0 ? i : order[i]) * WORDS;
            to.take(words[at], words[at + 1], words[at + 2]);
        }
    }

    private static boolean isOfLane(int kind) {
        return kind == RecordKind.LANE_OPENED.code() || kind == RecordKind.LANE_CLOSED.code()
                || kind == RecordKind.LANE_NAMED.code() || kind == RecordKind.PROCESS_ID.code();
    }

    /** Their indices in order of time; none if they are sorted already. */
    private int[] order() {
        int end = runEnd(0);
        if (end >= size) {
            return new int[0];
        }
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        int[] spare = new int[size];
        int[] starts = starts(end);
        for (int runs = starts.length - 1; runs > 1; runs = (runs + 1) / 2) {
            int merged = 0;
            for (int run = 0; run < runs; run += 2) {
                int last = starts[Math.min(run + 2, runs)];
                merge(order, spare, starts[run], starts[Math.min(run + 1, runs)], last);
                starts[merged++] = starts[run];
            }
            starts[merged] = size;
            int[] swapped = order;
            order = spare;
            spare = swapped;
        }
        return order;
    }

    /** Where each sorted run starts, and the end of the last. */
    private int[] starts(int firstEnd) {
        int[] starts = new int[16];
        int count = 1;
        for (int start = firstEnd; start < size; start = runEnd(start)) {
            if (count + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[count++] = start;
        }
        starts[count] = size;
        return Arrays.copyOf(starts, count + 1);
    }

    private int runEnd(int start) {
        int end = start + 1;
        while (end < size && words[end * WORDS] - words[(end - 1) * WORDS] >= 0) {
            end++;
        }
        return end;
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesLeft = right >= end
                    || left < middle && words[from[left] * WORDS] - words[from[right] * WORDS] <= 0;
            to[i] = from[takesLeft ? left++ : right++];
        }
    }
}
