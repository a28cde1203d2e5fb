package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InitializerTest {
    private static final ThreadLocal<String> STATE = ThreadLocal.withInitial(() -> "not initialized");

    @Test
    @DisplayName("29: the initializer runs in every worker before its first task")
    void runsFirst() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (ThreadPool pool = new ThreadPool(2, "", () -> STATE.set("initialized"))) {
            Action meet = () -> {
                both.countDown();
                both.await();
            };
            Future<String> one = pool.submit(() -> {
                meet.act();
                return STATE.get();
            });
            Future<String> two = pool.submit(() -> {
                meet.act();
                return STATE.get();
            });
            assertThat(one.result()).isEqualTo("initialized");
            assertThat(two.result()).isEqualTo("initialized");
        }
    }

    @Test
    @DisplayName("an initializer is something that can be called")
    void missing() {
        assertThatThrownBy(() -> new ThreadPool(1, "", null)).hasMessage("initializer must be a callable");
    }

    @Test
    @DisplayName("30: an initializer that fails breaks the pool, and that is logged")
    void failing() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (LogCapture log = new LogCapture()) {
            ThreadPool pool = new ThreadPool(1, "", () -> {
                gate.await();
                throw new IllegalStateException("error in initializer");
            });
            Future<Integer> first = pool.submit(() -> 1);
            Future<Integer> cancelled = pool.submit(() -> 2);
            Future<Integer> last = pool.submit(() -> 3);
            cancelled.cancel();
            gate.countDown();
            assertThatThrownBy(first::result)
                    .isInstanceOf(BrokenThreadPool.class)
                    .isInstanceOf(BrokenExecutor.class)
                    .hasMessage("A thread initializer failed, the thread pool is not usable anymore");
            assertThat(last.exception()).isSameAs(first.exception());
            assertThat(cancelled.isCancelled()).isTrue();
            assertThatThrownBy(() -> pool.submit(() -> 4)).isInstanceOf(BrokenThreadPool.class);
            pool.shutdown(true);
            assertThatThrownBy(() -> pool.submit(() -> 5)).isInstanceOf(BrokenThreadPool.class);
            LogRecord said = log.records().getFirst();
            assertThat(said.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(said.getMessage()).isEqualTo("Exception in initializer:");
            assertThat(said.getThrown()).hasMessage("error in initializer");
        }
    }

    @Test
    @DisplayName("every queued future fails when the pool breaks, whatever a callback of one throws")
    void failingWithCallbackErrors() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (LogCapture log = new LogCapture()) {
            ThreadPool pool = new ThreadPool(1, "", () -> {
                gate.await();
                throw new IllegalStateException("error in initializer");
            });
            List<Future<Integer>> all = List.of(pool.submit(() -> 1), pool.submit(() -> 2), pool.submit(() -> 3));
            for (Future<Integer> each : all) {
                each.addDoneCallback(_ -> {
                    throw new AssertionError("of a callback");
                });
            }
            gate.countDown();
            for (Future<Integer> each : all) {
                assertThat(each.exception()).isInstanceOf(BrokenThreadPool.class);
            }
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(log.records()).extracting(LogRecord::getMessage)
                    .containsExactly("Exception in initializer:", "Exception in worker");
        }
    }
}
