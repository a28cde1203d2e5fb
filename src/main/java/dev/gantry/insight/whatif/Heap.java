package dev.gantry.insight.whatif;

import java.util.Arrays;

/** Numbers by keys, the least key first, and of the same key the one that came first. */
final class Heap {
    private double[] keys = new double[1 << 6];
    private long[] order = new long[1 << 6];
    private int[] values = new int[1 << 6];
    private int size;
    private long count;

    boolean isEmpty() {
        return size == 0;
    }

    double key() {
        return keys[0];
    }

    void add(double key, int value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            order = Arrays.copyOf(order, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        long number = count++;
        int at = size++;
        while (at > 0 && isBefore(key, number, at - 1 >> 1)) {
            move(at - 1 >> 1, at);
            at = at - 1 >> 1;
        }
        put(at, key, number, value);
    }

    int poll() {
        int found = values[0];
        size--;
        double key = keys[size];
        long number = order[size];
        int value = values[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(keys[child + 1], order[child + 1], child)) {
                child++;
            }
            if (isBefore(key, number, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, key, number, value);
        return found;
    }

    private boolean isBefore(double key, long number, int other) {
        return key < keys[other] || key == keys[other] && number < order[other];
    }

    private void move(int from, int to) {
        put(to, keys[from], order[from], values[from]);
    }

    private void put(int at, double key, long number, int value) {
        keys[at] = key;
        order[at] = number;
        values[at] = value;
    }
}
