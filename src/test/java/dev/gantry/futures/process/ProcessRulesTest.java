package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Moment;
import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.Future;
import dev.gantry.futures.Futures;
import dev.gantry.futures.MapFunction;
import dev.gantry.futures.MapOptions;
import dev.gantry.futures.RemoteTraceback;
import dev.gantry.futures.Results;
import dev.gantry.futures.ReturnWhen;
import dev.gantry.futures.Work;

/** The numbers are the rules of concurrent.futures in {@code src/docs/semantics.md}. */
@Tag("process")
@SuppressWarnings("this-escape") // the pool is opened by a method without state
public class ProcessRulesTest extends Conformance {
    @TempDir
    Path folder;
    private ProcessExecutor pool = pool(2);

    @AfterEach
    void close() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        pool.close();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static <R> List<R> all(Results<R> results) {
        List<R> list = new ArrayList<>();
        results.forEach(list::add);
        return list;
    }

    private static int half(int dividend, int divisor) {
        return dividend / divisor;
    }

    private ProcessExecutor replaced(ProcessOptions options) {
        pool.close();
        pool = pool(options);
        return pool;
    }

    @Test
    @DisplayName("1: submit returns a future with the result, which another process made")
    void submit() throws Exception {
        assertThat(pool.submit(() -> (int) Math.pow(2, 8)).result()).isEqualTo(256);
        assertThat(pool.submit("named", ProcessRulesTest::pid).result()).isNotEqualTo(pid());
        assertThat(pool.submit(() -> System.getProperty("x")).result()).isNull();
        assertThat(pool.submit("action", () -> System.setProperty("x", "y")).result()).isEqualTo(null);
        assertThat(pool.submit((Runnable & Serializable) () -> {}, "given").result()).isEqualTo("given");
        assertThat(pool.submit((Runnable & Serializable) () -> {}).result()).isNull();
    }

