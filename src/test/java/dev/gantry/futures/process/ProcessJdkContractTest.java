package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Moment;

/** A pool of processes as code sees it that knows only {@link ExecutorService}. */
@Tag("process")
@SuppressWarnings("this-escape") // the pool is opened by a method without state
public class ProcessJdkContractTest extends Conformance {
    @TempDir
    Path folder;
    private final ProcessExecutor ours = pool(2);
    private final ExecutorService pool = ours;

    @AfterEach
    void close() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        pool.close();
    }

    private interface Task<T> extends Callable<T>, Serializable {}

    private interface Command extends Runnable, Serializable {}

    private Task<String> blocked() {
        Gate never = Gate.in(folder, "never");
        return () -> {
            never.await();
            return "late";
        };
    }

    private static Task<String> failing(String message) {
        return () -> {
            throw new IllegalStateException(message);
        };
    }

    @Test
    @DisplayName("invokeAll waits for all, those that fail and those that cannot be sent too")
    void invokeAll() throws Exception {
        Callable<String> unsendable = () -> "here";
        List<java.util.concurrent.Future<String>> futures = pool
                .invokeAll(List.of((Task<String>) () -> "one", failing("two"), unsendable));
        assertThat(futures).hasSize(3).allMatch(java.util.concurrent.Future::isDone);
        assertThat(futures.get(0).get()).isEqualTo("one");
        assertThatThrownBy(futures.get(1)::get).isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("two");
        assertThat(futures.get(2).exceptionNow()).hasMessageContaining("is not serializable");
    }

    @Test
    @DisplayName("invokeAll with a timeout cancels what is not done, running or queued")
    void invokeAllTimeout() throws Exception {
        List<java.util.concurrent.Future<String>> futures = pool.invokeAll(
                List.of(blocked(), blocked(), blocked(), blocked(), blocked(), blocked()), 50, TimeUnit.MILLISECONDS);
        assertThat(futures).hasSize(6).allMatch(java.util.concurrent.Future::isCancelled);
        assertThat(pool.submit((Task<String>) () -> "free again").get()).isEqualTo("free again");
    }

    @Test
    @DisplayName("invokeAll returns when what shutdownNow gave back is cancelled")
    void invokeAllGivenBack() throws Exception {
        Gate started = Gate.in(folder, "started");
        Gate never = Gate.in(folder, "never");
        Task<String> first = () -> {
            started.openThenAwait(never);
            return "late";
        };
        CompletableFuture<List<java.util.concurrent.Future<String>>> all = new CompletableFuture<>();
        Thread invoker = Thread.ofPlatform().start(() -> {
            try {
                all.complete(pool.invokeAll(List.of(first, first, blocked(), blocked(), blocked(), blocked(), blocked(),
                        blocked())));
            } catch (InterruptedException e) {
                all.completeExceptionally(e);
            }
        });
        started.await();
        while (!(LockSupport.getBlocker(invoker) instanceof dev.gantry.futures.Future<?>)) { // all are submitted
            Moment.pass();
        }
        List<Runnable> left = pool.shutdownNow();
        assertThat(left).hasSizeBetween(6, 7)
                .allMatch(task -> ((java.util.concurrent.Future<?>) task).cancel(false));
        assertThat(all.get()).hasSize(8).allMatch(java.util.concurrent.Future::isDone);
    }

    @Test
    @DisplayName("invokeAny gives the first success and cancels the rest")
    void invokeAny() throws Exception {
        assertThat(pool.invokeAny(List.of(blocked(), (Task<String>) () -> "first"))).isEqualTo("first");
        assertThat(pool.invokeAny(List.of(failing("one"), (Task<String>) () -> "second"), 1, TimeUnit.MINUTES))
                .isEqualTo("second");
        assertThatThrownBy(() -> pool.invokeAny(List.of(failing("all"), failing("all"))))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("all");
        assertThatThrownBy(() -> pool.invokeAny(List.of(blocked()), 1, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    @DisplayName("what execute cannot send is refused at once, so that nobody waits for it in vain")
    void unsendableCommand() {
        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("is not serializable");
        assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, pool))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> new ExecutorCompletionService<Integer>(pool).submit((Task<Integer>) () -> 1))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(ours.processes()).isEmpty();
    }

    @Test
    @DisplayName("what a command of execute throws goes to the handler for uncaught exceptions")
    void failingCommand() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CountDownLatch told = new CountDownLatch(1);
        AtomicReference<Throwable> what = new AtomicReference<>();
        try {
            Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> {
                what.set(thrown);
                told.countDown();
            });
            pool.execute((Command) () -> {
                throw new IllegalStateException("executed");
            });
            told.await();
            assertThat(what.get()).isExactlyInstanceOf(IllegalStateException.class).hasMessage("executed");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(ours.submit(() -> 1).result()).isEqualTo(1);
    }

    @Test
    @DisplayName("try-with-resources waits for the tasks, also when its body throws")
    void tryWithResources() {
        Gate ran = Gate.in(folder, "ran");
        assertThatThrownBy(() -> {
            try (ProcessExecutor pool = pool(1)) {
                pool.submit(() -> ran.open());
                throw new IllegalStateException("body");
            }
        }).hasMessage("body");
        assertThat(ran.isOpen()).isTrue();
    }

    @Test
    @DisplayName("close that is interrupted stops everything, and keeps the interrupt")
    void interruptedClose() throws Exception {
        Gate started = Gate.in(folder, "started");
        Gate never = Gate.in(folder, "never");
        dev.gantry.futures.Future<?> running = ours.submit(() -> started.openThenAwait(never));
        started.await();
        List<dev.gantry.futures.Future<String>> queued = List.of(ours.submit(blocked()), ours.submit(blocked()),
                ours.submit(blocked()), ours.submit(blocked()), ours.submit(blocked()), ours.submit(blocked()));
        Thread.currentThread().interrupt();
        pool.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.isTerminated()).isTrue();
        assertThat(running.exception()).isInstanceOf(InterruptedException.class);
        assertThat(queued).allMatch(dev.gantry.futures.Future::isDone);
        assertThat(queued.getLast().isCancelled()).isTrue();
    }

    @Test
    @DisplayName("by default there are as many workers as processors, and the pool says so")
    void text() {
        try (ProcessPool usual = new ProcessPool()) {
            assertThat(usual.toString()).matches("ProcessPool\\[ProcessPoolExecutor-\\d+, "
                    + Runtime.getRuntime().availableProcessors() + " processes at most]");
        }
    }
}
