package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.futures.process.ProcessPool;
import dev.gantry.hook.Recorder;
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;
import dev.gantry.recording.Recording;

/** Exceptions that cannot be told: their own methods throw an Error. Logs and recordings must not change outcomes. */
class UntellableTest {
    static final class Untellable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new AssertionError("toString");
        }

        @Override
        public String getMessage() {
            throw new AssertionError("getMessage");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("a future fails with the task's exception, and all callbacks run, recorded or not")
    void threadPool(boolean recorded) throws Exception {
        Untellable thrown = new Untellable();
        CountDownLatch second = new CountDownLatch(1);
        try (Recording _ = recorded ? Recording.start(Recorder.Options.named("untellable")) : null;
                ThreadPool pool = new ThreadPool(1)) {
            CountDownLatch added = new CountDownLatch(1);
            Future<Integer> future = pool.submit((Callable<Integer>) () -> {
                added.await();
                throw thrown;
            });
            future.addDoneCallback(_ -> {
                throw thrown;
            });
            future.addDoneCallback(_ -> second.countDown());
            added.countDown();
            assertThat(future.exception()).isSameAs(thrown);
            second.await();
            assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
        }
    }

    @Test
    @Tag("process")
    @DisplayName("a process pool's task fails alone")
    void processPool() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<Integer> failed = pool.submit((Work<Integer>) () -> {
                throw new Untellable();
            });
            assertThat(failed.exception()).isInstanceOf(Untellable.class);
            assertThat(pool.submit((Work<Integer>) () -> 1).result()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("who waits for a hub's task gets its exception")
    void hub(Hub.Kind kind) {
        Untellable thrown = new Untellable();
        try (Hub hub = kind == Hub.Kind.COOPERATIVE ? Hub.cooperative() : Hub.automatic()) {
            HubTask<Integer> task = hub.spawn((Callable<Integer>) () -> {
                throw thrown;
            });
            Throwable got = null;
            try {
                task.get();
            } catch (Throwable e) {
                got = e;
            }
            assertThat(got).isSameAs(thrown);
        }
    }

    @Test
    @DisplayName("a thread in its initializer is named among what still runs")
    void initializer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        try (ThreadPool pool = new ThreadPool(1, "slow", () -> {
            begun.countDown();
            gate.await();
        })) {
            pool.submit(() -> 1);
            begun.await();
            assertThat(ExecutorScope.current().members().stream().flatMap(member -> member.running().stream()))
                    .contains("initializer in slow_0");
            gate.countDown();
        }
    }
}
