package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;

/** A pool as code sees it that knows only {@link ExecutorService}. */
class JdkContractTest {
    private final ThreadPool ours = new ThreadPool(2);
    private final ExecutorService pool = ours;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Callable<String> blocked = () -> {
        gate.await();
        return "late";
    };

    @AfterEach
    void close() {
        gate.countDown();
        pool.close();
    }

    @Test
    @DisplayName("invokeAll waits for all, those that fail too")
    void invokeAll() throws Exception {
        List<java.util.concurrent.Future<Integer>> futures = pool.invokeAll(List.of(() -> 1, () -> {
            throw new IllegalStateException();
        }, () -> 3));
        assertThat(futures).hasSize(3).allMatch(java.util.concurrent.Future::isDone);
        assertThat(futures.get(2).get()).isEqualTo(3);
    }

    @Test
    @DisplayName("invokeAll with a timeout cancels what is not done, running or queued")
    void invokeAllTimeout() throws Exception {
        List<java.util.concurrent.Future<String>> futures = pool.invokeAll(
                List.of(() -> "quick", blocked, blocked, blocked), 100, TimeUnit.MILLISECONDS);
        assertThat(futures).allMatch(java.util.concurrent.Future::isDone);
        assertThat(futures.subList(1, 4)).allMatch(java.util.concurrent.Future::isCancelled);
    }

    @Test
    @DisplayName("invokeAny gives the first success and cancels the rest")
    void invokeAny() throws Exception {
        assertThat(pool.<String>invokeAny(List.of(blocked, () -> "first"))).isEqualTo("first");
        assertThat(pool.<String>invokeAny(List.of(() -> {
            throw new IllegalStateException();
        }, () -> "second"), 1, TimeUnit.MINUTES)).isEqualTo("second");
        assertThatThrownBy(() -> pool.invokeAny(List.of(() -> {
            throw new IllegalStateException("all");
        }))).isInstanceOf(ExecutionException.class).hasRootCauseMessage("all");
        assertThatThrownBy(() -> pool.invokeAny(List.of(blocked), 1, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> pool.invokeAny(List.<Callable<String>>of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("execute runs, and an exception goes to the thread's handler without ending it")
    void execute() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        AtomicReference<Thread> worker = new AtomicReference<>();
        pool.execute(() -> {
            worker.set(Thread.currentThread());
            Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> {
                assertThat(thrown).hasMessage("executed");
                handled.countDown();
            });
            throw new IllegalStateException("executed");
        });
        handled.await();
        assertThat(CompletableFuture.supplyAsync(() -> 5, pool).get()).isEqualTo(5);
        assertThat(worker.get().isAlive()).isTrue();
    }

    @Test
    @DisplayName("shutdownNow interrupts what runs and gives back what is queued")
    void shutdownNow() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        Callable<String> sleeper = () -> {
            running.countDown();
            return blocked.call();
        };
        List<Future<String>> run = List.of(ours.submit(sleeper), ours.submit(sleeper));
        running.await();
        Future<String> queued = ours.submit(sleeper);
        assertThat(pool.isTerminated()).isFalse();
        assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(pool.shutdownNow()).singleElement().isSameAs(queued);
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(pool.isTerminated()).isTrue();
        assertThat(run.get(0).exception()).isInstanceOf(InterruptedException.class);
        assertThat(run.get(1).exception()).isInstanceOf(InterruptedException.class);
        assertThat(queued.isDone()).isFalse();
    }

    @Test
    @DisplayName("abort interrupts what runs, cancels what is queued without its callbacks, and wakes who waits")
    void abort() throws Exception {
        Future<String> one = ours.submit(blocked);
        Future<String> two = ours.submit(blocked);
        while (!one.running() || !two.running()) {
            Moment.pass();
        }
        Future<String> queued = ours.submit(blocked);
        Future<String> taken = ours.submit(blocked);
        AtomicBoolean called = new AtomicBoolean();
        queued.addDoneCallback(_ -> called.set(true));
        taken.cancel();
        WaitTest.whenWaitedFor(ours::abort);
        assertThat(Futures.wait(List.of(queued, taken)).done()).hasSize(2).allMatch(Future::isCancelled);
        assertThat(called).isFalse();
        assertThat(one.exception()).isInstanceOf(InterruptedException.class);
        assertThat(two.exception()).isInstanceOf(InterruptedException.class);
    }

    @Test
    @DisplayName("cancel(true) interrupts a running task, and the worker's next task is not interrupted")
    void cancelRunning() throws Exception {
        for (int i = 0; i < 200; i++) {
            CountDownLatch running = new CountDownLatch(1);
            Future<String> future = ours.submit(() -> {
                running.countDown();
                return blocked.call();
            });
            running.await();
            assertThat(future.cancel()).isFalse();
            assertThat(future.cancel(true)).isTrue();
            assertThat(future.isCancelled()).isTrue();
            assertThat(Futures.wait(List.of(future)).done()).hasSize(1);
            assertThat(ours.submit(() -> Thread.currentThread().isInterrupted()).result()).isFalse();
            assertThat(ours.submit(() -> Thread.currentThread().isInterrupted()).result()).isFalse();
        }
    }

    @Test
    @DisplayName("cancel(true) races with the end of the task, and one of them wins")
    void cancelRace() throws Exception {
        for (int i = 0; i < 2000; i++) {
            Future<Integer> future = ours.submit(() -> 1);
            if (future.cancel(true)) {
                assertThat(future.isCancelled()).isTrue();
            } else {
                assertThat(future.result()).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("close that is interrupted stops everything, and keeps the interrupt")
    void interruptedClose() throws Exception {
        Future<String> one = ours.submit(blocked);
        Future<String> two = ours.submit(blocked);
        Future<String> queued = ours.submit(blocked);
        while (!one.running() || !two.running()) {
            Moment.pass();
        }
        Thread.currentThread().interrupt();
        pool.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(one.exception()).isInstanceOf(InterruptedException.class);
        assertThat(two.exception()).isInstanceOf(InterruptedException.class);
        assertThat(queued.isCancelled()).isTrue();
    }
}
