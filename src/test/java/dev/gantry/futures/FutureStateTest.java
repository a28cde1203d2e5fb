package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FutureStateTest {
    private static final Duration NO_TIME = Duration.ZERO;

    private final Promise<Object> pending = new Promise<>();
    private final Promise<Object> running = new Promise<>();
    private final Promise<Object> cancelled = new Promise<>();
    private final Promise<Object> notified = WaitTest.cancelledAndNotified();
    private final Promise<Object> raised = new Promise<>();
    private final Promise<Object> returned = new Promise<>();

    FutureStateTest() {
        running.start();
        cancelled.cancel();
        raised.start();
        raised.fail(new IOException("raised"));
        returned.start();
        returned.complete(42);
    }

    private List<Promise<Object>> all() {
        return List.of(pending, running, cancelled, notified, raised, returned);
    }

    @Test
    @DisplayName("49: the text of a future tells its state")
    void text() {
        assertThat(all()).extracting(future -> future.toString().replaceFirst("@[0-9a-f]+", ""))
                .containsExactly(
                        "Future[state=pending]",
                        "Future[state=running]",
                        "Future[state=cancelled]",
                        "Future[state=cancelled]",
                        "Future[state=finished raised IOException]",
                        "Future[state=finished returned Integer]");
        Promise<Object> nothing = new Promise<>();
        nothing.complete(null);
        assertThat(nothing).asString().endsWith("[state=finished returned null]");
    }

    @Test
    @DisplayName("50: only what has not started can be cancelled")
    void cancel() {
        assertThat(all()).extracting(Future::cancel).containsExactly(true, false, true, true, false, false);
        assertThat(pending.cancel()).isTrue();
        assertThat(pending.isCancelled()).isTrue();
        assertThat(returned.isCancelled()).isFalse();
    }

    @Test
    @DisplayName("51: cancelled, done and running in each state")
    void questions() {
        assertThat(all()).extracting(Future::isCancelled).containsExactly(false, false, true, true, false, false);
        assertThat(all()).extracting(Future::isDone).containsExactly(false, false, true, true, true, true);
        assertThat(all()).extracting(Future::running).containsExactly(false, true, false, false, false, false);
    }

    @Test
    @DisplayName("52: result with a timeout in each state")
    void result() throws Exception {
        assertThatThrownBy(() -> pending.result(NO_TIME)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> running.result(Duration.ofSeconds(-1))).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> cancelled.result(NO_TIME)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> notified.result(NO_TIME)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> raised.result(NO_TIME)).isInstanceOf(IOException.class);
        assertThat(returned.result(NO_TIME)).isEqualTo(42);
        assertThat(returned.result()).isEqualTo(42);
    }

    @Test
    @DisplayName("52: result waits for the result, the exception, the cancellation")
    void resultWaits() throws Exception {
        Promise<Object> one = new Promise<>();
        WaitTest.whenWaitedFor(() -> one.complete(1));
        assertThat(one.result(Duration.ofDays(300_000))).isEqualTo(1);
        Promise<Object> two = new Promise<>();
        WaitTest.whenWaitedFor(two::cancel);
        assertThatThrownBy(two::result).isInstanceOf(CancellationException.class);
        WaitTest.whenWaitedFor(Thread.currentThread()::interrupt);
        assertThatThrownBy(pending::result).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> pending.result(Duration.ofMillis(2))).isInstanceOf(TimeoutException.class);
    }

    @Test
    @DisplayName("54: exception with a timeout in each state")
    void exception() throws Exception {
        assertThatThrownBy(() -> pending.exception(NO_TIME)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> running.exception(NO_TIME)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> cancelled.exception(NO_TIME)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> notified.exception(NO_TIME)).isInstanceOf(CancellationException.class);
        assertThat(raised.exception(NO_TIME)).isInstanceOf(IOException.class);
        assertThat(raised.exception()).isSameAs(raised.exception());
        assertThat(returned.exception(NO_TIME)).isNull();
    }

    @Test
    @DisplayName("55: a second result or exception is refused, and the first is kept")
    void twice() throws Exception {
        assertThatThrownBy(() -> returned.complete(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("FINISHED: Future@[0-9a-f]+\\[state=finished returned Integer\\]");
        assertThatThrownBy(() -> returned.fail(new IOException())).isInstanceOf(IllegalStateException.class);
        assertThat(returned.result()).isEqualTo(42);
        assertThatThrownBy(() -> raised.complete(2)).isInstanceOf(IllegalStateException.class);
        assertThat(raised.exception()).hasMessage("raised");
        assertThatThrownBy(() -> cancelled.complete(2)).hasMessageStartingWith("CANCELLED: Future@");
        pending.complete("without a start");
        assertThat(pending.result()).isEqualTo("without a start");
    }

    @Test
    @DisplayName("only a pending future starts, and a cancelled one says no")
    void start() {
        assertThat(pending.start()).isTrue();
        assertThat(cancelled.start()).isFalse();
        assertThatThrownBy(returned::start).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(notified::start).hasMessageStartingWith("Future in unexpected state");
    }

    @Test
    @DisplayName("what a task throws is kept, an Error too, and the worker lives on")
    void errors() throws Exception {
        try (ThreadPool pool = new ThreadPool(1)) {
            Error error = new StackOverflowError();
            Future<Object> failing = pool.submit(() -> {
                throw error;
            });
            assertThatThrownBy(failing::result).isSameAs(error);
            assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("get is the JDK's: it wraps the exception")
    void get() throws Exception {
        assertThat(returned.get()).isEqualTo(42);
        assertThat(returned.resultNow()).isEqualTo(42);
        assertThatThrownBy(raised::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> running.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(all()).extracting(Future::state).containsExactly(
                java.util.concurrent.Future.State.RUNNING,
                java.util.concurrent.Future.State.RUNNING,
                java.util.concurrent.Future.State.CANCELLED,
                java.util.concurrent.Future.State.CANCELLED,
                java.util.concurrent.Future.State.FAILED,
                java.util.concurrent.Future.State.SUCCESS);
    }
}
