package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;

/** What happens when records come faster than their limit allows. */
class LimitTest {
    private final List<Recorder> started = new ArrayList<>();

    private static final int CALLS = 200_000;

    @AfterEach
    void stopAll() {
        started.forEach(Recorder::stop);
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        Recorder recorder = started(0);
        RecordedThreads.run(4, _ -> {
            for (int i = 0; i < CALLS; i++) {
                Probe.mark("x");
            }
        });
        Snapshot seen = recorder.stop();
        long kept = RecordedThreads.lanes(seen, "t").stream().mapToLong(Lane::marks).sum();
        assertThat(seen.lost()).isPositive();
        assertThat(kept + seen.lost()).isEqualTo(4L * CALLS);
        assertThat(seen.malformed()).isZero();
    }

    @Test
    void lanesOpenAndCloseWhateverIsLost() {
        Recorder recorder = started(0);
        RecordedThreads.run(4, _ -> {
            for (int i = 0; i < CALLS; i++) {
                Probe.mark("x");
            }
            Probe.threadClosed();
        });
        Snapshot seen = recorder.stop();
        assertThat(RecordedThreads.lanes(seen, "t")).hasSize(4).allMatch(lane -> lane.closed() > 0);
        assertThat(seen.malformed()).isZero();
    }

    @Test
    void aTraceWithLossesStaysConsistent() {
        ExecutorTag executor = new ExecutorTag("executor");
        Recorder recorder = started(2L * BufferChunk.WORDS * Long.BYTES);
        RecordedThreads.run(4, _ -> {
            for (int i = 0; i < CALLS / 5; i++) {
                long task = Probe.taskSubmitted(executor, "");
                Probe.taskStarted(task);
                Probe.blocked(BlockReason.SLEEP);
                Probe.unblocked(0);
                Probe.taskSucceeded(task);
            }
        });
        Snapshot seen = recorder.stop();
        assertThat(seen.lost()).isPositive();
        for (Lane lane : RecordedThreads.lanes(seen, "t")) {
            assertThat(lane.depth()).isLessThanOrEqualTo(2); // an end that was lost leaves nothing open for ever
            for (int depth = 0; depth < lane.depth(); depth++) {
                assertThat(RecordedThreads.isInOrder(lane.row(depth))).isTrue();
            }
        }
    }

    @Test
    void theRoomOfThreadsThatEndedIsGivenBack() {
        Recorder recorder = started(64L * BufferChunk.WORDS * Long.BYTES);
        for (int i = 0; i < 200; i++) { // far more than the limit together, but each waits until its records are taken
            RecordedThreads.run(1, _ -> {
                for (int k = 0; k < 10_000; k++) {
                    Probe.mark("x");
                }
            });
            long sent = 10_000L * (i + 1);
            while (recorder.snapshot().records() + recorder.snapshot().lost() < sent) {
                Moment.pass();
            }
        }
        Snapshot seen = recorder.stop();
        assertThat(seen.lost()).isZero();
        assertThat(recorder.budget.taken()).isLessThan(4L * BufferChunk.WORDS * Long.BYTES);
    }

    private Recorder started(long limit) {
        Recorder recorder = new Recorder(
                new Recorder.Options("test", false, Optional.empty(), limit, Budget.UNLIMITED));
        recorder.start();
        started.add(recorder);
        return recorder;
    }
}
