package dev.gantry.futures.remote;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Timeout of reading a result. There is one timer at most, however many results come: when it fires it checks how long
 * the result being read has taken, and waits for the rest of its time. Safe for all threads.
 */
final class ReadingWatch {
    private static final long NOTHING = -1;

    private final long limit;
    private final LongConsumer late;

    // guarded by this
    private long number = NOTHING;
    private long since;
    private boolean waiting;

    /**
     * A watch.
     *
     * @param late gets the number of a result that took longer, in a thread that must not be kept; it calls {@link
     *     #end} to know whether that is still so, as the one that reads may just have come to its end
     */
    ReadingWatch(Duration limit, LongConsumer late) {
        this.limit = limit.toNanos();
        this.late = late;
    }

    /** The result with this number is read from now on. */
    synchronized void begin(long result) {
        number = result;
        since = System.nanoTime();
        if (!waiting) {
            waiting = true;
            lookAfter(limit);
        }
    }

    /** Ends the reading of this result, as read or as late: true for the first call, and false for the other. */
    synchronized boolean end(long result) {
        if (number != result) {
            return false;
        }
        number = NOTHING;
        return true;
    }

    private void look() {
        long found;
        synchronized (this) {
            long left = limit - (System.nanoTime() - since);
            if (number == NOTHING) {
                waiting = false;
                return;
            }
            if (left > 0) {
                lookAfter(left);
                return;
            }
            waiting = false;
            found = number;
        }
        late.accept(found);
    }

    private void lookAfter(long nanos) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::look);
    }
}
