package dev.gantry.hook;

import java.util.concurrent.atomic.AtomicLong;

/** Memory budget of all buffers of a recording together, in bytes. Safe for all threads. */
final class BufferBudget {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BufferBudget(long limit) {
        this.limit = limit;
    }

    /** Asks for room; false if there is not so much left. */
    boolean take(int bytes) {
        if (taken.get() + bytes > limit) {
            return false;
        }
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        give(bytes);
        return false;
    }

    /** Takes room that must be had, even above the limit. */
    void takeAnyway(int bytes) {
        taken.addAndGet(bytes);
    }

    void give(int bytes) {
        taken.addAndGet(-bytes);
    }

    /** Bytes that the buffers hold now. */
    long taken() {
        return taken.get();
    }
}
