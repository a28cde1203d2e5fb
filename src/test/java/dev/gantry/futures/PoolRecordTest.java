package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Slice;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** What a pool tells the recording. */
class PoolRecordTest {
    private static final int CALLER = 2; // 1 is the process

    @Test
    @DisplayName("a task is recorded from submission to callback")
    void life() {
        Snapshot trace = record(() -> {
            try (ThreadPool pool = new ThreadPool(1, "P")) {
                CountDownLatch gate = new CountDownLatch(1);
                Future<?> future = pool.submit("life", () -> gate.await());
                future.addDoneCallback(_ -> {});
                gate.countDown();
            }
        });
        Task task = trace.task(1);
        assertThat(task.name()).isEqualTo("life");
        assertThat(task.site()).matches(".+:\\d+"); // of who called this package
        assertThat(task.submittedBy()).isEqualTo(CALLER);
        assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(task.lane()).isEqualTo(3);
        assertThat(task.callbacks()).singleElement().satisfies(callback -> {
            assertThat(callback.lane()).isEqualTo(3);
            assertThat(callback.start()).isBetween(task.ended(), callback.end());
        });
        assertThat(trace.executorName(task.executor())).isEqualTo("P");
        assertThat(trace.laneName(3)).isEqualTo("P_0");
        assertThat(trace.lane(3).role()).isEqualTo(LaneRole.WORKER);
        assertThat(trace.lane(3).closed()).isNotEqualTo(Trace.NONE);
    }

    @Test
    @DisplayName("failed and cancelled tasks are told apart")
    void outcomes() {
        Snapshot trace = record(() -> {
            CountDownLatch gate = new CountDownLatch(1);
            try (ThreadPool pool = new ThreadPool(1)) {
                pool.submit("fails", () -> {
                    gate.await();
                    throw new IllegalStateException("why");
                });
                Future<?> cancelled = pool.submit("cancelled", () -> {});
                cancelled.addDoneCallback(_ -> {});
                cancelled.cancel();
                gate.countDown();
            }
        });
        assertThat(trace.task(1).state()).isEqualTo(TaskState.FAILED);
        assertThat(trace.task(1).error()).isEqualTo("java.lang.IllegalStateException: why");
        assertThat(trace.task(2).state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trace.task(2).callbacks()).singleElement().satisfies(c -> assertThat(c.lane()).isEqualTo(CALLER));
    }

    @Test
    @DisplayName("waiting for a result is a blocked slice that names the task, and ends by the lane that completed it")
    void blocked() {
        Snapshot trace = record(() -> {
            CountDownLatch gate = new CountDownLatch(1);
            try (ThreadPool pool = new ThreadPool(1)) {
                Future<?> future = pool.submit(() -> gate.await());
                WaitTest.whenWaitedFor(gate::countDown);
                future.result();
                future.result(); // is there: blocks nobody
            }
        });
        List<Slice> waits = blockedSlices(trace, CALLER);
        assertThat(waits.getFirst().awaited()).isEqualTo(1);
        assertThat(trace.name(waits.getFirst().name())).isEqualTo(BlockReason.RESULT.text());
        assertThat(waits).filteredOn(slice -> slice.awaited() == 1).hasSize(1);
        assertThat(trace.lane(CALLER).wake(0).by()).isEqualTo(3);
    }

    @Test
    @DisplayName("waiting for the pool's end is a blocked slice that ends by the worker that ended last")
    void shutdown() {
        Snapshot trace = record(() -> {
            CountDownLatch gate = new CountDownLatch(1);
            ThreadPool pool = new ThreadPool(1);
            pool.submit(() -> gate.await());
            WaitTest.whenWaitedFor(gate::countDown);
            pool.shutdown(true);
            pool.shutdown(true); // has ended: blocks nobody
        });
        assertThat(blockedSlices(trace, CALLER)).singleElement().satisfies(
                slice -> assertThat(trace.name(slice.name())).isEqualTo(BlockReason.SHUTDOWN.text()));
        assertThat(trace.lane(CALLER).wake(0).by()).isEqualTo(3);
    }

    @Test
    @DisplayName("waiting for several futures is recorded too")
    void several() {
        Snapshot trace = record(() -> {
            CountDownLatch gate = new CountDownLatch(1);
            try (ThreadPool pool = new ThreadPool(2)) {
                List<Future<?>> futures = List.of(pool.submit(() -> gate.await()), pool.submit(() -> gate.await()));
                WaitTest.whenWaitedFor(gate::countDown);
                Futures.wait(futures);
            }
        });
        assertThat(blockedSlices(trace, CALLER)).isNotEmpty();
        assertThat(trace.lane(CALLER).wake(0).by()).isBetween(3, 4);
    }

    @Test
    @DisplayName("a task that was cancelled while it ran ends as cancelled when it ends")
    void cancelledWhileRunning() {
        Snapshot trace = record(() -> {
            CountDownLatch running = new CountDownLatch(1);
            try (ThreadPool pool = new ThreadPool(1)) {
                Future<?> future = pool.submit(() -> {
                    running.countDown();
                    new CountDownLatch(1).await();
                });
                running.await();
                future.cancel(true);
            }
        });
        assertThat(trace.task(1).state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trace.task(1).started()).isNotEqualTo(Trace.NONE);
        assertThat(trace.task(1).error()).isEmpty();
    }

