package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.futures.Future;
import dev.gantry.futures.remote.Message;

/** What may happen to workers. After each test the same threads, processes and files are there as before. */
@Tag("process")
class FaultsTest {
    @TempDir
    Path folder;
    private Leaks before;
    private ProcessPool pool;

    @BeforeAll
    static void prepare() throws Exception {
        ProcessPool.prepare();
        try (ProcessPool first = new ProcessPool(1)) { // loads what stays open
            first.submit(() -> 1).result();
        }
    }

    @BeforeEach
    void open() {
        before = Leaks.now();
        pool = new ProcessPool(2);
    }

    @AfterEach
    void close() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        pool.close();
        before.expectNoMore();
    }

    private static ProcessHandle worker(ProcessPool pool) {
        return ProcessHandle.of(pool.processes().getFirst()).orElseThrow();
    }

    private void expectBroken(Future<?>... futures) throws Exception {
        AtomicReference<Throwable> same = new AtomicReference<>();
        for (Future<?> future : futures) {
            Throwable thrown = future.exception();
            assertThat(thrown).isInstanceOf(BrokenProcessPool.class)
                    .hasMessage("A process in the process pool was terminated abruptly "
                            + "while the future was running or pending.");
            same.compareAndSet(null, thrown);
            assertThat(thrown).isSameAs(same.get());
        }
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(BrokenProcessPool.class)
                .hasMessage("A child process terminated abruptly, the process pool is not usable anymore");
    }

    @Test
    @DisplayName("a callback that leaves the pool's thread interrupted takes nothing from the others")
    void interruptedByCallback() throws Exception {
        Future<Integer> first = pool.submit(() -> 1);
        CountDownLatch left = new CountDownLatch(1);
        first.addDoneCallback(_ -> {
            Thread.currentThread().interrupt();
            left.countDown();
        });
        left.await();

        assertThat(pool.submit(() -> 2).result()).isEqualTo(2);
        first.addDoneCallback(_ -> Thread.currentThread().interrupt()); // here: and our own is taken back
        assertThat(Thread.interrupted()).isTrue();
        Future<Integer> last = pool.submit(() -> 3);
        last.addDoneCallback(_ -> Thread.currentThread().interrupt());
        pool.close();
        assertThat(last.result()).isEqualTo(3);
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    @DisplayName("56: a worker killed while it runs: all futures that are not done fail at once, with the same object")
    void killedRunning() throws Exception {
        Gate started = Gate.in(folder, "started");
        Gate never = Gate.in(folder, "never");
        Future<Integer> done = pool.submit(() -> 1);
        done.result();
        List<Future<?>> futures = new ArrayList<>();
        futures.add(pool.submit(() -> started.openThenAwait(never)));
        for (int i = 0; i < 10; i++) {
            futures.add(pool.submit(() -> never.await()));
        }
        AtomicReference<String> thread = new AtomicReference<>();
        futures.getLast().addDoneCallback(_ -> thread.set(Thread.currentThread().getName()));
        started.await();
        worker(pool).destroyForcibly();
        expectBroken(futures.toArray(Future[]::new));
        assertThat(futures.getFirst().exception().getCause()).hasMessageContaining("was killed by signal 9");
        assertThat(done.result()).isEqualTo(1);
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.get()).startsWith("ExecutorManagerThread-");
        assertThat(pool.processes()).isEmpty();
    }

    @Test
    @DisplayName("56: a worker killed while it is idle breaks the pool too")
    void killedIdle() throws Exception {
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
        worker(pool).destroyForcibly();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        expectBroken();
    }

    @Test
    @DisplayName("a worker killed while it sends a result")
    void killedSending() throws Exception {
        Gate started = Gate.in(folder, "started");
        Future<byte[]> future = pool.submit(() -> {
            started.open();
            return new byte[100 << 20];
        });
        started.await();
        worker(pool).destroyForcibly();
        expectBroken(future);
    }

    @Test
    @DisplayName("65: a worker that exits, or has no memory left, breaks the pool and says how it ended")
    void exits() throws Exception {
        Future<Integer> future = pool.submit("exits", () -> {
            Runtime.getRuntime().halt(7);
            return 1;
        });
        expectBroken(future);
        assertThat(future.exception().getCause()).hasMessageContaining("ended with exit code 7");
        pool.close();
        pool = new ProcessPool(ProcessOptions.workers(1).withJvmArguments("-Xmx16m"));
        Future<Integer> greedy = pool.submit(() -> {
            List<byte[]> all = new ArrayList<>();
            while (all.size() < 1000) {
                all.add(new byte[1 << 20]);
            }
            return all.size();
        });
        expectBroken(greedy);
        assertThat(greedy.exception().getCause()).hasMessageContaining("OutOfMemoryError");
    }

    @Test
    @DisplayName("a full pipe to one worker holds up neither the other nor who submits")
    void fullPipe() throws Exception {
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
        ProcessHandle stopped = worker(pool);
        signal("STOP", stopped.pid());
        byte[] large = new byte[10 << 20];
        Future<Integer> stuck = pool.submit(() -> large.length); // to the worker that is idle
        Future<Integer> other = pool.submit(() -> large.length + 1);
        assertThat(other.result()).isEqualTo(large.length + 1);
        assertThat(stuck.isDone()).isFalse();
        signal("CONT", stopped.pid());
        assertThat(stuck.result()).isEqualTo(large.length);
    }

    @Test
    @DisplayName("a worker killed while a task is being sent to it: the pool breaks, not only that future")
    void killedWhileBeingSent() throws Exception {
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
        ProcessHandle stopped = worker(pool);
        signal("STOP", stopped.pid());
        byte[] large = new byte[10 << 20];
        Future<Integer> stuck = pool.submit(() -> large.length);
        Future<Integer> other = pool.submit(() -> 2); // by the other worker, which starts later than the pipe is full
        assertThat(other.result()).isEqualTo(2);
        assertThat(stuck.isDone()).isFalse();
        signal("KILL", stopped.pid());
        expectBroken(stuck);
        assertThat(stuck.exception().getCause()).hasMessageContaining("was killed by signal 9");
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor()).isZero();
    }

    @Test
    @DisplayName("garbage from a worker breaks the pool and says what came, and where")
    void garbage() throws Exception {
        Future<Integer> future = pool.submit(() -> {
            try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write("what is this?\n".repeat(10).getBytes());
            }
            return 1;
        });
        expectBroken(future);
        assertThat(future.exception().getCause()).hasMessageContaining("claims").hasMessageContaining("at byte");
    }

    @Test
    @DisplayName("a frame that is cut breaks the pool")
    void truncated() throws Exception {
        Future<Integer> future = pool.submit(() -> {
            FileOutputStream out = new FileOutputStream(FileDescriptor.out);
            out.write(new byte[]{0, 0, 0, 99, Message.RETURNED, 1, 2, 3});
            Runtime.getRuntime().halt(0);
            return 1;
        });
        expectBroken(future);
        assertThat(future.exception().getCause()).hasMessageContaining("3 of 99 bytes came");
    }

    @Test
    @DisplayName("an answer to a task that the worker does not run breaks the pool")
    void wrongAnswer() throws Exception {
        Future<Integer> future = pool.submit(() -> {
            FileOutputStream out = new FileOutputStream(FileDescriptor.out);
            out.write(new byte[]{0, 0, 0, 10, Message.UNSENDABLE, 0, 0, 0, 0, 0, 0, 9, 9, 'n', 'o'});
            return 1;
        });
        expectBroken(future);
        assertThat(future.exception().getCause()).hasMessageContaining("a task that it does not run");
    }

    @Test
    @DisplayName("10,000 tasks of which one in a hundred fails")
    void manyTasks() throws Exception {
        List<Future<Integer>> futures = IntStream.range(0, 10_000).mapToObj(number -> pool.submit(() -> {
            if (number % 100 == 7) {
                throw new IOException("task " + number);
            }
            return number;
        })).toList();
        for (int i = 0; i < futures.size(); i++) {
            if (i % 100 == 7) {
                assertThat(futures.get(i).exception()).isInstanceOf(IOException.class).hasMessage("task " + i);
            } else {
                assertThat(futures.get(i).result()).isEqualTo(i);
            }
        }
    }

    @Test
    @DisplayName("a task that prints 100 MB: every line arrives, and nobody keeps them")
    void printsMuch() throws Exception {
        AtomicLong characters = new AtomicLong();
        ExecutorScope scope = ExecutorScope.begin(line -> characters.addAndGet(line.length()));
        try (ProcessPool printing = new ProcessPool(ProcessOptions.workers(1).withJvmArguments("-Xmx32m"))) {
            printing.submit(() -> {
                String line = "x".repeat(999);
                for (int i = 0; i < 100_000; i++) {
                    System.out.println(line);
                }
            }).result();
        } finally {
            scope.close();
        }
        assertThat(characters.get()).isEqualTo(99_900_000);
    }

    @Test
    @DisplayName("no worker outlives a parent that is killed, however busy or idle it is")
    void noOrphans() throws Exception {
        Path pids = folder.resolve("pids");
        Process parent = Jvm.with(List.of(), Parent.class, pids.toString())
                .redirectError(folder.resolve("said").toFile())
                .start();
        Gate.in(folder, "pids").await();
        List<ProcessHandle> workers = new ArrayList<>();
        for (String line : Files.readString(pids).strip().split("\n")) {
            ProcessHandle.of(Long.parseLong(line)).ifPresent(workers::add);
        }
        assertThat(workers).hasSize(3);
        parent.destroyForcibly().waitFor();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    /** A program of whose workers two are busy for ever, and one waits. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            Path pids = Path.of(arguments[0]);
            Gate one = Gate.in(pids.getParent(), "one");
            Gate two = Gate.in(pids.getParent(), "two");
            ProcessPool pool = new ProcessPool(3);
            for (Gate gate : List.of(one, two)) {
                pool.submit(() -> {
                    gate.open();
                    while (true) {
                        Thread.onSpinWait();
                    }
                });
            }
            one.await();
            two.await();
            pool.submit(() -> 1).result();
            Path temporary = pids.resolveSibling("writing");
            Files.write(temporary, pool.processes().stream().map(String::valueOf).toList());
            Files.move(temporary, pids);
        }
    }
}
