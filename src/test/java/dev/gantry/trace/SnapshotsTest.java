package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

/** A snapshot that was taken never changes, whatever the writer does meanwhile. */
class SnapshotsTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    SnapshotsTest() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        for (int lane = 2; lane < 8; lane++) {
            trace.laneOpened(0, lane, 1, LaneKind.THREAD, LaneRole.WORKER, 0);
        }
        trace.executorOpened(0, 1, 1, names.intern("executor"));
    }

    @Test
    void earlierSnapshotsStayAsTheyWere() {
        List<Snapshot> taken = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (int task = 1; task <= 3000; task++) {
            write(task);
            if (task % 250 == 0 || task < 20) {
                trace.publish(time(task));
                taken.add(trace.snapshot());
                told.add(TraceText.of(trace.snapshot()));
            }
        }
        for (int i = 0; i < taken.size(); i++) {
            assertThat(TraceText.of(taken.get(i))).isEqualTo(told.get(i));
        }
    }

    @Test
    void whatWasNotPublishedIsNotSeen() {
        write(1);
        assertThat(trace.snapshot().tasks()).isZero();
        trace.publish(time(1));
        Snapshot seen = trace.snapshot();
        write(2);
        assertThat(trace.snapshot()).isSameAs(seen);
        assertThat(seen.tasks()).isOne();
    }

    @Test
    void aTaskThatEndsLaterStillRunsInTheEarlierSnapshot() {
        trace.taskSubmitted(1, 1, 1, 1, 0);
        trace.taskStarted(2, 2, 1);
        trace.publish(2);
        Snapshot earlier = trace.snapshot();
        trace.taskEnded(3, 2, 1, TaskState.FAILED, names.intern("error"));
        trace.publish(3);
        assertThat(earlier.task(1).state()).isEqualTo(TaskState.RUNNING);
        assertThat(earlier.lane(2).row(0).isOpen(0)).isTrue();
        assertThat(trace.snapshot().task(1).error()).isEqualTo("error");
    }

    @Test
    void readersFindSoundSnapshotsWhileAMillionRecordsAreWritten() {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            readers.add(CompletableFuture.supplyAsync(() -> {
                int read = 0;
                long records = 0;
                boolean last;
                do {
                    last = over.get();
                    Snapshot seen = trace.snapshot();
                    assertThat(seen.records()).isGreaterThanOrEqualTo(records);
                    records = seen.records();
                    SoundTrace.check(seen);
                    assertThat(TraceText.tail(seen)).isEqualTo(TraceText.tail(seen));
                    read++;
                } while (!last);
                return read;
            }));
        }
        int tasks = 1_000_000 / 7;
        try {
            for (int task = 1; task <= tasks; task++) {
                write(task);
                if (task % 500 == 0) {
                    trace.publish(time(task));
                }
            }
            trace.finish(time(tasks));
        } finally {
            over.set(true);
        }
        assertThat(readers).allMatch(reader -> reader.join() > 0);
        assertThat(trace.snapshot().malformed()).isZero();
        assertThat(trace.snapshot().finished()).isTrue();
    }

    private static long time(int task) {
        return task * 10L;
    }

    /** Seven records, of which some belong to an earlier task. */
    private void write(int task) {
        int lane = 2 + task % 6;
        long time = time(task);
        trace.taskSubmitted(time, 1, task, 1, task % 10 == 0 ? names.intern("n" + task % 40) : 0);
        int older = task - 40;
        if (older < 1) {
            return;
        }
        trace.taskStarted(time + 1, lane, older);
        trace.blocked(time + 2, lane, 0, older);
        trace.unblocked(time + 3, lane, 1);
        trace.taskEnded(time + 4, lane, older, TaskState.SUCCEEDED, 0);
        trace.callbackStarted(time + 5, lane, older);
        trace.callbackEnded(time + 6, lane, older);
    }
}