    @Test
    @DisplayName("a submission that a shutdown overtakes, and a pool that breaks, leave no task behind")
    void nothingLeftBehind() {
        Snapshot trace = record(() -> {
            for (int i = 0; i < 100; i++) {
                ThreadPool pool = new ThreadPool(2);
                Thread other = Thread.ofPlatform().start(() -> assertThatThrownBy(() -> {
                    while (true) {
                        pool.submit(() -> {});
                    }
                }).hasMessage("cannot schedule new futures after shutdown"));
                pool.shutdown(true, true);
                other.join();
                pool.shutdown(true);
            }
            try (LogCapture _ = new LogCapture()) {
                CountDownLatch gate = new CountDownLatch(1);
                ThreadPool broken = new ThreadPool(1, "", () -> {
                    gate.await();
                    throw new IllegalStateException();
                });
                broken.submit(() -> {});
                broken.submit(() -> {});
                gate.countDown();
                broken.shutdown(true);
            }
        });
        assertThat(IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::taskState)).allMatch(TaskState::isFinal);
        assertThat(trace.executors()).allSatisfy(executor -> {
            int changes = executor.queue().size();
            assertThat(changes == 0 ? 0 : executor.queue().value(changes - 1)).isZero();
        });
    }

    @Test
    @DisplayName("tasks of a pool whose initializer fails have failed in the recording as in their futures")
    void brokenFails() {
        Snapshot trace = record(() -> {
            try (LogCapture _ = new LogCapture()) {
                CountDownLatch gate = new CountDownLatch(1);
                ThreadPool broken = new ThreadPool(1, "", () -> {
                    gate.await();
                    throw new IllegalStateException();
                });
                Future<?> one = broken.submit(() -> {});
                Future<?> cancelled = broken.submit(() -> {});
                cancelled.cancel();
                gate.countDown();
                broken.shutdown(true);
                assertThat(one.exception()).isInstanceOf(BrokenThreadPool.class);
            }
        });
        assertThat(trace.taskState(1)).isEqualTo(TaskState.FAILED);
        assertThat(trace.task(1).error()).contains("not usable anymore");
        assertThat(trace.taskState(2)).isEqualTo(TaskState.CANCELLED);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("many tasks from many threads: every one is recorded, on the lanes of the pool, without a gap")
    void many() {
        Snapshot trace = record(() -> {
            try (ThreadPool pool = new ThreadPool(3); ThreadPool submitters = new ThreadPool(4)) {
                for (int s = 0; s < 4; s++) {
                    submitters.submit(() -> {
                        for (int i = 0; i < 500; i++) {
                            pool.submit(() -> {}).addDoneCallback(_ -> {});
                        }
                    });
                }
                submitters.shutdown(true);
            }
        });
        assertThat(trace.tasks()).isEqualTo(2004);
        assertThat(IntStream.rangeClosed(1, 2004).mapToObj(trace::task))
                .allMatch(task -> task.state() == TaskState.SUCCEEDED)
                .filteredOn(task -> task.callbacks().size() == 1)
                .hasSize(2000);
    }

    /** Records this; nothing of it may be lost or make no sense. */
    static Snapshot record(Action program) {
        Snapshot trace;
        try (ExecutorScope _ = ExecutorScope.begin();
                Recording recording = Recording.start(Recorder.Options.named("test").withSites())) {
            program.run();
            trace = recording.end();
        }
        assertThat(trace.malformed()).isZero();
        assertThat(trace.lost()).isZero();
        return trace;
    }

    static List<Slice> blockedSlices(Snapshot trace, int lane) {
        List<Slice> found = new ArrayList<>();
        Lane seen = trace.lane(lane);
        for (int depth = 0; depth < seen.depth(); depth++) {
            for (int i = 0; i < seen.row(depth).size(); i++) {
                if (seen.row(depth).state(i) == State.BLOCKED) {
                    found.add(seen.row(depth).slice(i));
                }
            }
        }
        return found;
    }

    /** Exception the text of which is asked for when its task has ended; then the task is cancelled. */
    @SuppressWarnings("serial")
    private static final class CancelledMeanwhile extends Exception {
        private final CountDownLatch asked;
        private final CountDownLatch cancelled;

        CancelledMeanwhile(CountDownLatch asked, CountDownLatch cancelled) {
            this.asked = asked;
            this.cancelled = cancelled;
        }

        @Override
        public String getMessage() {
            asked.countDown();
            while (cancelled.getCount() > 0) {
                try {
                    cancelled.await();
                } catch (InterruptedException _) {
                    // the cancellation's
                }
            }
            return "text";
        }
    }

    @Test
    @DisplayName("a task that is cancelled while its end is about to be recorded is cancelled in the recording too")
    void cancelMeetsTheEnd() {
        Snapshot trace = record(() -> {
            try (ThreadPool pool = new ThreadPool(1)) {
                CountDownLatch asked = new CountDownLatch(1);
                CountDownLatch cancelled = new CountDownLatch(1);
                Future<?> future = pool.submit(() -> {
                    throw new CancelledMeanwhile(asked, cancelled);
                });
                asked.await();
                assertThat(future.cancel(true)).isTrue();
                cancelled.countDown();
                assertThat(future.isCancelled()).isTrue();
            }
        });
        assertThat(trace.task(1).state()).isEqualTo(TaskState.CANCELLED);
    }
}
