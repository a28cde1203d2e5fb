package dev.gantry.insight.whatif;

import java.util.Arrays;
import java.util.List;

/**
 * What a scheduler itself takes, in nanoseconds.
 *
 * @param next from the end of a task to the start of the next on the same worker, where that was queued by then
 * @param wake from a submission to the task's start, where a worker was idle
 * @param starts how long each worker takes to start, in the order in which they do
 * @param start how long each further one takes: the first of a program is slower than they are
 * @param nextMeasured whether {@code next} was measured in the recording itself
 * @param wakeMeasured whether {@code wake} was
 */
record Costs(long next, long wake, List<Long> starts, long start, boolean nextMeasured,
        boolean wakeMeasured) {
    Costs {
        starts = List.copyOf(starts);
    }

    /** Costs that were measured with the lessons, for kinds of which the recording tells none. */
    static Costs usual(Kind kind) {
        return switch (kind) {
            case THREADS -> new Costs(10_000, 100_000, List.of(), 300_000, false, false);
            case PROCESSES -> new Costs(1_000_000, 1_000_000, List.of(), 35_000_000, false, false);
            case COROUTINES -> new Costs(0, 0, List.of(), 0, false, false);
        };
    }

    /** How long the worker takes to start that is the so-manieth, from 0. */
    long start(int worker) {
        return worker < starts.size() ? starts.get(worker) : start;
    }

    /** Median of what was added. */
    static final class Median {
        private long[] samples = new long[1 << 6];
        private int size;

        void add(long sample) {
            if (size == samples.length) {
                samples = Arrays.copyOf(samples, size * 2);
            }
            samples[size++] = sample;
        }

        boolean isEmpty() {
            return size == 0;
        }

        /** The median; the other value if nothing was added. */
        long or(long other) {
            if (size == 0) {
                return other;
            }
            Arrays.sort(samples, 0, size);
            return samples[(size - 1) / 2];
        }
    }
}
