package dev.gantry.wire;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.budget.Budget;

/**
 * Intake with a trace of its own for senders' records, whether or not this process records something itself. The trace
 * stays within a {@link Budget}, at each {@link #publish}; when it is full, the intake is off.
 *
 * <p>Safe for all threads: each receiver writes when it has read a frame. The owner of the intake calls {@link
 * #publish} every few milliseconds while the trace is viewed, and {@link #finish} when the receivers are closed.
 */
public final class TraceIntake implements Intake {
    private final Names names;
    private final Trace trace;
    private final Ids ids = new Ids();
    private final Tokens tokens = new Tokens(ids::newTask);

    /** Records that came before the time zero was fixed, in order. */
    private final Queue<long[]> waiting = new ArrayDeque<>();

    /** The sink with the time zero, when that is fixed. */
    private TraceSink sink;

    private long origin;
    private boolean begun;
    private long lost;
    private volatile boolean full;
    private volatile boolean finished;

    /**
     * A trace without a limit, for what has one already: files. Times count from when the first sender began to record:
     * the earliest of all that are received before the first
     * {@link #publish} or {@link #finish}, in whatever order. Until then 24 bytes are kept for each record, and
     * some for each frame.
     */
    public TraceIntake() {
        this(Budget.UNLIMITED);
    }

    /** The same without a limit, where times count from this one of {@link System#nanoTime()}. */
    public TraceIntake(long origin) {
        this(origin, Budget.UNLIMITED);
    }

    /**
     * A trace that stays within this budget, for programs, which may run for long. Times count from this one of {@link
     * System#nanoTime()}, at which the program was started, say.
     */
    public TraceIntake(long origin, Budget budget) {
        this(budget);
        this.origin = origin;
        sink = new TraceSink(trace, origin);
    }

    private TraceIntake(Budget budget) {
        names = new Names(budget.textBytes());
        trace = new Trace(names, budget);
    }

    /**
     * Lets readers see what was written, which is all that happened up to this time of {@link System#nanoTime()}, and
     * drops what is beyond the budget. The first call after a sender began fixes the time zero.
     */
    public synchronized void publish(long now) {
        fixOrigin();
        if (sink != null && !finished) {
            sink.publish(now);
            full = trace.isFull();
        }
    }

    /** Snapshot that was published last. Never waits. */
    public Snapshot snapshot() {
        return trace.snapshot();
    }

    /** Takes nothing more; the whole trace, up to its last record or the last {@link #publish}. */
    public synchronized Snapshot finish() {
        if (!finished) {
            fixOrigin();
            finished = true;
            trace.finish(0);
        }
        return trace.snapshot();
    }

    @Override
    public synchronized long origin(long began) {
        if (sink != null) {
            return origin;
        }
        if (!begun || began - origin < 0) {
            origin = began;
            begun = true;
        }
        return began;
    }

    private void fixOrigin() {
        if (sink == null && begun) {
            sink = new TraceSink(trace, origin);
            sink.lost(lost);
            for (long[] words = waiting.poll(); words != null; words = waiting.poll()) {
                write(words, words.length);
            }
        }
    }

    @Override
    public Feed open(int lane) {
        return new BatchFeed(this, lane);
    }

    /** None: what its senders say of their machines is all that it knows. */
    @Override
    public int machine(String name) {
        return 0;
    }

    @Override
    public void machineGone(String name) {}

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
        return !finished && !full;
    }

    /** Takes these records, of three longs each. */
    synchronized void write(long[] words, int length) {
        if (sink == null && !finished) {
            waiting.add(Arrays.copyOf(words, length));
            return;
        }
        for (int at = 0; at < length && !finished; at += BatchFeed.RECORD_WORDS) {
            sink.write(words[at], words[at + 1], words[at + 2]);
        }
    }

    synchronized void lose(long count) {
        lost += count;
        if (sink != null && !finished) {
            sink.lost(lost);
        }
    }
}