    @Test
    @DisplayName("3, 57: map keeps the order of its arguments, whatever the chunks")
    void mapInOrder() {
        List<Integer> numbers = IntStream.range(0, 25).boxed().toList();
        List<Integer> squares = numbers.stream().map(number -> number * number).toList();
        assertThat(all(pool.map(number -> number * number, numbers))).isEqualTo(squares);
        for (int size : new int[]{2, 3, 25, 100}) {
            MapOptions chunks = MapOptions.USUAL.inChunksOf(size);
            assertThat(all(pool.map(chunks, number -> number * number, numbers))).isEqualTo(squares);
            assertThat(all(pool.map(chunks, (one, two) -> one * two, numbers, numbers))).isEqualTo(squares);
        }
        assertThat(all(pool.map((one, two) -> one + two, List.of(1, 2, 3), List.of(10, 20))))
                .containsExactly(11, 22);
        assertThat(all(pool.map(number -> number, List.<Integer>of()))).isEmpty();
        assertThatThrownBy(() -> pool.map(MapOptions.USUAL.inChunksOf(0), number -> number, numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chunksize must be >= 1.");
    }

    @Test
    @DisplayName("4: an exception of map comes at its place; in a chunk the results before it are lost")
    void mapException() {
        Results<Integer> results = pool.map(ProcessRulesTest::half, List.of(0, 1, 2), List.of(1, 1, 0));
        assertThat(results.next()).isZero();
        assertThat(results.next()).isEqualTo(1);
        assertThatThrownBy(results::next).isInstanceOf(ArithmeticException.class);
        assertThat(results.hasNext()).isFalse();

        Results<Integer> chunks = pool.map(MapOptions.USUAL.inChunksOf(3), number -> half(10, 4 - number),
                IntStream.range(0, 10).boxed().toList());
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(() -> chunks.forEach(seen::add)).isInstanceOf(ArithmeticException.class);
        assertThat(seen).containsExactly(2, 3, 5);
    }

    @Test
    @DisplayName("5: map's timeout counts from its call, and what is there is still given")
    void mapTimeout() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        Gate third = Gate.in(folder, "third");
        replaced(ProcessOptions.workers(1)).submit(() -> 0).result();
        Results<String> results = pool.map(MapOptions.USUAL.within(Duration.ofSeconds(5)), wait -> {
            if (wait) {
                third.openThenAwait(gate);
            }
            return "done";
        }, List.of(false, false, true));
        third.await(); // so the only worker has ended the two before
        assertThat(results.next()).isEqualTo("done");
        assertThat(results.next()).isEqualTo("done");
        assertThatThrownBy(results::next).isInstanceOf(TimeoutException.class);
        gate.open();
    }

    @Test
    @DisplayName("7: map runs its tasks whether anybody looks or not")
    void mapWithoutLooking() {
        pool.map(name -> Gate.in(Path.of(name), "").isOpen() ? 1 : 0, List.of(folder.toString()));
        String path = folder.toString();
        pool.map(number -> {
            Gate.in(Path.of(path), "ran" + number).open();
            return number;
        }, IntStream.range(0, 10).boxed().toList());
        pool.close();
        assertThat(folder.toFile().list()).hasSize(10);
    }

    @Test
    @DisplayName("8: there must be a worker")
    void maxWorkers() {
        assertThatThrownBy(() -> pool(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max_workers must be greater than 0");
        assertThatThrownBy(() -> pool(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("16, 24: after close its processes have ended, and it takes nothing")
    void afterShutdown() throws Exception {
        pool.submit(() -> 1).result();
        List<ProcessHandle> workers = pool.processes().stream().map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
        assertThat(workers).hasSize(1);
        pool.close();
        assertThat(workers).noneMatch(ProcessHandle::isAlive);
        assertThat(pool.isTerminated()).isTrue();
        assertThatThrownBy(() -> pool.submit(() -> 1)).isExactlyInstanceOf(RejectedExecutionException.class)
                .hasMessage("cannot schedule new futures after shutdown");
        assertThatThrownBy(() -> pool.map(number -> number, List.of(1)))
                .isInstanceOf(RejectedExecutionException.class);
        pool.shutdown(true, true);
    }

    @Test
    @DisplayName("19, 26: shutdown without waiting still runs all that is queued")
    void shutdownRunsQueue() throws Exception {
        List<Future<Integer>> futures = IntStream.range(0, 50).mapToObj(number -> pool.submit(() -> number)).toList();
        pool.shutdown(false);
        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).result()).isEqualTo(i);
        }
    }

    @Test
    @DisplayName("20: cancelFutures cancels what waits, in the pool's own thread, and leaves nothing pending")
    void cancelFutures() throws Exception {
        Gate started = Gate.in(folder, "started");
        Gate gate = Gate.in(folder, "gate");
        List<Future<?>> futures = new ArrayList<>();
        futures.add(pool.submit(() -> started.openThenAwait(gate)));
        AtomicReference<String> where = new AtomicReference<>();
        for (int i = 1; i < 50; i++) {
            futures.add(pool.submit(() -> gate.await()));
        }
        futures.getLast().addDoneCallback(_ -> where.set(Thread.currentThread().getName()));
        started.await();
        pool.shutdown(false, true);
        while (!futures.getLast().isDone()) { // the pool's own thread cancels, after this one was told
            Moment.pass();
        }
        gate.open();
        pool.shutdown(true);
        assertThat(futures).allMatch(Future::isDone);
        long cancelled = futures.stream().filter(Future::isCancelled).count();
        assertThat(cancelled).isBetween(50L - 5, 49L - 2);
        assertThat(where.get()).startsWith("ExecutorManagerThread-");
    }

    @Test
    @DisplayName("the call queue: one more than the workers run as far as their futures go, and cannot be cancelled")
    void callQueue() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        List<Gate> started = List.of(Gate.in(folder, "0"), Gate.in(folder, "1"));
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Gate mine = Gate.in(folder, "" + i);
            futures.add(pool.submit(() -> mine.openThenAwait(gate)));
        }
        for (Gate one : started) {
            one.await();
        }
        while (!futures.get(4).running()) {
            Moment.pass();
        }
        assertThat(futures.stream().map(Future::running))
                .containsExactly(true, true, true, true, true, false, false, false, false, false);
        assertThat(futures.get(4).cancel()).isFalse();
        assertThat(futures.get(9).cancel()).isTrue();
        assertThatThrownBy(() -> futures.get(9).result()).isInstanceOf(CancellationException.class);
        gate.open();
        assertThat(Futures.wait(futures, ReturnWhen.ALL_COMPLETED).notDone()).isEmpty();
        assertThat(folder.resolve("9")).doesNotExist();
    }

    @Test
    @DisplayName("29: the initializer runs in every process before its tasks")
    void initializer() throws Exception {
        ProcessExecutor prepared = replaced(
                ProcessOptions.workers(2).initializedBy(() -> System.setProperty("gantry.test", "initialized")));
        for (int i = 0; i < 4; i++) {
            assertThat(prepared.submit(() -> System.getProperty("gantry.test")).result()).isEqualTo("initialized");
        }
    }

    @Test
    @DisplayName("30: a failing initializer breaks the pool")
    void failingInitializer() {
        ProcessExecutor failing = replaced(ProcessOptions.workers(2).initializedBy(() -> {
            throw new IllegalStateException("no way");
        }));
        Future<Integer> future = failing.submit(() -> 1);
        assertThatThrownBy(future::result).isInstanceOf(BrokenExecutor.class).rootCause()
                .hasMessageContaining("no way");
        assertThatThrownBy(() -> failing.submit(() -> 1)).isInstanceOf(broken())
                .hasMessage("A child process terminated abruptly, the process pool is not usable anymore");
    }

    @Test
    @DisplayName("45: callbacks run in the parent, in one thread of the pool")
    void callbacks() throws Exception {
        List<String> threads = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 6; i++) {
            Future<Long> future = pool.submit(ProcessRulesTest::pid);
            future.addDoneCallback(done -> threads.add(Thread.currentThread().getName()));
        }
        pool.close();
        assertThat(threads).hasSize(6).containsOnly(threads.getFirst());
        assertThat(threads.getFirst()).startsWith("ExecutorManagerThread-");
    }

