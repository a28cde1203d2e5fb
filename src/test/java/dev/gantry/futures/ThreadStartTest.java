package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;

class ThreadStartTest {
    private final Semaphore gate = new Semaphore(0);
    private final Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());

    @Test
    @DisplayName("8: at least one worker")
    void noWorkers() {
        for (int workers : new int[]{0, -1}) {
            assertThatThrownBy(() -> new ThreadPool(workers))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("max_workers must be greater than 0");
        }
        assertThatThrownBy(() -> new ThreadPool(1, "", null)).hasMessage("initializer must be a callable");
    }

    @Test
    @DisplayName("9: by default min(32, processors + 4) workers")
    void defaultWorkers() {
        try (ThreadPool pool = new ThreadPool()) {
            int expected = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
            assertThat(pool).hasToString("ThreadPool[%s, %d threads at most]".formatted(nameOf(pool), expected));
        }
    }

    @Test
    @DisplayName("10: no more threads than allowed, however many tasks wait")
    void saturation() {
        try (ThreadPool pool = new ThreadPool(4, "saturated")) {
            for (int i = 0; i < 60; i++) {
                pool.submit(() -> gate.acquire());
            }
            assertThat(living("saturated_")).hasSize(4);
            gate.release(60);
        }
    }

    @Test
    @DisplayName("11: an idle thread is used again")
    void idleThreadIsReused() throws Exception {
        try (ThreadPool pool = new ThreadPool(5, "reused")) {
            for (int i = 0; i < 3; i++) {
                Future<?> future = pool.submit(() -> threads.add(Thread.currentThread()));
                future.result();
                untilParked(threads.iterator().next()); // result() returns before the worker counts as idle
            }
            assertThat(living("reused_")).hasSize(1); // one more would find nothing to do, and so not be in the set
        }
        assertThat(threads).hasSize(1);
    }

    @Test
    @DisplayName("no thread before the first task, then one for each task that finds none idle")
    void onDemand() throws Exception {
        try (ThreadPool pool = new ThreadPool(5, "demand")) {
            assertThat(living("demand_")).isEmpty();
            for (int i = 1; i <= 3; i++) {
                pool.submit(() -> gate.acquire());
                assertThat(living("demand_")).hasSize(i);
            }
            gate.release(3);
        }
    }

    @Test
    @DisplayName("a fresh thread does not count as idle")
    void freshThreadsDoNotCount() throws Exception {
        CountDownLatch inCallback = new CountDownLatch(1);
        try (ThreadPool pool = new ThreadPool(5, "fresh")) {
            Future<?> first = pool.submit(() -> gate.acquire());
            first.addDoneCallback(_ -> {
                inCallback.countDown();
                gate.acquire();
            });
            gate.release(1);
            inCallback.await(); // the first worker is done with its task, not with the callback
            pool.submit(() -> gate.acquire());
            assertThat(living("fresh_")).hasSize(2);
            gate.release(2);
        }
    }

    @Test
    @DisplayName("tasks start in the order of submission")
    void fifo() {
        List<Integer> started = Collections.synchronizedList(new ArrayList<>());
        try (ThreadPool pool = new ThreadPool(1)) {
            for (int i = 0; i < 1000; i++) {
                int number = i;
                pool.submit(() -> started.add(number));
            }
        }
        assertThat(started).hasSize(1000).isSorted();
    }

    @Test
    @DisplayName("23: N blocking tasks have N threads, and none is left after the end")
    void threadsEnd() throws Exception {
        ThreadPool pool = new ThreadPool(8, "ending");
        for (int i = 0; i < 3; i++) {
            pool.submit(() -> gate.acquire());
        }
        assertThat(living("ending_")).hasSize(3);
        gate.release(3);
        pool.shutdown(true);
        assertThat(living("ending_")).isEmpty();
    }

    @Test
    @DisplayName("27: threads are called after the prefix")
    void prefix() {
        assertThat(namesOf(new ThreadPool(5, "SpecialPool")))
                .containsExactly("SpecialPool_0", "SpecialPool_1", "SpecialPool_2", "SpecialPool_3", "SpecialPool_4");
    }

    @Test
    @DisplayName("28: by default threads are called after the pool's number, which a prefix does not use up")
    void defaultNames() {
        try (ExecutorScope program = ExecutorScope.begin()) {
            assertThat(namesOf(new ThreadPool(2)))
                    .containsExactly("ThreadPoolExecutor-0_0", "ThreadPoolExecutor-0_1");
            assertThat(namesOf(new ThreadPool(1, "prefix"))).containsExactly("prefix_0");
            assertThat(namesOf(new ThreadPool(1))).containsExactly("ThreadPoolExecutor-1_0");
            assertThat(program.open()).isEmpty();
        }
    }

    private Set<String> namesOf(ThreadPool pool) {
        Set<String> names = Collections.synchronizedSet(new TreeSet<>());
        int most = Integer.parseInt(pool.toString().replaceFirst(".*, (\\d+) threads.*", "$1"));
        CountDownLatch allRun = new CountDownLatch(most);
        try (pool) {
            for (int i = 0; i < most; i++) {
                pool.submit(() -> {
                    names.add(Thread.currentThread().getName());
                    allRun.countDown();
                    allRun.await();
                });
            }
        }
        return names;
    }

    private static String nameOf(ThreadPool pool) {
        return pool.toString().replaceFirst(".*\\[(.*),.*", "$1");
    }

    static List<Thread> living(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
    }

    static void untilParked(Thread worker) {
        while (worker.getState() != Thread.State.WAITING) {
            Moment.pass();
        }
    }
}
