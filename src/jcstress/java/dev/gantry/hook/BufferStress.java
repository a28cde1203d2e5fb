package dev.gantry.hook;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import dev.gantry.Watched;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.Sink;

/** One thread writes records and another takes them, across the hand-over of chunks: whole, in order, none twice. */
public final class BufferStress {
    private static final int RECORDS = 3;
    private static final int LOOKS = 100;

    private BufferStress() {}

    /** Sums up the numbers of whole records that come in order; anything else makes the sum negative for good. */
    private static final class Sum implements Sink {
        private int last;
        private int sum;

        @Override
        public void write(long time, long place, long statement) {
            int number = (int) (statement >> 8);
            boolean whole = time == number && (int) place == number && (int) (place >> 32) == number;
            sum = whole && number == last + 1 ? sum + number : -1_000_000;
            last = number;
        }

        @Override
        public void laneEnded(long now, int lane) {}

        @Override
        public void lost(long count) {}

        @Override
        public void publish(long now) {}

        @Override
        public void finish(long now) {}

        /** What all records sum up to that have come so far. */
        int of(BufferCursor cursor) {
            while (cursor.hasRecord()) {
                cursor.take(0, this);
            }
            return sum;
        }

        /** Takes records until the last, or for a while. */
        int watch(BufferCursor cursor) {
            for (int look = 0; look < LOOKS && last != RECORDS; look++) {
                of(cursor);
            }
            return sum;
        }
    }

    private static Buffer buffer() {
        return new Buffer(new RecorderKey(), new BufferBudget(1L << 40), ThreadLane.current(), 1,
                new BufferChunk(BufferChunk.RECORD_WORDS));
    }

    private static void write(Buffer buffer) {
        for (int number = 1; number <= RECORDS; number++) {
            buffer.put(number, number, number, RecordKind.MARK, number);
        }
    }

    /** A first chunk that holds one record: the second goes into the next chunk. */
    @JCStressTest
    @Outcome(id = {"0, 6", "1, 6", "3, 6", "6, 6"}, expect = ACCEPTABLE, desc = "all, in order")
    @State
    public static class HandOver extends Watched {
        private final Buffer buffer = buffer();
        private final BufferCursor cursor = new BufferCursor(buffer);
        private final Sum sum = new Sum();

        @Actor
        public void writer() {
            write(buffer);
        }

        @Actor
        public void drain(II_Result seen) {
            seen.r1 = sum.watch(cursor);
        }

        @Arbiter
        public void after(II_Result seen) {
            seen.r2 = sum.of(cursor);
        }
    }

    /** An emptied chunk comes back while the writer looks for the next, and is read again. */
    @JCStressTest
    @Outcome(id = {"0, 6", "1, 6", "3, 6", "6, 6"}, expect = ACCEPTABLE, desc = "all, in order")
    @State
    public static class Recycling extends Watched {
        private final Buffer buffer = buffer();
        private final BufferCursor cursor = new BufferCursor(buffer);
        private final Sum sum = new Sum();
        private final BufferChunk emptied = new BufferChunk(BufferChunk.WORDS);

        public Recycling() {
            emptied.publish(BufferChunk.WORDS);
        }

        @Actor
        public void writer() {
            write(buffer);
        }

        @Actor
        public void drain(II_Result seen) {
            buffer.recycle(emptied);
            seen.r1 = sum.watch(cursor);
        }

        @Arbiter
        public void after(II_Result seen) {
            seen.r2 = sum.of(cursor);
        }
    }
}
