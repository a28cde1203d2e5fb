package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;

/** How a pool's tasks come to its workers. A wake-up that is lost shows as a test that never ends. */
class TaskQueueTest {
    private static final int WORKERS = 4;

    @Test
    @DisplayName("a worker that waits, or is about to, takes what comes")
    void oneByOne() throws Exception {
        try (ThreadPool pool = full()) {
            for (int i = 0; i < 20_000; i++) {
                assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("a worker that is about to wait sees the task that comes just then, when nobody else could run it")
    void justBefore() throws Exception {
        try (ThreadPool pool = new ThreadPool(1)) {
            for (int i = 0; i < 20_000; i++) {
                Future<Integer> future = pool.submit(() -> 1);
                for (int spin = i % 500; spin > 0 && !future.isDone(); spin--) {
                    Thread.onSpinWait();
                }
                assertThat(future.result()).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("as many workers as tasks are woken: each task waits for all the others")
    void allAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(WORKERS);
        try (ThreadPool pool = full()) {
            for (int round = 0; round < 3_000; round++) {
                for (Future<?> future : submit(pool, WORKERS, together::await)) {
                    future.result();
                }
            }
        }
    }

    @Test
    @DisplayName("as many workers as tasks are woken, also when several threads submit them")
    void allAtOnceFromSeveral() throws Exception {
        Work<Integer> meet = new CyclicBarrier(WORKERS)::await;
        try (ThreadPool pool = full(); ThreadPool submitters = full()) {
            for (int round = 0; round < 1_000; round++) {
                for (Future<Future<Integer>> future : submit(submitters, WORKERS, () -> pool.submit(meet))) {
                    future.result().result();
                }
            }
        }
    }

    @Test
    @DisplayName("an interrupt of a worker without a task ends no worker, loses no task and does not reach the next "
            + "one")
    void interrupts() throws Exception {
        try (ThreadPool pool = full()) {
            List<Thread> workers = workersOf(pool);
            for (int i = 0; i < 5_000; i++) {
                workers.forEach(ThreadStartTest::untilParked);
                Future<Boolean> future;
                if (i % 2 == 0) {
                    workers.forEach(Thread::interrupt);
                    workers.forEach(TaskQueueTest::untilCalm);
                    future = pool.submit(() -> Thread.currentThread().isInterrupted());
                    assertThat(future.result()).isFalse();
                } else {
                    future = pool.submit(() -> true);
                    workers.forEach(Thread::interrupt);
                    assertThat(future.result()).isTrue();
                }
            }
            assertThat(workersOf(pool)).containsExactlyInAnyOrderElementsOf(workers);
        }
    }

    @Test
    @DisplayName("what a thread submits starts in its order, whatever others submit")
    void order() throws Exception {
        List<List<Integer>> started = IntStream.range(0, WORKERS).<List<Integer>>mapToObj(_ -> new ArrayList<>())
                .toList();
        try (ThreadPool pool = new ThreadPool(1); ThreadPool submitters = new ThreadPool(WORKERS)) {
            for (List<Integer> mine : started) {
                submitters.submit(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        int number = i;
                        pool.submit(() -> mine.add(number));
                    }
                });
            }
            submitters.shutdown(true);
        }
        assertThat(started).allSatisfy(mine -> assertThat(mine).hasSize(5_000).isSorted());
    }

    @Test
    @DisplayName("shutdownNow while tasks are submitted and run: each has run or is given back, in order")
    void givenBack() throws Exception {
        for (int round = 0; round < 300; round++) {
            givenBack(new ThreadPool(2), () -> {});
        }
    }

    @Test
    @DisplayName("shutdownNow while tasks are submitted and no thread has begun: each thread gets its task, the others "
            + "are given back")
    void givenBackBeforeTheFirst() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            CountDownLatch held = new CountDownLatch(1);
            givenBack(new ThreadPool(2, "", held::await), held::countDown);
        }
    }

    @Test
    @DisplayName("a pool that ends while its first tasks are submitted comes to its end")
    void overtaken() throws Exception {
        for (int round = 0; round < 500; round++) {
            ThreadPool pool = new ThreadPool(2);
            CountDownLatch ready = new CountDownLatch(1);
            Thread submitter = Thread.ofPlatform().start(() -> {
                ready.countDown();
                try {
                    pool.submit(() -> 1);
                    pool.submit(() -> 2);
                } catch (RejectedExecutionException _) {
                    // the pool has ended
                }
            });
            ready.await();
            pool.shutdown();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            submitter.join();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    @DisplayName("a pool without work keeps no task and no result")
    void keepsNothing() throws Exception {
        try (ThreadPool pool = full()) {
            List<Thread> workers = workersOf(pool);
            WeakReference<Object> result = new WeakReference<>(pool.submit(Object::new).result());
            workers.forEach(ThreadStartTest::untilParked);
            while (result.get() != null) {
                System.gc();
            }
        }
    }

    private static void givenBack(ThreadPool pool, Runnable whenStopped) throws Exception {
        AtomicInteger ran = new AtomicInteger();
        List<Future<?>> accepted = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(50);
        Thread submitter = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    accepted.add(pool.submit(() -> ran.incrementAndGet()));
                    begun.countDown();
                }
            } catch (RejectedExecutionException _) {
                // the pool has ended
            }
        });
        begun.await();
        List<Runnable> left = new ArrayList<>(pool.shutdownNow());
        whenStopped.run();
        submitter.join();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        left.removeIf(task -> ((Future<?>) task).isCancelled()); // was refused at the same time
        assertThat(left.equals(accepted.stream().filter(future -> !future.isDone()).toList())).isTrue();
        assertThat(ran).hasValue(accepted.size() - left.size());
    }

    /** A pool all of whose threads have run a task. */
    private static ThreadPool full() throws Exception {
        ThreadPool pool = new ThreadPool(WORKERS, "full");
        CyclicBarrier together = new CyclicBarrier(WORKERS);
        for (Future<?> future : submit(pool, WORKERS, together::await)) {
            future.result();
        }
        return pool;
    }

    private static List<Thread> workersOf(ThreadPool pool) throws Exception {
        CyclicBarrier together = new CyclicBarrier(WORKERS);
        List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
        for (Future<?> future : submit(pool, WORKERS, () -> {
            together.await();
            return workers.add(Thread.currentThread());
        })) {
            future.result();
        }
        return workers;
    }

    private static <T> List<Future<T>> submit(ThreadPool pool, int times, Work<T> work) {
        return IntStream.range(0, times).mapToObj(_ -> pool.submit(work)).toList();
    }

    /** Waits until a worker that was interrupted has taken notice. */
    private static void untilCalm(Thread worker) {
        while (worker.isInterrupted()) {
            Moment.pass();
        }
    }
}
