package dev.gantry.hook;

import java.util.Arrays;
import java.util.List;

/**
 * Takes the records of many threads in order of time: a binary heap of those sources that have a record up to a limit.
 * Taking one costs the logarithm of how many threads recorded since the last pass, whatever the number of idle ones. A
 * burst of one thread is taken in one run, as long as no other thread has an earlier record.
 */
final class Merge {
    private Source[] heap = new Source[16];
    private int size;

    /** Takes every record up to this time; returns how many. */
    int take(List<Source> sources, long limit, Sink sink) {
        collect(sources, limit);
        int taken = 0;
        while (size > 0) {
            Source top = heap[0];
            Source second = second();
            do {
                sink.write(top.time(), top.place(), top.statement());
                top.advance();
                taken++;
            } while (hasRecord(top, limit) && (second == null || top.precedes(second)));
            if (!hasRecord(top, limit)) {
                heap[0] = heap[--size];
                heap[size] = null;
            }
            sink(0);
        }
        return taken;
    }

    private static boolean hasRecord(Source source, long limit) {
        return source.hasRecord() && source.time() - limit <= 0;
    }

    private void collect(List<Source> sources, long limit) {
        if (heap.length < sources.size()) {
            heap = Arrays.copyOf(heap, sources.size() * 2);
        }
        for (Source source : sources) {
            if (hasRecord(source, limit)) {
                heap[size++] = source;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    private Source second() {
        if (size < 3) {
            return size < 2 ? null : heap[1];
        }
        return heap[2].precedes(heap[1]) ? heap[2] : heap[1];
    }

    private void sink(int from) {
        if (size == 0) {
            return;
        }
        Source sinking = heap[from];
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
