package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;

/** What the JDK's own tests of executors ask of {@code shutdownNow}, of termination, and of what a pool holds. */
class StopTest {
    private static final int ROUNDS = Math.min(500, Integer.getInteger("gantry.repeat", 200));
    private static final int SUBMITTERS = 3;

    @Test
    @DisplayName("a task that a thread was started for is not given back: invokeAll of fewer tasks than threads "
            + "returns")
    void invokeAllAndStop() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ThreadPool pool = new ThreadPool(8, "stopped");
            CountDownLatch two = new CountDownLatch(2);
            Callable<Void> blocked = () -> {
                two.countDown();
                new CountDownLatch(1).await();
                return null;
            };
            List<java.util.concurrent.Future<Void>> ended = new ArrayList<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    ended.addAll(pool.invokeAll(List.of(blocked, blocked, blocked)));
                } catch (InterruptedException | RejectedExecutionException _) {
                    // rejected where the pool was stopped before the third was submitted
                }
            });
            two.await();
            List<Runnable> back = pool.shutdownNow();
            caller.join();
            assertThat(back).isEmpty();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            for (java.util.concurrent.Future<Void> future : ended) {
                assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(InterruptedException.class);
            }
        }
    }

    @Test
    @DisplayName("the task of a thread that is still initialised when the pool is stopped runs, interrupted; what is "
            + "behind it is given back")
    void freshThread() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        ThreadPool pool = new ThreadPool(1, "fresh", () -> gate.await());
        Future<Boolean> its = pool.submit(() -> Thread.currentThread().isInterrupted());
        Future<Integer> queued = pool.submit(() -> 2);
        List<Runnable> back = pool.shutdownNow();
        gate.countDown();
        assertThat(its.result()).isTrue();
        assertThat(back).singleElement().isSameAs(queued);
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(queued.isDone()).isFalse();
        back.getFirst().run();
        assertThat(queued.result()).isEqualTo(2);
    }

    @Test
    @DisplayName("a pool that told that it is terminated stays so, whatever is submitted, and runs nothing any more")
    void terminatedForGood() throws Exception {
        try (Recording _ = Recording.start(Recorder.Options.named("over").withSites())) {
            for (int round = 0; round < ROUNDS; round++) {
                AtomicInteger started = new AtomicInteger();
                terminatedForGood(new ThreadPool(1_000, "over", started::incrementAndGet), started);
            }
        }
    }

    /**
     * A recording with call sites makes a submission long, so that the end overtakes some; a thread that was started
     * for such a one afterwards would call the initializer once more.
     */
    private static void terminatedForGood(ThreadPool pool, AtomicInteger started) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger late = new AtomicInteger();
        CountDownLatch submitting = new CountDownLatch(SUBMITTERS);
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            submitters.add(Thread.ofPlatform().start(() -> {
                submitting.countDown();
                try {
                    while (true) {
                        pool.submit(() -> late.addAndGet(over.get() ? 1 : 0));
                    }
                } catch (RejectedExecutionException _) {
                    // the pool has ended
                }
            }));
        }
        submitting.await();
        pool.shutdown(false, true);
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        over.set(true);
        int before = started.get();
        for (Thread submitter : submitters) {
            submitter.join();
            assertThat(pool.isTerminated()).isTrue();
        }
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(started).hasValue(before);
        assertThat(late).hasValue(0);
    }

    @Test
    @DisplayName("shutdownNow of threads that wait for nothing gives nothing back, and tasks that it interrupts end")
    void stopIdle() throws Exception {
        ThreadPool pool = new ThreadPool(2);
        pool.submit(() -> 1).result();
        CountDownLatch running = new CountDownLatch(1);
        Future<?> interrupted = pool.submit(() -> {
            running.countDown();
            new CountDownLatch(1).await();
        });
        running.await();
        assertThat(pool.shutdownNow()).isEmpty();
        assertThat(interrupted.exception()).isInstanceOf(InterruptedException.class);
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    @DisplayName("a completion service gives each future once, as it ends, also those that fail or are cancelled")
    void completionService() throws Exception {
        try (ThreadPool pool = new ThreadPool(2)) {
            ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(pool);
            assertThat(service.poll()).isNull();
            CountDownLatch gate = new CountDownLatch(1);
            java.util.concurrent.Future<Integer> slow = service.submit(() -> {
                gate.await();
                return 1;
            });
            java.util.concurrent.Future<Integer> failing = service.submit(() -> {
                throw new IllegalStateException("failed");
            });
            assertThat(service.take()).isSameAs(failing);
            java.util.concurrent.Future<Integer> cancelled = service.submit(() -> {
                gate.await();
                return 2;
            });
            assertThat(cancelled.cancel(true)).isTrue();
            assertThat(service.take()).isSameAs(cancelled);
            gate.countDown();
            assertThat(service.take()).isSameAs(slow);
            assertThat(slow.get()).isEqualTo(1);
            assertThat(service.poll()).isNull();
        }
    }

    @Test
    @DisplayName("a cancelled future that is kept does not hold its task")
    void cancelledHoldsNothing() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (ThreadPool pool = new ThreadPool(1)) {
            pool.submit(() -> gate.await());
            List<Future<?>> kept = new ArrayList<>();
            WeakReference<Object> captured = cancelled(pool, kept);
            while (captured.get() != null) { // a test that fails never ends
                System.gc();
                Thread.onSpinWait();
            }
            assertThat(kept).allMatch(Future::isCancelled);
            gate.countDown();
        }
    }

    @Test
    @DisplayName("a pool that has ended is held neither by the program nor by a future that is kept")
    void endedIsFreed() throws Exception {
        List<Future<?>> kept = new ArrayList<>();
        WeakReference<Object> captured = ended(kept);
        while (captured.get() != null) { // a test that fails never ends
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(kept).allMatch(Future::isDone);
    }

    private static WeakReference<Object> ended(List<Future<?>> kept) throws Exception {
        Object captured = new Object();
        try (ThreadPool pool = new ThreadPool(1, "ended", () -> captured.hashCode())) {
            kept.add(pool.submit(() -> 1));
            Future<?> cancelled = pool.submit(() -> new CountDownLatch(1).await());
            while (!cancelled.toString().contains("running")) {
                Moment.pass();
            }
            cancelled.cancel(true);
            kept.add(cancelled);
        }
        return new WeakReference<>(captured);
    }

    private static WeakReference<Object> cancelled(ThreadPool pool, List<Future<?>> kept) {
        Object captured = new Object();
        Future<Integer> future = pool.submit(() -> captured.hashCode());
        future.cancel();
        kept.add(future);
        return new WeakReference<>(captured);
    }

    @Test
    @DisplayName("null is refused where a task is handed over, whatever it is declared as")
    void nullTasks() {
        try (ThreadPool pool = new ThreadPool(1)) {
            assertThatThrownBy(() -> pool.submit((Action) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Work<?>) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Callable<?>) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.execute(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.map((MapFunction<Integer, Integer>) null, List.of(1)))
                    .isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> new Promise<>().addDoneCallback(null)).isInstanceOf(NullPointerException.class);
        }
    }
}