    @Test
    @DisplayName("58: an exception comes back as it is, with the worker's stack trace as its cause")
    void remoteTraceback() {
        Future<Integer> future = pool.submit("fails", () -> {
            throw new java.io.IOException("123");
        });
        assertThatThrownBy(future::result).isExactlyInstanceOf(java.io.IOException.class)
                .hasMessage("123")
                .cause()
                .isInstanceOf(RemoteTraceback.class)
                .hasMessageContaining("ProcessRulesTest.java:");
        Future<Integer> error = pool.submit(() -> {
            throw new AssertionError("an error");
        });
        assertThatThrownBy(error::result).isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("59: a process a submission while none is idle, up to the limit")
    void saturation() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        assertThat(pool.processes()).isEmpty();
        pool.submit(() -> 1).result();
        assertThat(pool.processes()).hasSize(1);
        for (int i = 0; i < 15; i++) {
            pool.submit(() -> gate.await());
        }
        assertThat(pool.processes()).hasSize(2);
        gate.open();
    }

    @Test
    @DisplayName("11: an idle process is used again")
    void idleReuse() throws Exception {
        for (int i = 0; i < 3; i++) {
            Future<Integer> future = pool.submit(() -> 1);
            assertThat(future.result()).isEqualTo(1);
        }
        assertThat(pool.processes()).hasSize(1);
    }

