package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallbackTest {
    private final Promise<Object> promise = new Promise<>();
    private final List<Object> called = Collections.synchronizedList(new ArrayList<>());

    @Test
    @DisplayName("45: a callback is called once with the future that returned")
    void result() throws Exception {
        promise.addDoneCallback(future -> called.add(future.result()));
        assertThat(called).isEmpty();
        promise.complete(5);
        assertThat(called).containsExactly(5);
    }

    @Test
    @DisplayName("45: a callback is called once with the future that raised")
    void exception() {
        promise.addDoneCallback(future -> called.add(future.exception().getMessage()));
        promise.fail(new IllegalStateException("test"));
        assertThat(called).containsExactly("test");
    }

    @Test
    @DisplayName("45: a callback of a cancelled future is called once, in the thread that cancels")
    void cancelled() {
        promise.addDoneCallback(future -> called.add(future.isCancelled()));
        promise.addDoneCallback(_ -> called.add(Thread.currentThread()));
        promise.cancel();
        promise.cancel();
        promise.start();
        assertThat(called).containsExactly(true, Thread.currentThread());
    }

    @Test
    @DisplayName("46: a callback that raises is logged, and the next is called")
    void raising() {
        try (LogCapture log = new LogCapture()) {
            promise.addDoneCallback(_ -> {
                called.add("raising");
                throw new Exception("doh!");
            });
            promise.addDoneCallback(_ -> called.add("fine"));
            promise.complete(5);
            assertThat(called).containsExactly("raising", "fine");
            assertThat(log.records()).singleElement().satisfies(said -> {
                assertThat(said.getMessage()).startsWith("exception calling callback for Future@");
                assertThat(said.getThrown()).hasMessage("doh!");
            });
        }
    }

    @Test
    @DisplayName("47: a callback of a future that is done is called at once in the caller")
    void alreadyDone() {
        try (LogCapture log = new LogCapture()) {
            WaitTest.returned().addDoneCallback(future -> called.add(future.result()));
            WaitTest.raised().addDoneCallback(future -> called.add(future.exception().getMessage()));
            WaitTest.cancelledAndNotified().addDoneCallback(_ -> called.add(Thread.currentThread()));
            WaitTest.returned().addDoneCallback(_ -> {
                throw new Exception("doh!");
            });
            assertThat(called).containsExactly(42, "raised", Thread.currentThread());
            assertThat(log.records()).hasSize(1);
        }
    }

    @Test
    @DisplayName("callbacks run in order in the worker, before its next task, when those who wait were woken")
    void inTheWorker() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        try (ThreadPool pool = new ThreadPool(1)) {
            Future<Thread> future = pool.submit(() -> {
                gate.await();
                return Thread.currentThread();
            });
            future.addDoneCallback(_ -> woken.await());
            future.addDoneCallback(done -> called.add(done.result() == Thread.currentThread() ? "same" : "other"));
            future.addDoneCallback(_ -> called.add("second"));
            pool.submit(() -> called.add("next task"));
            gate.countDown();
            future.result();
            assertThat(called).isEmpty();
            woken.countDown();
        }
        assertThat(called).containsExactly("same", "second", "next task");
    }

    @Test
    @DisplayName("an Error of a callback reaches who adds it or cancels")
    void errorInTheCaller() {
        Error error = new AssertionError("up");
        assertThatThrownBy(() -> WaitTest.returned().addDoneCallback(_ -> {
            throw error;
        })).isSameAs(error);
        promise.addDoneCallback(_ -> {
            throw error;
        });
        assertThatThrownBy(promise::cancel).isSameAs(error);
    }

    @Test
    @DisplayName("an Error of a callback ends the worker, which nobody replaces, and shutdown returns all the same")
    void errorInTheWorker() throws Exception {
        try (LogCapture log = new LogCapture()) {
            CountDownLatch gate = new CountDownLatch(1);
            ThreadPool pool = new ThreadPool(1, "dying");
            Future<?> future = pool.submit(() -> gate.await());
            future.addDoneCallback(_ -> {
                throw new AssertionError("worker");
            });
            future.addDoneCallback(_ -> called.add("never"));
            Thread worker = ThreadStartTest.living("dying_").getFirst();
            gate.countDown();
            worker.join();
            Future<Integer> stuck = pool.submit(() -> 1);
            assertThat(ThreadStartTest.living("dying_")).isEmpty();
            assertThatThrownBy(() -> stuck.result(Duration.ZERO)).isInstanceOf(TimeoutException.class);
            pool.shutdown(true);
            assertThat(pool.isTerminated()).isTrue();
            assertThat(stuck.isDone()).isFalse();
            assertThat(called).isEmpty();
            assertThat(log.records()).singleElement().satisfies(said -> {
                assertThat(said.getMessage()).isEqualTo("Exception in worker");
                assertThat(said.getThrown()).hasMessage("worker");
            });
        }
    }

    @Test
    @DisplayName("what is queued when the last worker dies after shutdown is given up")
    void dyingAfterShutdown() throws Exception {
        try (LogCapture log = new LogCapture()) {
            CountDownLatch gate = new CountDownLatch(1);
            ThreadPool pool = new ThreadPool(1);
            pool.submit(() -> gate.await()).addDoneCallback(_ -> {
                throw new AssertionError("worker");
            });
            Future<Integer> stuck = pool.submit(() -> 1);
            pool.shutdown(false);
            gate.countDown();
            pool.shutdown(true);
            assertThat(pool.isTerminated()).isTrue();
            assertThat(stuck.isDone()).isFalse();
            assertThat(log.records()).hasSize(1);
        }
    }
}
