package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A cancellation that meets a worker. Each round is one meeting; jcstress looks at the same more closely. */
class CancelRaceTest {
    private static final int ROUNDS = Integer.getInteger("gantry.repeat", 20_000);
    private static final ThreadPool HELPER = new ThreadPool(1, "helper");

    @AfterAll
    static void close() {
        HELPER.close();
    }

    /** Has both done at the same time; the first in another thread. */
    private static void together(Action one, Action two) throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Future<?> other = HELPER.submit(() -> {
            both.await();
            one.act();
        });
        both.await();
        two.act();
        other.result();
    }

    @Test
    @DisplayName("a callback of a cancelled future runs once, in the thread that cancels, also while a worker comes "
            + "across it")
    void callback() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Promise<Integer> promise = new Promise<>();
            List<Thread> callers = new ArrayList<>();
            AtomicInteger started = new AtomicInteger();
            promise.addDoneCallback(_ -> callers.add(Thread.currentThread()));
            boolean[] cancelled = {false};
            together(() -> started.set(promise.start() ? 1 : 2), () -> cancelled[0] = promise.cancel());
            assertThat(callers).hasSize(cancelled[0] ? 1 : 0).allMatch(Thread.currentThread()::equals);
            assertThat(started).hasValue(cancelled[0] ? 2 : 1);
        }
    }

    @Test
    @DisplayName("who waits is woken by whichever ends the future first")
    void waiter() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Promise<Integer> promise = new Promise<>();
            AtomicReference<Object> seen = new AtomicReference<>();
            together(() -> {
                try {
                    seen.set(promise.result());
                } catch (CancellationException e) {
                    seen.set(e);
                }
            }, () -> {
                if (promise.cancel()) {
                    promise.start();
                }
            });
            assertThat(seen.get()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    @DisplayName("a future that is cancelled and completed at once is one of both, and its callback runs once")
    void completed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Promise<Integer> promise = new Promise<>();
            AtomicInteger called = new AtomicInteger();
            promise.addDoneCallback(_ -> called.incrementAndGet());
            AtomicInteger ended = new AtomicInteger();
            together(() -> {
                try {
                    promise.complete(1);
                    ended.incrementAndGet();
                } catch (IllegalStateException _) {
                    // it was cancelled before
                }
            }, () -> {
                if (promise.cancel()) {
                    ended.incrementAndGet();
                }
            });
            assertThat(ended).hasValue(1);
            assertThat(called).hasValue(1);
        }
    }

    @Test
    @DisplayName("all workers live on after many calls of invokeAny, whose losers are cancelled as workers take them")
    void invokeAny() throws Exception {
        try (ThreadPool pool = new ThreadPool(4, "any")) {
            CountDownLatch all = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                pool.submit(() -> {
                    all.countDown();
                    all.await();
                });
            }
            all.await();
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(pool.<Integer>invokeAny(List.of(() -> 1, () -> 2, () -> 3, () -> 4)).intValue()).isBetween(1,
                        4);
            }
            assertThat(ThreadStartTest.living("any_")).hasSize(4);
        }
    }

    @Test
    @DisplayName("an interrupt of cancel(true) hits no other task than the one that was cancelled")
    void interrupt() throws Exception {
        try (ThreadPool pool = new ThreadPool(1, "interrupted")) {
            AtomicInteger strayed = new AtomicInteger();
            for (int round = 0; round < ROUNDS; round++) {
                Future<?> first = pool.submit(() -> {});
                Future<?> second = pool.submit(() -> {
                    Thread.onSpinWait();
                    if (Thread.currentThread().isInterrupted()) {
                        strayed.incrementAndGet();
                    }
                });
                first.cancel(true);
                second.result();
            }
            assertThat(strayed).hasValue(0);
        }
    }

    @Test
    @DisplayName("a fault of the pool itself fails the task that it hit and is logged, and the worker goes on")
    void fault() throws Exception {
        RuntimeException fault = new IllegalStateException("a fault of ours");
        try (LogCapture log = new LogCapture(); ThreadPool pool = new ThreadPool(1, "faulty")) {
            CountDownLatch gate = new CountDownLatch(1);
            Future<?> hit = pool.submit(() -> gate.await());
            Thread worker = ThreadStartTest.living("faulty_").getFirst();
            hit.watch(new Follower.Watch() {
                @Override
                public void ended(Future<?> future) {
                    throw fault;
                }
            });
            gate.countDown();
            assertThat(pool.submit(Thread::currentThread).result()).isSameAs(worker);
            assertThat(hit.isDone()).isTrue();
            assertThat(log.records()).singleElement().satisfies(said -> {
                assertThat(said.getMessage()).isEqualTo("A fault of the thread pool itself; its worker goes on");
                assertThat(said.getThrown()).isSameAs(fault);
            });
        }
    }
}
