package dev.gantry.hook;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.wire.Sink;

/**
 * Drain thread: empties the buffers into a sink, a trace as a rule. Another thread may have a pass made at once, in
 * itself; a lock keeps the passes apart.
 *
 * <p>A pass reads the clock, then takes from all buffers what is not younger, in order of time. A hook reads the clock
 * before it publishes its record, and all its effects come after that; so when a pass takes a record, it also takes all
 * that caused it. A thread may be stopped between the two steps: its one record is then taken by a later pass, after
 * younger ones of other threads, but none of them was caused by it.
 *
 * <p>Looking at a thread that has recorded nothing since costs some 30 ns a pass: eight thousand idle threads cost a
 * tenth of a core.
 */
final class Drain implements Runnable {
    private static final long PAUSE = 2_000_000;
    private static final long PUBLISH_EVERY = 8_000_000;

    /** Longest delay of the sink behind the hooks when this thread has a processor, in nanoseconds. */
    static final long BEHIND = PAUSE + PUBLISH_EVERY;

    /** A pass that takes more than this is followed by another at once. */
    private static final int BUSY = 1 << 16;

    private final Queue<Buffer> opened;
    private final Runnable atEnd;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Sink sink;
    private final Merge merge = new Merge();
    private List<BufferCursor> sources = new ArrayList<>();
    private long lostByEnded;
    private long nextPublish;
    private long complete;
    private boolean finished;
    private volatile boolean stopping;

    /** Empties the buffers that come in this queue; runs {@code atEnd} when it ends, also by an error. */
    Drain(Sink sink, long origin, Queue<Buffer> opened, Runnable atEnd) {
        this.sink = sink;
        this.complete = origin;
        this.nextPublish = origin;
        this.opened = opened;
        this.atEnd = atEnd;
        this.thread = Thread.ofPlatform().name("gantry-drain").daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread after a last pass; returns when it has ended. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        if (thread.getState() != Thread.State.NEW) {
            ended.join();
            while (thread.isAlive()) {
                Thread.onSpinWait(); // waits for its end, which is near
            }
        }
    }

    @Override
    public void run() {
        try {
            drain();
        } finally {
            try {
                atEnd.run(); // no effect on a recorder that was stopped
                finish();
            } finally {
                ended.complete(null);
            }
        }
    }

    /** Takes and publishes what was recorded before this call, in the calling thread. */
    synchronized void flush() {
        if (!finished) {
            pass(true);
        }
    }

    private void drain() {
        boolean last;
        do {
            last = stopping;
            int taken = pass(last);
            if (taken < BUSY && !last) {
                LockSupport.parkNanos(this, PAUSE);
            }
        } while (!last);
    }

    /** Takes every record that was made before; returns how many. */
    private synchronized int pass(boolean publish) {
        long limit = System.nanoTime();
        VarHandle.fullFence(); // no buffer is read before the clock is
        adopt();
        int taken = merge.take(sources, limit, sink);
        if (publish || limit - nextPublish >= 0) {
            retire(limit);
            sink.publish(limit);
            nextPublish = limit + PUBLISH_EVERY;
            if (sink.isFull()) {
                stopping = true;
            }
        }
        complete = limit;
        return taken;
    }

    private synchronized void finish() {
        finished = true;
        sources.forEach(source -> source.buffer.dropSpares());
        sink.finish(complete);
    }

    private void adopt() {
        for (Buffer buffer = opened.poll(); buffer != null; buffer = opened.poll()) {
            sources.add(new BufferCursor(buffer));
        }
    }

    /** Removes the buffers of threads that ended, and counts lost records. */
    private void retire(long now) {
        List<BufferCursor> kept = new ArrayList<>(sources.size());
        long lost = 0;
        for (BufferCursor source : sources) {
            Buffer buffer = source.buffer;
            if (buffer.isEnded() && !source.hasRecord()) {
                if (buffer.endedSilently()) {
                    sink.laneEnded(now, buffer.lane); // it ended at some time before now
                }
                lostByEnded += buffer.lost();
                source.retire();
            } else {
                lost += buffer.lost();
                kept.add(source);
            }
        }
        sources = kept;
        sink.lost(lost + lostByEnded);
    }
}
