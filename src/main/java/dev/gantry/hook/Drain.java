package dev.gantry.hook;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.trace.Trace;

/**
 * The thread that empties the buffers into the trace, the trace's only writer.
 *
 * <p>A pass reads the clock, then takes from all buffers what is not younger, in order of time. A hook reads the clock
 * before it publishes its record, and whatever it causes comes after that; so when a pass takes a record, it also takes
 * all that caused it. A thread may be stopped between the two steps: its one record is then taken by a later pass, after
 * younger ones of other threads, but none of them was caused by it.
 *
 * <p>Looking at a thread that has recorded nothing since costs some 30 ns a pass: eight thousand idle threads cost a tenth
 * of a core.
 */
final class Drain implements Runnable {
    private static final long PAUSE = 2_000_000;
    private static final long PUBLISH_EVERY = 8_000_000;

    /** A pass that takes more than this is followed by another at once. */
    private static final int BUSY = 1 << 16;

    private final Trace trace;
    private final Queue<Buffer> opened;
    private final Runnable ended;
    private final Thread thread;
    private final Scribe scribe;
    private final Merge merge = new Merge();
    private final long origin = System.nanoTime();
    private List<Source> sources = new ArrayList<>();
    private long lostByEnded;
    private volatile boolean stopping;

    /** Empties the buffers that come in this queue; runs {@code ended} when it ends, also by an error. */
    Drain(Trace trace, Queue<Buffer> opened, Runnable ended) {
        this.trace = trace;
        this.opened = opened;
        this.ended = ended;
        this.scribe = new Scribe(trace, origin);
        this.thread = Thread.ofPlatform().name("gantry-drain").daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread after a last pass; returns when it has ended. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the timed hooks cost, in nanoseconds, in no order. */
    int[] costs() {
        return scribe.costs();
    }

    @Override
    public void run() {
        long complete = origin;
        try {
            complete = drain();
        } finally {
            ended.run(); // has no effect on a recorder that was stopped
            trace.finish(complete - origin);
        }
    }

    /** Returns the time up to which the trace is complete. */
    private long drain() {
        long nextPublish = origin;
        long limit;
        boolean last;
        do {
            last = stopping;
            limit = System.nanoTime();
            VarHandle.fullFence(); // no buffer is looked at before the clock is read
            adopt();
            int taken = merge.take(sources, limit, scribe);
            if (last || limit - nextPublish >= 0) {
                retire(limit);
                trace.publish(limit - origin);
                nextPublish = limit + PUBLISH_EVERY;
            }
            if (taken < BUSY && !last) {
                LockSupport.parkNanos(this, PAUSE);
            }
        } while (!last);
        sources.forEach(source -> source.buffer.dropSpares());
        return limit;
    }

    private void adopt() {
        for (Buffer buffer = opened.poll(); buffer != null; buffer = opened.poll()) {
            sources.add(new Source(buffer));
        }
    }

    /** Lets go of threads that ended, and counts the losses. */
    private void retire(long now) {
        List<Source> kept = new ArrayList<>(sources.size());
        long lost = 0;
        for (Source source : sources) {
            Buffer buffer = source.buffer;
            if (buffer.isEnded() && !source.hasRecord()) {
                if (buffer.endedSilently()) {
                    trace.laneClosed(now - origin, buffer.lane); // it ended at some time before now
                }
                lostByEnded += buffer.lost();
                source.retire();
            } else {
                lost += buffer.lost();
                kept.add(source);
            }
        }
        sources = kept;
        trace.lost(lost + lostByEnded);
    }
}
