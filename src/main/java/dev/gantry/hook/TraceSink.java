package dev.gantry.hook;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Writes records into a trace, and keeps the newest of what timed hooks cost. For the drain only, but for the costs. */
final class TraceSink implements Sink {
    private static final int COSTS_KEPT = 512;
    private static final RecordKind[] KINDS = RecordKind.values();
    private static final LaneKind[] LANE_KINDS = LaneKind.values();
    private static final LaneRole[] ROLES = LaneRole.values();
    private static final State[] STATES = State.values();
    private static final SwitchReason[] REASONS = SwitchReason.values();

    private final Trace trace;
    private final long origin;
    private final int[] costs = new int[COSTS_KEPT];
    private volatile int costCount;

    /** Writes into this trace, whose times count from this one. */
    TraceSink(Trace trace, long origin) {
        this.trace = trace;
        this.origin = origin;
    }

    /** The newest costs in nanoseconds, in no order. For any thread. */
    int[] costs() {
        int[] copy = new int[Math.min(costCount, COSTS_KEPT)];
        System.arraycopy(costs, 0, copy, 0, copy.length);
        return copy;
    }

    @Override
    public void write(long now, long place, long statement) {
        long time = now - origin;
        int lane = (int) (place >>> 32);
        int subject = (int) place;
        long argument = statement >> 8;
        int high = RecordKind.high(argument);
        int low = RecordKind.low(argument);
        switch (KINDS[(int) (statement & 0xff)]) {
            case LANE_OPENED -> trace.laneOpened(time, lane, subject, LANE_KINDS[high & 0xf], ROLES[high >> 4], low);
            case PROCESS_ID -> trace.processId(time, lane, argument);
            case LANE_CLOSED -> trace.laneClosed(time, lane);
            case EXECUTOR_OPENED -> trace.executorOpened(time, subject, lane, low);
            case TASK_SUBMITTED -> trace.taskSubmitted(time, lane, subject, high, low);
            case TASK_SITE -> trace.taskSite(time, subject, low, high);
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
            case LINE -> trace.line(time, lane, low);
            case COUNTER -> trace.counter(time, lane, subject, argument);
            case GAP -> trace.gap(time, lane);
            case COST -> keepCost(argument);
            case TASK_ADOPTED, MALFORMED -> trace.malformed();
        }
    }

    @Override
    public void laneEnded(long now, int lane) {
        trace.laneClosed(now - origin, lane);
    }

    @Override
    public void lost(long count) {
        trace.lost(count);
    }

    @Override
    public void publish(long now) {
        trace.publish(now - origin);
    }

    @Override
    public void finish(long now) {
        trace.finish(now - origin);
    }

    private void keepCost(long nanos) {
        int count = costCount;
        costs[count & COSTS_KEPT - 1] = (int) Math.min(Integer.MAX_VALUE, nanos);
        costCount = count == 2 * COSTS_KEPT - 1 ? COSTS_KEPT : count + 1;
    }
}
