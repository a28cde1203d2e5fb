package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.counter.Counter;

/** Hooks from many threads at once. */
class ManyThreadsTest {
    private final Recorder recorder = new Recorder(Recorder.Options.named("test"));

    @AfterEach
    void stop() {
        recorder.stop();
    }

    @Test
    void nothingIsLostAndEachThreadsOrderIsKept() {
        recorder.start();
        RecordedThreads.run(8, t -> {
            for (int i = 0; i < 20_000; i++) {
                Probe.counter("n" + t, i);
            }
        });
        Snapshot seen = recorder.stop();
        assertThat(seen.lost()).isZero();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.counters()).hasSize(8).allSatisfy(ManyThreadsTest::assertCounts);
    }

    @Test
    void causesComeBeforeEffectsOnOtherThreads() {
        ExecutorTag executor = new ExecutorTag("executor");
        BlockingQueue<Long> queue = new ArrayBlockingQueue<>(64);
        recorder.start();
        RecordedThreads.run(4, t -> {
            try {
                for (int i = 0; i < 10_000; i++) {
                    if (t % 2 == 0) {
                        queue.put(Probe.taskSubmitted(executor, ""));
                    } else {
                        long task = queue.take();
                        Probe.taskStarted(task);
                        Probe.taskSucceeded(task);
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Snapshot seen = recorder.stop();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.tasks()).isEqualTo(20_000);
        for (int id = 1; id <= seen.tasks(); id++) {
            assertThat(seen.taskState(id)).isEqualTo(TaskState.SUCCEEDED);
            assertThat(seen.taskStarted(id)).isBetween(seen.taskSubmitted(id), seen.taskEnded(id));
        }
        Counter waiting = seen.executors().getFirst().queue();
        assertThat(waiting.value(waiting.size() - 1)).isZero();
    }

    @Test
    void executorsThatAreFirstUsedTogetherAreAllKnown() {
        recorder.start();
        RecordedThreads.run(4, t -> {
            for (int i = 0; i < 500; i++) {
                Probe.taskSubmitted(new ExecutorTag(t + "-" + i), "");
            }
        });
        Snapshot seen = recorder.stop();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.executors()).hasSize(2000).allMatch(e -> e.queue().size() == 1);
    }

    @Test
    void oneExecutorThatIsFirstUsedByManyThreadsIsOne() {
        ExecutorTag executor = new ExecutorTag("shared");
        recorder.start();
        RecordedThreads.run(8, _ -> Probe.taskSubmitted(executor, ""));
        Snapshot seen = recorder.stop();
        assertThat(seen.executors()).hasSize(1);
        assertThat(seen.executorName(seen.task(8).executor())).isEqualTo("shared");
    }

    @Test
    void tenThousandShortThreadsAreAllRecorded() {
        recorder.start();
        for (int wave = 0; wave < 100; wave++) {
            RecordedThreads.run(100, t -> {
                Probe.mark("hello");
                if (t % 2 == 0) {
                    Probe.threadClosed();
                }
            });
        }
        Snapshot seen = recorder.stop();
        assertThat(seen.lost()).isZero();
        assertThat(seen.malformed()).isZero();
        assertThat(RecordedThreads.lanes(seen, "t")).hasSize(10_000).allMatch(lane -> lane.marks() == 1)
                .allMatch(lane -> lane.closed() >= lane.markTime(0));
    }

    @Test
    void thousandsOfThreadsThatStayIdleAreWaitedForByNobody() {
        int threads = 2000;
        CountDownLatch recorded = new CountDownLatch(threads);
        CountDownLatch over = new CountDownLatch(1);
        recorder.start();
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().name("idle").start(() -> {
                Probe.mark("x");
                recorded.countDown();
                RecordedThreads.await(over);
            });
        }
        RecordedThreads.await(recorded);
        Snapshot seen = recorder.stop();
        over.countDown();
        assertThat(RecordedThreads.lanes(seen, "idle")).hasSize(threads).allMatch(lane -> lane.marks() == 1);
        assertThat(seen.malformed()).isZero();
    }

    @Test
    void virtualThreadsRecordLikeOthers() throws InterruptedException {
        int threads = 2000;
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(threads);
        recorder.start();
        for (int i = 0; i < threads; i++) {
            Thread.ofVirtual().name("v").start(() -> {
                Probe.blocked(BlockReason.LOCK);
                begun.incrementAndGet();
                Thread.yield();
                Probe.unblocked(0);
                done.countDown();
            });
        }
        done.await();
        Snapshot seen = recorder.stop();
        assertThat(seen.malformed()).isZero();
        assertThat(RecordedThreads.lanes(seen, "v")).hasSize(begun.get())
                .allMatch(lane -> lane.kind() == LaneKind.VIRTUAL_THREAD && !lane.row(0).isOpen(0));
    }

    @Test
    void callbacksAndNestedWorkFitWhereTheyHappened() {
        ExecutorTag executor = new ExecutorTag("executor");
        recorder.start();
        RecordedThreads.run(4, _ -> {
            for (int i = 0; i < 2000; i++) {
                long task = Probe.taskSubmitted(executor, "");
                Probe.taskStarted(task);
                Probe.blocked(BlockReason.RESULT, task);
                Probe.unblocked(0);
                Probe.taskSucceeded(task);
                Probe.callbackStarted(task);
                Probe.callbackEnded(task);
            }
        });
        Snapshot seen = recorder.stop();
        assertThat(seen.malformed()).isZero();
        for (Lane lane : RecordedThreads.lanes(seen, "t")) {
            assertThat(lane.row(0).size()).isEqualTo(4000);
            assertThat(lane.row(1).size()).isEqualTo(2000);
            assertThat(RecordedThreads.isInOrder(lane.row(0))).isTrue();
        }
        Task task = seen.task(8000);
        assertThat(task.callbacks()).hasSize(1);
        assertThat(task.callbacks().getFirst().start()).isGreaterThanOrEqualTo(task.ended());
    }

    private static void assertCounts(Counter counter) {
        assertThat(counter.size()).isEqualTo(20_000);
        for (int i = 0; i < counter.size(); i++) {
            assertThat(counter.value(i)).isEqualTo(i);
        }
    }
}
