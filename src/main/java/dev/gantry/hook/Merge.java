package dev.gantry.hook;

import java.util.Arrays;
import java.util.List;

import dev.gantry.wire.Sink;

/**
 * Merge of the records of many threads in order of time: a binary heap of those sources that have a record up to a
 * limit. Taking one costs the logarithm of how many threads recorded since the last pass, whatever the number of idle
 * ones. A burst of one thread is taken in one run, as long as no other thread has an earlier record.
 */
final class Merge {
    private BufferCursor[] heap = new BufferCursor[16];
    private int size;

    /** Takes every record up to this time; returns how many. */
    int take(List<BufferCursor> sources, long limit, Sink sink) {
        collect(sources, limit);
        int taken = 0;
        while (size > 0) {
            BufferCursor top = heap[0];
            int second = second();
            taken += top.take(second == 0 ? limit + 1 : heap[second].time(), sink);
            if (!top.hasRecord(limit)) {
                heap[0] = heap[--size];
                heap[size] = null;
                sink(0);
            } else if (second != 0 && heap[second].precedes(top)) {
                heap[0] = heap[second];
                heap[second] = top;
                sink(second);
            }
        }
        return taken;
    }

    private void collect(List<BufferCursor> sources, long limit) {
        if (heap.length < sources.size()) {
            heap = Arrays.copyOf(heap, sources.size() * 2);
        }
        for (BufferCursor source : sources) {
            if (source.hasRecord(limit)) {
                heap[size++] = source;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    /** Index in the heap of the source that comes after the first; 0 if there is none. */
    private int second() {
        if (size < 3) {
            return size - 1;
        }
        return heap[2].precedes(heap[1]) ? 2 : 1;
    }

    private void sink(int from) {
        if (size == 0) {
            return;
        }
        BufferCursor sinking = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1].precedes(heap[child])) {
                child++;
            }
            if (!heap[child].precedes(sinking)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = sinking;
    }
}