    @Test
    @DisplayName("61: maxTasksPerChild: after so many tasks a fresh process")
    void maxTasksPerChild() throws Exception {
        ProcessExecutor fresh = replaced(ProcessOptions.workers(1).withMaxTasksPerChild(3));
        List<Long> pids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            pids.add(fresh.submit(ProcessRulesTest::pid).result());
        }
        assertThat(pids.subList(0, 3)).containsOnly(pids.get(0));
        assertThat(pids.subList(3, 6)).containsOnly(pids.get(3));
        assertThat(List.of(pids.get(0), pids.get(3), pids.get(6))).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("61: maxTasksPerChild is at least 1")
    void maxTasksPerChildTooSmall() {
        assertThatThrownBy(() -> ProcessOptions.workers(1).withMaxTasksPerChild(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max_tasks_per_child must be >= 1");
    }

    @Test
    @DisplayName("64: what cannot be sent fails its own future, and the pool lives")
    void unsendable() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Object thing = new Object();
        assertThatThrownBy(pool.submit(() -> thing.hashCode())::result).isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("java.lang.Object");
        Callable<Integer> plain = new Callable<>() {
            @Override
            public Integer call() {
                return lock.getHoldCount();
            }
        };
        assertThatThrownBy(pool.submit(plain)::result).isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("declare it as Work");
        assertThatThrownBy(pool.submit(() -> new Object())::result).isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("the result cannot be sent")
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(pool.submit(() -> {
            throw new Unsendable();
        })::result).isInstanceOf(NotSerializableException.class).hasMessageContaining("the task's exception");
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    @SuppressWarnings("serial")
    private static final class Unsendable extends RuntimeException {
        final Object thing = new Object();
    }

    /** Cannot be read in a worker. */
    private record ExplodesInWorker() implements Serializable {
        ExplodesInWorker {
            if (!ProcessHandle.current().info().command().isEmpty() && isWorker()) {
                throw new IllegalStateException("explodes in a worker");
            }
        }
    }

    /** Cannot be read in the parent. */
    private record ExplodesInParent() implements Serializable {
        ExplodesInParent {
            if (!isWorker()) {
                throw new IllegalStateException("explodes in the parent");
            }
        }
    }

    private static boolean isWorker() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("gantry-orders"));
    }

    @Test
    @DisplayName("65: an argument that cannot be read in the worker breaks the pool")
    void explodesInWorker() {
        ExplodesInWorker argument = new ExplodesInWorker();
        Future<Integer> future = pool.submit(() -> argument.hashCode());
        assertThatThrownBy(future::result).isInstanceOf(lost());
    }

