package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;

class WaitTest {
    private static final Duration NO_TIME = Duration.ZERO;

    private final Promise<Object> pending = new Promise<>();
    private final Future<Object> returned = returned();
    private final Future<Object> raised = raised();

    @Test
    @DisplayName("31: the same future twice counts once")
    void duplicates() throws Exception {
        assertThat(Futures.wait(List.of(returned, returned)).done()).containsExactly(returned);
    }

    @Test
    @DisplayName("33: FIRST_COMPLETED returns at once with all that are done")
    void firstCompleted() throws Exception {
        Future<Object> cancelled = cancelledAndNotified();
        Waited<Future<Object>> waited = Futures.wait(List.of(cancelled, returned, pending), ReturnWhen.FIRST_COMPLETED);
        assertThat(waited.done()).containsExactlyInAnyOrder(cancelled, returned);
        assertThat(waited.notDone()).containsExactly(pending);
    }

    @Test
    @DisplayName("FIRST_COMPLETED waits for one")
    void firstCompletedWaits() throws Exception {
        Promise<Object> other = new Promise<>();
        Thread completer = whenWaitedFor(() -> pending.complete(1));
        Waited<Promise<Object>> waited = Futures.wait(List.of(pending, other), ReturnWhen.FIRST_COMPLETED);
        assertThat(waited.done()).containsExactly(pending);
        assertThat(waited.notDone()).containsExactly(other);
        completer.join();
    }

    @Test
    @DisplayName("34: FIRST_EXCEPTION returns when one has raised")
    void firstException() throws Exception {
        Promise<Object> failing = new Promise<>();
        Thread completer = whenWaitedFor(() -> failing.fail(new IllegalStateException()));
        Waited<Future<Object>> waited = Futures.wait(List.of(returned, failing, pending), ReturnWhen.FIRST_EXCEPTION);
        assertThat(waited.done()).containsExactlyInAnyOrder(returned, failing);
        assertThat(waited.notDone()).containsExactly(pending);
        completer.join();
    }

    @Test
    @DisplayName("FIRST_EXCEPTION takes a cancelled future for no exception")
    void cancelledIsNoException() throws Exception {
        List<Future<Object>> both = List.of(cancelledAndNotified(), pending);
        assertThat(Futures.wait(both, ReturnWhen.FIRST_EXCEPTION, NO_TIME).notDone()).containsExactly(pending);
        pending.complete(1);
        assertThat(Futures.wait(both, ReturnWhen.FIRST_EXCEPTION).notDone()).isEmpty();
    }

    @Test
    @DisplayName("35: FIRST_EXCEPTION returns at once where one has raised already")
    void alreadyRaised() throws Exception {
        Waited<Future<Object>> waited = Futures.wait(List.of(pending, raised), ReturnWhen.FIRST_EXCEPTION);
        assertThat(waited.done()).containsExactly(raised);
        assertThat(waited.notDone()).containsExactly(pending);
    }

    @Test
    @DisplayName("37: ALL_COMPLETED waits for all")
    void all() throws Exception {
        Thread completer = whenWaitedFor(() -> pending.complete(1));
        Waited<Future<Object>> waited = Futures.wait(List.of(pending, returned, raised));
        assertThat(waited.done()).hasSize(3);
        assertThat(waited.notDone()).isEmpty();
        completer.join();
    }

    @Test
    @DisplayName("38: a timeout returns what is there and does not throw")
    void timeout() throws Exception {
        Waited<Future<Object>> waited = Futures.wait(
                List.of(returned, pending), ReturnWhen.ALL_COMPLETED, Duration.ofMillis(5));
        assertThat(waited.done()).containsExactly(returned);
        assertThat(waited.notDone()).containsExactly(pending);
        assertThat(Futures.wait(List.of()).done()).isEmpty();
    }

    @Test
    @DisplayName("a cancelled future is done for wait when a worker has come across it")
    void cancelledCountsWhenSeen() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        try (ThreadPool pool = new ThreadPool(1)) {
            pool.submit(() -> {
                running.countDown();
                gate.await();
            });
            running.await();
            Future<Integer> queued = pool.submit(() -> 1);
            assertThat(queued.cancel()).isTrue();
            assertThat(queued.isDone()).isTrue();
            assertThat(Futures.wait(List.of(queued), ReturnWhen.ALL_COMPLETED, NO_TIME).done()).isEmpty();
            gate.countDown();
            assertThat(Futures.wait(List.of(queued)).done()).containsExactly(queued);
        }
    }

    @Test
    @DisplayName("who waits for a future that is cancelled meanwhile is told when a worker has come across it")
    void cancelledWhileWaitedFor() throws Exception {
        Promise<Integer> promise = new Promise<>();
        whenWaitedFor(() -> {
            promise.cancel();
            promise.start();
        });
        assertThat(Futures.wait(List.of(promise)).done()).containsExactly(promise);
    }

    @Test
    @DisplayName("an interrupt ends the waiting")
    void interrupt() {
        Thread waiting = Thread.currentThread();
        whenWaitedFor(waiting::interrupt);
        assertThatThrownBy(() -> Futures.wait(List.of(pending))).isInstanceOf(InterruptedException.class);
    }

    @Test
    @DisplayName("a task that its pool drops while somebody waits for it is done")
    void dropped() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        ThreadPool pool = new ThreadPool(1);
        Future<?> begun = pool.submit(() -> {
            running.countDown();
            new CountDownLatch(1).await(); // until it is interrupted
        });
        running.await();
        Future<Integer> queued = pool.submit(() -> 1);
        Thread aborter = whenWaitedFor(pool::abort);
        assertThat(Futures.wait(List.of(begun, queued)).done()).containsExactlyInAnyOrder(begun, queued);
        assertThat(queued.isCancelled()).isTrue();
        aborter.join();
    }

    /** Does this in another thread when the calling one waits. */
    static Thread whenWaitedFor(Runnable action) {
        Thread waiting = Thread.currentThread();
        return Thread.ofPlatform().start(() -> {
            while (waiting.getState() != Thread.State.WAITING && waiting.getState() != Thread.State.TIMED_WAITING) {
                Moment.pass();
            }
            action.run();
        });
    }

    static Future<Object> returned() {
        Promise<Object> promise = new Promise<>();
        promise.complete(42);
        return promise;
    }

    static Future<Object> raised() {
        Promise<Object> promise = new Promise<>();
        promise.fail(new IllegalStateException("raised"));
        return promise;
    }

    static Promise<Object> cancelledAndNotified() {
        Promise<Object> promise = new Promise<>();
        promise.cancel();
        promise.start();
        return promise;
    }
}
