package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Moment;
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Workers that end, are ended, or neither live nor end. */
@Tag("process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs signals and sleep")
class DeadWorkerTest {
    @TempDir
    Path folder;
    private final ProcessPool pool = new ProcessPool(1);

    @AfterEach
    void close() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        pool.close();
    }

    private ProcessHandle worker() {
        return ProcessHandle.of(pool.processes().getFirst()).orElseThrow();
    }

    /** A task that runs until the gate opens, or its worker ends. */
    private Future<?> running() throws Exception {
        Gate started = Gate.in(folder, "started");
        Gate never = Gate.in(folder, "never");
        Future<?> future = pool.submit(() -> started.openThenAwait(never));
        started.await();
        return future;
    }

    @Test
    @DisplayName("a worker that ends is noticed although a program that it started holds its output")
    void grandchild() throws Exception {
        Gate pid = Gate.in(folder, "pid");
        Future<?> future = pool.submit(() -> {
            Process sleep = new ProcessBuilder("sleep", "600").inheritIO().start();
            java.nio.file.Files.writeString(Path.of(pid.path() + ".text"), Long.toString(sleep.pid()));
            pid.open();
            Runtime.getRuntime().halt(3);
        });
        pid.await();
        try {
            assertThat(future.exception()).isInstanceOf(BrokenProcessPool.class);
            assertThat(future.exception().getCause()).hasMessageContaining("ended with exit code 3");
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(sleep(pid).isAlive()).isTrue();
        } finally {
            sleep(pid).destroyForcibly();
        }
    }

    private static ProcessHandle sleep(Gate pid) throws Exception {
        return ProcessHandle.of(Long.parseLong(java.nio.file.Files.readString(Path.of(pid.path() + ".text"))))
                .orElseThrow();
    }

    @Test
    @DisplayName("an idle worker that is stopped when the pool is shut down is ended after a grace, and "
            + "the pool ends well")
    void stopped() throws Exception {
        System.setProperty("gantry.exit.grace", "0.5");
        try {
            Future<Integer> future = pool.submit(() -> 1);
            assertThat(future.result()).isEqualTo(1);
            ProcessHandle worker = worker();
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid())).start().waitFor()).isZero();
            pool.shutdown(true);
            assertThat(worker.isAlive()).isFalse();
            assertThat(pool.isTerminated()).isTrue();
        } finally {
            System.clearProperty("gantry.exit.grace");
        }
    }

    @Test
    @DisplayName("a worker that is stopped while its task runs is ended after a grace by shutdownNow, the task fails")
    void stoppedWithTask() throws Exception {
        System.setProperty("gantry.exit.grace", "0.5");
        try {
            Gate started = Gate.in(folder, "started");
            Gate never = Gate.in(folder, "never");
            Future<?> future = pool.submit(() -> started.openThenAwait(never));
            started.await();
            ProcessHandle worker = worker();
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid())).start().waitFor()).isZero();
            assertThat(pool.shutdownNow()).isEmpty();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(future.exception()).isInstanceOf(BrokenProcessPool.class);
            assertThat(worker.isAlive()).isFalse();
        } finally {
            System.clearProperty("gantry.exit.grace");
        }
    }

    @Test
    @DisplayName("a task that does not heed the interrupt of shutdownNow has all the time that it takes")
    void deafTask() throws Exception {
        System.setProperty("gantry.exit.grace", "2");
        try {
            Gate started = Gate.in(folder, "started");
            Gate interrupted = Gate.in(folder, "interrupted");
            Gate gate = Gate.in(folder, "gate");
            Future<Integer> future = pool.submit(() -> {
                started.open();
                while (!gate.isOpen()) {
                    if (Thread.interrupted()) {
                        interrupted.open();
                    }
                }
                return 1;
            });
            started.await();
            pool.shutdownNow();
            interrupted.await();
            assertThat(pool.awaitTermination(3, TimeUnit.SECONDS)).isFalse(); // longer than the grace
            gate.open();
            assertThat(future.result()).isEqualTo(1);
        } finally {
            System.clearProperty("gantry.exit.grace");
        }
    }

    @Test
    @DisplayName("a worker that leaves is given all the time that threads of the program's own take")
    void ownThreads() throws Exception {
        System.setProperty("gantry.exit.grace", "0.2");
        try {
            Gate gate = Gate.in(folder, "gate");
            Gate left = Gate.in(folder, "left");
            pool.submit(() -> {
                Thread.ofPlatform().start(() -> {
                    try {
                        gate.await();
                        left.open();
                    } catch (Exception e) {
                        e.printStackTrace();
                    }
                });
            }).result();
            pool.shutdown();
            assertThat(pool.awaitTermination(1, TimeUnit.SECONDS)).isFalse();
            gate.open();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(left.isOpen()).isTrue();
        } finally {
            System.clearProperty("gantry.exit.grace");
        }
    }

    /** Adds a shutdown hook to the worker that never ends. */
    private static void hook() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            while (true) {
                Moment.pass();
            }
        }));
    }

    @Test
    @DisplayName("a worker's shutdown hooks are given the grace only, whether it is told to leave or terminated")
    void hooks() throws Exception {
        System.setProperty("gantry.exit.grace", "0.2");
        try {
            pool.submit(DeadWorkerTest::hook).result();
            ProcessHandle worker = worker();
            pool.shutdown(true);
            assertThat(worker.isAlive()).isFalse();
            try (ProcessPool terminated = new ProcessPool(1)) {
                terminated.submit(DeadWorkerTest::hook).result();
                terminated.terminateWorkers();
            }
        } finally {
            System.clearProperty("gantry.exit.grace");
        }
    }

    @Test
    @DisplayName("a pool that a task left open in its worker is waited for beyond the grace")
    void ownPools() throws Exception {
        System.setProperty("gantry.exit.grace", "0.2");
        try {
            Gate gate = Gate.in(folder, "gate");
            Gate left = Gate.in(folder, "left");
            pool.submit(() -> {
                new ThreadPool(1).submit(() -> {
                    gate.await();
                    left.open();
                });
            }).result();
            pool.shutdown();
            assertThat(pool.awaitTermination(1, TimeUnit.SECONDS)).isFalse();
            gate.open();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(left.isOpen()).isTrue();
        } finally {
            System.clearProperty("gantry.exit.grace");
        }
    }

    @Test
    @DisplayName("terminateWorkers and killWorkers end the processes; what runs fails, what waits is cancelled")
    void ended() throws Exception {
        for (boolean kill : new boolean[]{false, true}) {
            Gate started = Gate.in(folder, "started" + kill);
            Gate never = Gate.in(folder, "never" + kill);
            ProcessPool ending = new ProcessPool(1);
            Future<?> running = ending.submit(() -> started.openThenAwait(never));
            started.await();
            List<Future<Integer>> more = List.of(ending.submit(() -> 1), ending.submit(() -> 2), ending.submit(() -> 3),
                    ending.submit(() -> 4));
            ProcessHandle worker = ProcessHandle.of(ending.processes().getFirst()).orElseThrow();
            if (kill) {
                ending.killWorkers();
            } else {
                ending.terminateWorkers();
            }
            worker.onExit().get();
            assertThat(running.exception()).isInstanceOf(BrokenProcessPool.class);
            assertThat(running.exception().getCause())
                    .hasMessageContaining("was killed by signal " + (kill ? 9 : 15));
            assertThat(more.getLast().isCancelled()).isTrue();
            assertThat(ending.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThatThrownBy(() -> ending.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    @DisplayName("a pool that has no workers, or whose workers are dead, can be ended so too, more than once")
    void nothingToEnd() throws Exception {
        pool.terminateWorkers();
        pool.killWorkers();
        assertThat(pool.isTerminated()).isTrue();
        ProcessPool broken = new ProcessPool(1);
        assertThat(broken.submit(() -> Runtime.getRuntime().halt(1)).exception())
                .isInstanceOf(BrokenProcessPool.class);
        broken.killWorkers();
        assertThat(broken.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThatThrownBy(() -> broken.submit(() -> 1)).isInstanceOf(BrokenProcessPool.class);
    }

    @Test
    @DisplayName("a flag that this JVM does not know does not break the pool")
    void unknownFlag() throws Exception {
        try (ProcessPool odd = new ProcessPool(
                ProcessOptions.workers(1).withJvmArguments("-XX:+NoJvmEverHadThis", "-XX:NorThis=1"))) {
            assertThat(odd.submit(() -> 1).result()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("when a pool breaks, every future ends, whatever the callbacks of some of them throw")
    void breaksAll() throws Exception {
        Future<?> running = running();
        List<Future<Integer>> all = List.of(pool.submit(() -> 1), pool.submit(() -> 2), pool.submit(() -> 3),
                pool.submit(() -> 4));
        running.addDoneCallback(_ -> {
            throw new AssertionError("of the first");
        });
        try (dev.gantry.futures.LogCapture log = new dev.gantry.futures.LogCapture()) {
            for (Future<Integer> each : all) {
                each.addDoneCallback(_ -> {
                    throw new StackOverflowError();
                });
            }
            assertThatThrownBy(() -> all.getLast().cancel(true)).isInstanceOf(StackOverflowError.class);
            worker().destroyForcibly();
            assertThat(running.exception()).isInstanceOf(BrokenProcessPool.class);
            for (Future<Integer> each : all.subList(0, 3)) {
                assertThat(each.exception()).isInstanceOf(BrokenProcessPool.class);
            }
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(log.records()).hasSize(4);
        }
    }

    @Test
    @DisplayName("cancelFutures cancels all that is queued, whatever a callback of one throws")
    void cancelsAll() throws Exception {
        Future<?> running = running();
        List<Future<Integer>> all = IntStream.range(0, 6).mapToObj(i -> pool.submit(() -> i)).toList();
        try (dev.gantry.futures.LogCapture log = new dev.gantry.futures.LogCapture()) {
            for (Future<Integer> each : all) {
                each.addDoneCallback(_ -> {
                    throw new AssertionError("of each");
                });
            }
            pool.shutdown(false, true);
            pool.killWorkers();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(running.exception()).isInstanceOf(BrokenProcessPool.class);
            assertThat(all).allMatch(Future::isDone);
            assertThat(log.records()).hasSize(6);
        }
    }
}
