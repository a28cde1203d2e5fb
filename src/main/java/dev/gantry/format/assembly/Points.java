package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.Arrays;

/**
 * Instant events and counter values of one lane in columns, each with a name and a value: its marks, the values of its
 * counters.
 */
final class Points {
    private long[] times = {};
    private int[] names = {};
    private long[] values = {};
    private int size;

    void add(long time, int name, long value) {
        if (size == times.length) {
            int room = Math.max(4, size + (size >> 1));
            times = Arrays.copyOf(times, room);
            names = Arrays.copyOf(names, room);
            values = Arrays.copyOf(values, room);
        }
        times[size] = time;
        names[size] = name;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long time(int i) {
        return times[i];
    }

    int name(int i) {
        return names[i];
    }

    long value(int i) {
        return values[i];
    }

    void setValue(int i, long value) {
        values[i] = value;
    }

    /** The points in order of time. */
    int[] order(Checkpoint checkpoint) throws IOException {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        new Sorting((a, b) -> times[a] <= times[b], checkpoint).sort(order);
        return order;
    }
}
