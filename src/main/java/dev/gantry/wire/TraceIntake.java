package dev.gantry.wire;

import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/**
 * Intake with a trace of its own for senders' records, whether or not this process records something itself.
 *
 * <p>Safe for all threads: each receiver writes when it has read a frame. The owner of the intake calls {@link
 * #publish} every few milliseconds while the trace is viewed, and {@link #finish} when the receivers are closed.
 */
public final class TraceIntake implements Intake {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final Ids ids = new Ids();
    private final Tokens tokens = new Tokens(ids::newTask);
    private TraceSink sink;
    private long origin;
    private long lost;
    private volatile boolean finished;

    /** Times count from when the first sender began to record. */
    public TraceIntake() {}

    /** Times count from this one of {@link System#nanoTime()}, at which the program was started, say. */
    public TraceIntake(long origin) {
        origin(origin);
    }

    /** Lets readers see what was written, which is all that happened up to this time of {@link System#nanoTime()}. */
    public synchronized void publish(long now) {
        if (sink != null && !finished) {
            sink.publish(now);
        }
    }

    /** Snapshot that was published last. Never waits. */
    public Snapshot snapshot() {
        return trace.snapshot();
    }

    /** Takes nothing more; the whole trace, up to its last record or the last {@link #publish}. */
    public synchronized Snapshot finish() {
        if (!finished) {
            finished = true;
            trace.finish(0);
        }
        return trace.snapshot();
    }

    @Override
    public synchronized long origin(long began) {
        if (sink == null) {
            origin = began;
            sink = new TraceSink(trace, began);
        }
        return origin;
    }

    @Override
    public Feed open(int lane) {
        return new BatchFeed(this, lane);
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    /** The handle itself: no other trace's tasks are known by numbers here. */
    @Override
    public int idOf(long handle) {
        return handle > 0 && handle <= Trace.GREATEST_ID ? (int) handle : 0;
    }

    @Override
    public boolean isOn() {
        return !finished;
    }

    /** Takes these records, of three longs each. */
    synchronized void write(long[] words, int length) {
        for (int at = 0; at < length && !finished; at += BatchFeed.RECORD_WORDS) {
            sink.write(words[at], words[at + 1], words[at + 2]);
        }
    }

    synchronized void lose(long count) {
        lost += count;
        if (!finished) {
            sink.lost(lost);
        }
    }
}
