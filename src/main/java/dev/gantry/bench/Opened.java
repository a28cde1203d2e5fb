package dev.gantry.bench;

import java.nio.file.Path;
import java.util.List;

import dev.gantry.bench.measure.Heap;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Waiting;
import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.trace.Snapshot;

/**
 * A file that was opened, and what that took.
 *
 * @param file the file, read to its end
 * @param first seconds until there was something to draw
 * @param all seconds until all was read
 * @param kept bytes of heap that the recording takes when all is read
 * @param peak bytes of heap in use at most meanwhile, with what the garbage collector had not yet taken, above what was
 *     in use before
 */
record Opened(OpenFile file, double first, double all, long kept, long peak) {
    private static final int POLL_MILLIS = 2;
    private static final double FIRST_PICTURE = 1;
    private static final double BYTES = 32;

    /** Opens it and waits for its end. */
    static Opened of(Path file) {
        long before = Heap.used();
        Heap.forgetPeak();
        long start = System.nanoTime();
        OpenFile opened = Formats.open(file);
        double first = 0;
        while (!opened.state().isFinal()) {
            if (first == 0 && opened.snapshot().records() > 0) {
                first = seconds(start);
            }
            Waiting.millis(POLL_MILLIS);
        }
        double all = seconds(start);
        long peak = Heap.peak() - before;
        return new Opened(opened, first == 0 ? all : first, all, Heap.used() - before, peak);
    }

    Snapshot snapshot() {
        return file.snapshot();
    }

    /** When the first picture was there, and what memory it all took. */
    List<Result> results(String what) {
        double records = snapshot().records();
        return List.of(
                Result.atMost(1, what + ", first picture", "s", first, "wanted", FIRST_PICTURE),
                Result.atMost(1, what + ", memory kept", "bytes/record", kept / records, "wanted", BYTES),
                Result.beside(what + ", memory at most", "bytes/record", peak / records, "kept", kept / records)
                        .withNote("garbage included, %,d MB".formatted(peak >> 20)));
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
