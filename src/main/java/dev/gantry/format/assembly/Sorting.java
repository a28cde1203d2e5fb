package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Natural merge sort of row numbers: it merges the runs that are in order already, so a nearly sorted file takes one
 * pass. Stable.
 */
final class Sorting {
    /** Order of two rows. */
    interface InOrder {
        boolean test(int row, int other);
    }

    private final InOrder inOrder;
    private final Checkpoint checkpoint;

    Sorting(InOrder inOrder, Checkpoint checkpoint) {
        this.inOrder = inOrder;
        this.checkpoint = checkpoint;
    }

    /** Sorts a list, stable too. */
    static <T> void sort(List<T> list, Comparator<? super T> by, Checkpoint checkpoint) throws IOException {
        List<T> before = new ArrayList<>(list);
        int[] order = new int[before.size()];
        Arrays.setAll(order, i -> i);
        new Sorting((a, b) -> by.compare(before.get(a), before.get(b)) <= 0, checkpoint).sort(order);
        for (int i = 0; i < order.length; i++) {
            list.set(i, before.get(order[i]));
        }
    }

    void sort(int[] rows) throws IOException {
        int[] from = rows;
        int[] runs = runs(from);
        int[] to = runs.length > 2 ? new int[rows.length] : from;
        while (runs.length > 2) {
            runs = merge(from, runs, to);
            int[] swap = from;
            from = to;
            to = swap;
        }
        if (from != rows) {
            System.arraycopy(from, 0, rows, 0, rows.length);
        }
    }

    /** Run boundaries: where each run begins, and the end of the last. */
    private int[] runs(int[] rows) throws IOException {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 1; i < rows.length; i++) {
            checkpoint.pass();
            if (!inOrder.test(rows[i - 1], rows[i])) {
                starts = count + 1 >= starts.length ? Arrays.copyOf(starts, starts.length * 2) : starts;
                starts[count++] = i;
            }
        }
        starts[count++] = rows.length;
        return Arrays.copyOf(starts, count);
    }

    private int[] merge(int[] from, int[] runs, int[] to) throws IOException {
        int pairs = (runs.length - 1) / 2;
        int odd = (runs.length - 1) % 2;
        int[] merged = new int[pairs + odd + 1];
        for (int pair = 0; pair < pairs; pair++) {
            merged[pair] = runs[2 * pair];
            merge(from, runs[2 * pair], runs[2 * pair + 1], runs[2 * pair + 2], to);
        }
        if (odd == 1) {
            int start = runs[runs.length - 2];
            merged[pairs] = start;
            System.arraycopy(from, start, to, start, from.length - start);
        }
        merged[merged.length - 1] = from.length;
        return merged;
    }

    private void merge(int[] from, int start, int middle, int end, int[] to) throws IOException {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            checkpoint.pass();
            boolean takesLeft = right == end || left < middle && inOrder.test(from[left], from[right]);
            to[at] = from[takesLeft ? left++ : right++];
        }
    }
}
