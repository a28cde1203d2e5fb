package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.futures.Future;
import dev.gantry.futures.LogCapture;
import dev.gantry.futures.Results;

/** The twins of the thread pool's rules about its end, and about callbacks that raise. */
@Tag("process")
public class ProcessShutdownTest extends Conformance {
    /** More maps would be as many as the other thread's pause before the shutdown is long. */
    private static final int UNDER_WAY = 20;

    @TempDir
    Path folder;
    private Leaks before;

    @BeforeEach
    void count() {
        before = Leaks.now();
    }

    @AfterEach
    void nothingIsLeft() {
        before.expectNoMore();
    }

    @Test
    @DisplayName("12: a shutdown while another thread maps loses nothing and hangs nobody")
    void shutdownRace() throws Exception {
        for (int round = 0; round < 5; round++) {
            ProcessExecutor pool = pool(2);
            Future<Integer> first = pool.submit(() -> 1);
            CountDownLatch mapped = new CountDownLatch(1);
            Deque<Results<Integer>> accepted = new ArrayDeque<>();
            List<List<Integer>> given = new ArrayList<>();
            Thread mapper = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        accepted.add(pool.map(number -> number, List.of(1, 2, 3)));
                        mapped.countDown();
                        if (accepted.size() == UNDER_WAY) {
                            given.add(all(accepted.remove()));
                        }
                    }
                } catch (RejectedExecutionException _) {
                    mapped.countDown();
                }
            });
            mapped.await();
            pool.shutdown(true);
            mapper.join();
            assertThat(first.result()).isEqualTo(1);
            accepted.forEach(results -> given.add(all(results)));
            assertThat(given).isNotEmpty().allSatisfy(results -> assertThat(results).containsExactly(1, 2, 3));
            assertThat(pool.isTerminated()).isTrue();
        }
    }

    private static List<Integer> all(Results<Integer> results) {
        List<Integer> all = new ArrayList<>();
        results.forEach(all::add);
        return all;
    }

    @Test
    @DisplayName("15: a callback that submits to its own pool while that closes does not hang")
    void submitFromCallback() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        ProcessExecutor pool = pool(1);
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Future<?> future = pool.submit(() -> gate.await());
        future.addDoneCallback(_ -> {
            try {
                pool.submit(() -> 1);
            } catch (RejectedExecutionException e) {
                refused.set(e);
            }
        });
        pool.shutdown(false);
        gate.open();
        pool.shutdown(true);
        assertThat(refused.get()).hasMessage("cannot schedule new futures after shutdown");
    }

    @Test
    @DisplayName("46: a callback that raises is logged, and the next is called")
    void raisingCallback() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        List<String> called = new CopyOnWriteArrayList<>();
        try (LogCapture log = new LogCapture(); ProcessExecutor pool = pool(1)) {
            Future<?> future = pool.submit(() -> gate.await());
            future.addDoneCallback(_ -> {
                called.add("raising");
                throw new Exception("doh!");
            });
            future.addDoneCallback(_ -> called.add("fine"));
            gate.open();
            pool.shutdown(true);
            assertThat(called).containsExactly("raising", "fine");
            assertThat(log.records()).singleElement().satisfies(said -> {
                assertThat(said.getMessage()).startsWith("exception calling callback for Future@");
                assertThat(said.getThrown()).hasMessage("doh!");
            });
        }
    }

    @Test
    @DisplayName("an Error of a callback is logged, and the pool's thread lives on")
    void errorInCallback() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        try (LogCapture log = new LogCapture(); ProcessExecutor pool = pool(1)) {
            Future<?> future = pool.submit(() -> gate.await());
            future.addDoneCallback(_ -> {
                throw new AssertionError("in a callback");
            });
            gate.open();
            assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
            assertThat(log.records()).singleElement().satisfies(said -> {
                assertThat(said.getMessage()).isEqualTo("Exception in the thread of a process pool");
                assertThat(said.getThrown()).hasMessage("in a callback");
            });
        }
    }

    @Test
    @DisplayName("68: shutdown with a worker that crashes returns, and the future says why")
    void shutdownWithCrash() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        Gate started = Gate.in(folder, "started");
        ProcessExecutor pool = pool(2);
        Future<?> future = pool.submit(() -> {
            started.openThenAwait(gate);
            Runtime.getRuntime().halt(1);
        });
        started.await();
        pool.shutdown(false);
        gate.open();
        pool.shutdown(true);
        assertThatThrownBy(future::result).isInstanceOf(lost());
        assertThat(pool.processes()).isEmpty();
    }
}
