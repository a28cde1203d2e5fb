package dev.gantry.wire;

import java.util.function.LongConsumer;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Sink that writes records, whose numbers were checked, into a trace. */
public final class TraceSink implements Sink {
    private static final long MICROSECOND = 1000;

    private final Trace trace;
    private final long origin;
    private final LongConsumer costs;

    /** Writes records that are no hooks' costs into this trace, with this time zero. */
    public TraceSink(Trace trace, long origin) {
        this(trace, origin, _ -> {});
    }

    /**
     * Writes into this trace.
     *
     * @param origin the time zero of the trace
     * @param costs takes the nanoseconds of each hook that was timed
     */
    public TraceSink(Trace trace, long origin, LongConsumer costs) {
        this.trace = trace;
        this.origin = origin;
        this.costs = costs;
    }

    @Override
    public void write(long now, long place, long statement) {
        long time = now - origin;
        int lane = (int) (place >>> 32);
        int subject = (int) place;
        long argument = RecordKind.argument(statement);
        int high = RecordKind.high(argument);
        int low = RecordKind.low(argument);
        switch (RecordKind.byCode(RecordKind.code(statement))) {
            case LANE_OPENED -> trace.laneOpened(time, lane, subject, LaneKind.byCode(high & 0xf),
                    LaneRole.byCode(high >> 4), low);
            case LANE_NAMED -> trace.laneNamed(time, lane, low);
            case PROCESS_ID -> trace.processId(time, lane, argument);
            case LANE_CLOSED -> trace.laneClosed(time, lane, low);
            case EXECUTOR_OPENED -> trace.executorOpened(time, subject, lane, low);
            case TASK_SUBMITTED -> trace.taskSubmitted(time, lane, subject, high, low);
            case TASK_TAKEN -> trace.taskTaken(time, subject);
            case TASK_SITE -> trace.taskSite(time, subject, low, high);
            case TASK_STARTED -> trace.taskStarted(time, lane, subject);
            case TASK_SUCCEEDED -> trace.taskEnded(time, lane, subject, TaskState.SUCCEEDED, 0);
            case TASK_FAILED -> trace.taskEnded(time, lane, subject, TaskState.FAILED, low);
            case TASK_CANCELLED -> trace.taskCancelled(time, lane, subject);
            case TASK_REJECTED -> trace.taskRejected(time, lane, subject, low);
            case BLOCKED -> trace.blocked(time, lane, high, low);
            case UNBLOCKED -> trace.unblocked(time, lane, low, high);
            case WAKES -> trace.wakes(time, lane, subject);
            case WOKEN -> trace.unblockedByWaker(time, lane);
            case READY -> trace.ready(time, lane);
            case SWITCHED -> trace.switched(time, lane, subject, SwitchReason.byCode(low));
            case CALLBACK_STARTED -> trace.callbackStarted(time, lane, subject);
            case CALLBACK_ENDED -> trace.callbackEnded(time, lane, subject);
            case SLICE_STARTED -> trace.sliceStarted(time, lane, State.byCode(high), low);
            case SLICE_ENDED -> trace.sliceEnded(time, lane);
            case TOLD -> told(time, lane, State.RUNNING, subject, high, low);
            case TOLD_WAIT -> told(time, lane, State.BLOCKED, subject, high, low);
            case MARK -> trace.mark(time, lane, low);
            case LINE -> trace.line(time, lane, low);
            case COUNTER -> trace.counter(time, lane, subject, argument);
            case GAP -> trace.gap(time, lane);
            case COST -> costs.accept(argument);
            case TASK_ADOPTED, TASK_OFFERED, MALFORMED -> trace.malformed();
        }
    }

    private void told(long time, int lane, State state, int name, long ago, long took) {
        long end = time - ago * MICROSECOND;
        trace.told(end - took * MICROSECOND, end, lane, state, name);
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
    public boolean isFull() {
        return trace.isFull();
    }

    @Override
    public void finish(long now) {
        trace.finish(now - origin);
    }
}
