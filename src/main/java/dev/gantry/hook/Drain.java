package dev.gantry.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * The thread that empties the buffers into the trace, the trace's only writer.
 *
 * <p>A pass reads the clock, then merges from all buffers what is not younger, by time. The merge takes from the buffer
 * with the earliest record for as long as no other has an earlier one, so a burst of one thread is taken in one run.
 */
final class Drain implements Runnable {
    private static final long PAUSE = 2_000_000;
    private static final long PUBLISH_EVERY = 8_000_000;
    private static final int COSTS_KEPT = 512;
    private static final Kind[] KINDS = Kind.values();
    private static final LaneKind[] LANE_KINDS = LaneKind.values();
    private static final LaneRole[] ROLES = LaneRole.values();
    private static final State[] STATES = State.values();
    private static final SwitchReason[] REASONS = SwitchReason.values();

    private final Trace trace;
    private final Queue<Buffer> opened;
    private final List<Buffer> buffers = new ArrayList<>();
    private final Thread thread;
    private final long origin = System.nanoTime();
    private volatile boolean stopping;
    private volatile Buffer[] known = {};
    private volatile int[] costsOfEnded = {};
    private long lostByEnded;

    Drain(Trace trace, Queue<Buffer> opened) {
        this.trace = trace;
        this.opened = opened;
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
        return IntStream.concat(IntStream.of(costsOfEnded), Stream.of(known).flatMapToInt(b -> IntStream.of(b.costs())))
                .toArray();
    }

    @Override
    public void run() {
        long nextPublish = 0;
        boolean last;
        do {
            last = stopping;
            long now = System.nanoTime();
            boolean busy = pass(now);
            if (last) {
                trace.finish(now - origin);
            } else if (now - nextPublish >= 0) {
                trace.publish(now - origin);
                nextPublish = now + PUBLISH_EVERY;
            }
            if (!busy && !last) {
                LockSupport.parkNanos(this, PAUSE);
            }
        } while (!last);
    }

    /** Takes every record made up to {@code limit}; returns whether there were many. */
    private boolean pass(long limit) {
        adopt();
        int taken = 0;
        while (true) {
            Buffer earliest = null;
            long earliestTime = limit;
            long nextTime = limit;
            for (Buffer buffer : buffers) {
                if (buffer.hasNext()) {
                    long time = buffer.time();
                    if (time <= earliestTime) {
                        nextTime = earliestTime;
                        earliestTime = time;
                        earliest = buffer;
                    } else if (time < nextTime) {
                        nextTime = time;
                    }
                }
            }
            if (earliest == null) {
                break;
            }
            do {
                write(earliest.time() - origin, earliest.place(), earliest.statement());
                earliest.advance();
                taken++;
            } while (earliest.hasNext() && earliest.time() <= nextTime);
        }
        retire(limit);
        return taken > 1000;
    }

    private void adopt() {
        boolean grown = false;
        for (Buffer buffer = opened.poll(); buffer != null; buffer = opened.poll()) {
            buffers.add(buffer);
            grown = true;
        }
        if (grown) {
            known = buffers.toArray(Buffer[]::new);
        }
    }

    /** Lets go of the buffers of threads that ended, and counts the losses. */
    private void retire(long now) {
        long lost = lostByEnded;
        for (int i = buffers.size() - 1; i >= 0; i--) {
            Buffer buffer = buffers.get(i);
            boolean ended = buffer.closed || !buffer.thread.isAlive();
            lost += buffer.lost();
            if (ended && !buffer.hasNext()) {
                if (!buffer.closed) {
                    trace.laneClosed(now - origin, buffer.lane); // it ended unannounced, at some time before now
                }
                lostByEnded += buffer.lost();
                keepCosts(buffer.costs());
                buffers.remove(i);
                known = buffers.toArray(Buffer[]::new);
            }
        }
        trace.lost(lost);
    }

    private void keepCosts(int[] costs) {
        costsOfEnded = IntStream.concat(IntStream.of(costs), IntStream.of(costsOfEnded))
                .limit(COSTS_KEPT)
                .toArray();
    }

    private void write(long time, long place, long statement) {
        int lane = (int) (place >>> 32);
        int subject = (int) place;
        long argument = statement >> 8;
        int high = Kind.high(argument);
        int low = Kind.low(argument);
        switch (KINDS[(int) statement & 0xff]) {
            case LANE_OPENED -> trace.laneOpened(time, lane, subject, LANE_KINDS[high & 0xf], ROLES[high >> 4], low);
            case PROCESS_ID -> trace.processId(time, lane, argument);
            case LANE_CLOSED -> trace.laneClosed(time, lane);
            case EXECUTOR_OPENED -> trace.executorOpened(time, subject, lane, low);
            case TASK_SUBMITTED -> trace.taskSubmitted(time, lane, subject, high, low);
            case TASK_SITE -> trace.taskSite(time, subject, low);
            case TASK_STARTED -> trace.taskStarted(time, lane, subject);
            case TASK_SUCCEEDED -> trace.taskEnded(time, lane, subject, TaskState.SUCCEEDED, 0);
            case TASK_FAILED -> trace.taskEnded(time, lane, subject, TaskState.FAILED, low);
            case TASK_CANCELLED -> trace.taskCancelled(time, subject);
            case BLOCKED -> trace.blocked(time, lane, high, low);
            case UNBLOCKED -> trace.unblocked(time, lane, low);
            case READY -> trace.ready(time, lane);
            case SWITCHED -> trace.switched(time, lane, subject, REASONS[low]);
            case CALLBACK_STARTED -> trace.callbackStarted(time, lane, subject);
            case CALLBACK_ENDED -> trace.callbackEnded(time, lane, subject);
            case SLICE_STARTED -> trace.sliceStarted(time, lane, STATES[high], low);
            case SLICE_ENDED -> trace.sliceEnded(time, lane);
            case MARK -> trace.mark(time, lane, low);
            case COUNTER -> trace.counter(time, lane, subject, argument);
        }
    }
}
