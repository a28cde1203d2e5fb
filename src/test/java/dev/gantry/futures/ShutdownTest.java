package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    @DisplayName("12: a shutdown while another thread maps loses nothing and hangs nobody")
    void shutdownRace() throws Exception {
        for (int round = 0; round < 50; round++) {
            ThreadPool pool = new ThreadPool(3);
            AtomicInteger ran = new AtomicInteger();
            List<Future<?>> accepted = new ArrayList<>();
            Thread submitter = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        accepted.add(pool.submit(() -> ran.incrementAndGet()));
                    }
                } catch (RejectedExecutionException _) {
                    // the pool has ended
                }
            });
            pool.submit(ran::incrementAndGet);
            pool.shutdown(true);
            submitter.join();
            pool.shutdown(true);
            assertThat(accepted).allMatch(Future::isDone);
            assertThat(ran).hasValue(accepted.size() + 1);
        }
    }

    @Test
    @DisplayName("15: a task that submits to its own pool while that closes does not hang")
    void submitFromTask() throws Exception {
        ThreadPool pool = new ThreadPool(1);
        Future<Object> future = pool.submit(() -> {
            gate.await();
            return pool.submit(() -> 1);
        });
        pool.shutdown(false);
        gate.countDown();
        pool.shutdown(true);
        assertThat(future.exception()).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    @DisplayName("16: nothing is taken after shutdown, and the message says so")
    void submitAfterShutdown() throws Exception {
        ThreadPool pool = new ThreadPool(1);
        pool.shutdown(true);
        assertThatThrownBy(() -> pool.submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("cannot schedule new futures after shutdown");
        assertThatThrownBy(() -> pool.map(a -> a, List.of(1))).isInstanceOf(RejectedExecutionException.class);
        pool.shutdown(true, true);
        pool.close();
    }

    @Test
    @DisplayName("19: shutdown waits for all that is queued")
    void waitsForTheQueue() throws Exception {
        ThreadPool pool = new ThreadPool(2);
        List<Future<Integer>> futures = IntStream.range(0, 50).mapToObj(i -> pool.submit(() -> i)).toList();
        pool.shutdown(true);
        assertThat(futures).allMatch(Future::isDone);
        for (int i = 0; i < 50; i++) {
            assertThat(futures.get(i).result()).isEqualTo(i);
        }
    }

    @Test
    @DisplayName("20: cancelFutures cancels what is queued, and what runs goes on to its end")
    void cancelFutures() throws Exception {
        ThreadPool pool = new ThreadPool(2);
        CountDownLatch running = new CountDownLatch(2);
        List<Future<?>> futures = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            futures.add(pool.submit(() -> {
                running.countDown();
                gate.await();
            }));
        }
        futures.getLast().addDoneCallback(_ -> callers.add(Thread.currentThread()));
        running.await();
        pool.shutdown(false, true);
        assertThat(callers).containsExactly(Thread.currentThread());
        gate.countDown();
        pool.shutdown(true);
        assertThat(futures).filteredOn(Future::isCancelled).hasSize(48);
        assertThat(futures).allMatch(Future::isDone);
    }

    @Test
    @DisplayName("cancelFutures cancels all that is queued, whatever a callback of one throws, and then throws that")
    void cancelFuturesWithCallbackErrors() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        ThreadPool pool = new ThreadPool(1);
        pool.submit(() -> {
            running.countDown();
            gate.await();
        });
        running.await();
        List<Future<Integer>> queued = List.of(pool.submit(() -> 1), pool.submit(() -> 2), pool.submit(() -> 3));
        AssertionError first = new AssertionError("of the first");
        AssertionError last = new AssertionError("of the last");
        queued.getFirst().addDoneCallback(_ -> {
            throw first;
        });
        queued.getLast().addDoneCallback(_ -> {
            throw last;
        });
        assertThatThrownBy(() -> pool.shutdown(false, true)).isSameAs(first).hasSuppressedException(last);
        assertThat(queued).allMatch(Future::isCancelled);
        gate.countDown();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    @DisplayName("futures cancelled by shutdown are never seen by a worker: wait and asCompleted do not count them")
    void cancelledForEver() throws Exception {
        ThreadPool pool = new ThreadPool(1);
        CountDownLatch running = new CountDownLatch(1);
        pool.submit(() -> {
            running.countDown();
            gate.await();
        });
        running.await();
        List<Future<Integer>> queued = List.of(pool.submit(() -> 1), pool.submit(() -> 2), pool.submit(() -> 3));
        pool.shutdown(false, true);
        gate.countDown();
        pool.shutdown(true);
        assertThat(queued).allMatch(Future::isCancelled);
        assertThat(Futures.wait(queued, ReturnWhen.FIRST_COMPLETED, java.time.Duration.ZERO).notDone()).hasSize(3);
        assertThatThrownBy(() -> Futures.asCompleted(queued, java.time.Duration.ZERO).next())
                .hasMessage("3 (of 3) futures unfinished");
    }

    @Test
    @DisplayName("24: try-with-resources waits, also when its body throws")
    void tryWithResources() {
        AtomicInteger ran = new AtomicInteger();
        assertThatThrownBy(() -> {
            try (ThreadPool pool = new ThreadPool(2, "joined")) {
                for (int i = 0; i < 10; i++) {
                    pool.submit(() -> ran.incrementAndGet());
                }
                throw new IllegalStateException("body");
            }
        }).hasMessage("body");
        assertThat(ran).hasValue(10);
        assertThat(ThreadStartTest.living("joined_")).isEmpty();
    }

    @Test
    @DisplayName("26: shutdown(false) returns at once, and what is queued still runs")
    void withoutWaiting() throws Exception {
        ThreadPool pool = new ThreadPool(2);
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 10; i++) {
            int number = i;
            pool.submit(() -> {
                gate.await();
                return ran.add(number);
            });
        }
        pool.shutdown(false);
        assertThat(ran).isEmpty();
        gate.countDown();
        pool.shutdown(true);
        assertThat(ran).hasSize(10);
    }

    @Test
    @DisplayName("a pool that never had a task ends at once")
    void unused() throws Exception {
        ThreadPool pool = new ThreadPool(2);
        pool.shutdown(true);
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    @DisplayName("a worker that would wait for itself gets an exception, and the pool is shut down")
    void waitingForItself() throws Exception {
        ThreadPool pool = new ThreadPool(1);
        assertThatThrownBy(() -> pool.submit(() -> pool.shutdown(true)).result())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot join current thread");
        assertThat(pool.isShutdown()).isTrue();
        pool.shutdown(true);
    }
}