    @Test
    @DisplayName("67: a result that cannot be read in the parent fails its own future, with the reason; in Python it "
            + "breaks the pool")
    void explodesInParent() throws Exception {
        Future<Object> future = pool.submit(() -> new ExplodesInParent());
        assertThatThrownBy(future::result).isInstanceOf(InvalidObjectException.class)
                .hasMessageStartingWith("the result cannot be read in the parent process")
                .rootCause()
                .hasMessageContaining("explodes in the parent");
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    /** Its initialiser fails in a worker. */
    private static final class FailsInWorker {
        static {
            if (isWorker()) {
                throw new IllegalStateException("no class in a worker");
            }
        }

        static Work<Integer> alone() {
            return () -> 1;
        }

        static Work<Integer> holding(int number) {
            return () -> number;
        }

        static MapFunction<Integer, Integer> function() {
            return number -> number;
        }
    }

    @Test
    @DisplayName("a class whose static initialiser fails in a worker fails the tasks that need it, and the pool lives")
    void initialiserFails() throws Exception {
        replaced(ProcessOptions.workers(1));
        for (int round = 0; round < 2; round++) {
            for (Work<Integer> task : List.of(FailsInWorker.alone(), FailsInWorker.holding(1))) {
                Throwable error = pool.submit(task).exception();
                assertThat(error).isInstanceOf(LinkageError.class);
                assertThat(Stream.concat(Stream.of(error.getSuppressed()), Stream.iterate(error, Objects::nonNull,
                        Throwable::getCause))).hasAtLeastOneElementOfType(RemoteTraceback.class);
            }
            assertThatThrownBy(() -> all(pool.map(FailsInWorker.function(), List.of(1, 2))))
                    .isInstanceOf(LinkageError.class);
            assertThatThrownBy(
                    () -> all(pool.map(MapOptions.USUAL.inChunksOf(2), FailsInWorker.function(), List.of(1, 2))))
                    .isInstanceOf(LinkageError.class);
            assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
        }
    }

    @SuppressWarnings("serial")
    private record ErrorInParent() implements Serializable {
        ErrorInParent {
            if (!isWorker()) {
                throw new AssertionError("an Error in the parent");
            }
        }
    }

    @Test
    @DisplayName("67: so does a result whose reading ends in an Error")
    void errorInParent() throws Exception {
        Future<Object> future = pool.submit(() -> new ErrorInParent());
        assertThatThrownBy(future::result).isInstanceOf(InvalidObjectException.class)
                .rootCause()
                .hasMessageContaining("an Error in the parent");
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    @SuppressWarnings("serial")
    private static final class ErrorWhenWritten implements Serializable {
        private void writeObject(java.io.ObjectOutputStream out) {
            throw new AssertionError("not to be written to " + out.getClass().getSimpleName());
        }
    }

    @Test
    @DisplayName("64: an Error from serialising, in the parent or in the worker, fails its own future only")
    void errorWhenWritten() throws Exception {
        ErrorWhenWritten argument = new ErrorWhenWritten();
        assertThatThrownBy(pool.submit(() -> argument.hashCode())::result).isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be written");
        assertThatThrownBy(pool.submit(() -> new ErrorWhenWritten())::result)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be written");
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    @Test
    @DisplayName("a result that is nested too deep fails its own future")
    void tooDeep() throws Exception {
        Future<Object> future = pool.submit(() -> {
            Object nested = "end";
            for (int i = 0; i < 1500; i++) {
                nested = new Object[]{nested};
            }
            return nested;
        });
        assertThatThrownBy(future::result).isInstanceOf(InvalidObjectException.class)
                .rootCause()
                .hasMessageContaining("REJECTED");
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    @Test
    @DisplayName("JDK: cancel(true) and shutdownNow interrupt what runs; what waited comes back")
    void interrupts() throws Exception {
        Gate started = Gate.in(folder, "started");
        Gate never = Gate.in(folder, "never");
        Future<?> running = pool.submit(() -> started.openThenAwait(never));
        started.await();
        assertThat(running.cancel(true)).isTrue();
        assertThatThrownBy(running::result).isInstanceOf(CancellationException.class);
        assertThat(pool.submit(() -> Thread.interrupted()).result()).isFalse();

        Gate again = Gate.in(folder, "again");
        Future<?> other = pool.submit(() -> again.openThenAwait(never));
        again.await();
        for (int i = 0; i < 5; i++) {
            pool.submit(() -> never.await());
        }
        List<Runnable> left = pool.shutdownNow();
        assertThat(left).hasSizeBetween(4, 5);
        assertThatThrownBy(other::result).isInstanceOf(InterruptedException.class);
    }

    @Test
    @DisplayName("JDK: invokeAll, invokeAny, execute")
    void jdkContract() throws Exception {
        List<Callable<Integer>> calls = List.of((Callable<Integer> & Serializable) () -> 1,
                (Callable<Integer> & Serializable) () -> 2);
        List<Integer> results = new ArrayList<>();
        for (java.util.concurrent.Future<Integer> future : pool.invokeAll(calls)) {
            results.add(future.get());
        }
        assertThat(results).containsExactly(1, 2);
        assertThat(pool.invokeAny(calls)).isIn(1, 2);
        Gate ran = Gate.in(folder, "ran");
        pool.execute((Runnable & Serializable) () -> {
            try {
                ran.open();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        ran.await();
    }

    @Test
    @DisplayName("a pool that had no task ends at once")
    void unused() throws Exception {
        pool.shutdown();
        assertThat(pool.isTerminated()).isTrue();
        assertThat(pool.awaitTermination(1, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("a callback that would wait for its own pool is told so")
    void closeFromCallback() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Future<Integer> future = pool.submit(() -> 1);
        future.addDoneCallback(_ -> {
            try {
                pool.shutdown(true);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        pool.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
        while (thrown.get() == null) {
            Moment.pass();
        }
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessage("cannot join current thread");
    }
}
