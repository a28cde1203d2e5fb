package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in an order that no program makes: they never throw, each is counted, and the trace stays readable. */
class HostileRecordsTest {
    private static final int RECORDS = 20_000;

    private final Trace trace = new Trace(new Names());
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyRecordsInAnyOrderLeaveASoundTrace(long seed) {
        random = new Random(seed);
        for (int i = 0; i < RECORDS; i++) {
            record();
            if (random.nextInt(1000) == 0) {
                trace.publish(i);
                SoundTrace.check(trace.snapshot());
            }
        }
        trace.finish(RECORDS);
        Snapshot seen = trace.snapshot();
        SoundTrace.check(seen);
        assertThat(seen.records()).isEqualTo(RECORDS);
        assertThat(seen.malformed()).isPositive().isLessThanOrEqualTo(RECORDS);
    }

    private void record() {
        long time = random.nextInt(50) == 0 ? random.nextLong() : random.nextInt(RECORDS);
        int lane = id(12);
        int task = id(200);
        int name = random.nextInt();
        switch (random.nextInt(20)) {
            case 0, 1 -> trace.laneOpened(time, lane, id(12), any(LaneKind.values()), any(LaneRole.values()), name);
            case 2 -> trace.processId(time, lane, random.nextLong());
            case 3 -> trace.laneClosed(time, random.nextInt(8) == 0 ? lane : 0);
            case 4 -> trace.executorOpened(time, id(4), lane, name);
            case 5, 6 -> trace.taskSubmitted(time, lane, task, id(4), name);
            case 7 -> trace.taskSite(time, task, name, random.nextInt());
            case 8, 9 -> trace.taskStarted(time, lane, task);
            case 10 -> trace.taskEnded(time, lane, task, any(TaskState.values()), name);
            case 11 -> trace.taskCancelled(time, lane, task);
            case 12 -> trace.blocked(time, lane, name, task);
            case 13 -> trace.unblocked(time, lane, id(12));
            case 14 -> trace.ready(time, lane);
            case 15 -> trace.switched(time, lane, id(12), any(SwitchReason.values()));
            case 16 -> trace.callbackStarted(time, lane, task);
            case 17 -> trace.callbackEnded(time, lane, task);
            case 18 -> trace.sliceStarted(time, lane, any(State.values()), name);
            default -> rare(time, lane, name);
        }
    }

    private void rare(long time, int lane, int name) {
        switch (random.nextInt(5)) {
            case 0 -> trace.sliceEnded(time, lane);
            case 1 -> trace.mark(time, lane, name);
            case 3 -> trace.line(time, lane, name);
            case 2 -> trace.counter(time, lane, name, random.nextLong());
            default -> trace.gap(time, lane);
        }
    }

    /** As a rule an id that may exist, sometimes any number. */
    private int id(int usual) {
        return random.nextInt(100) == 0 ? random.nextInt() : random.nextInt(usual);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
