package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.futures.Future;

/** What the end of a JVM waits for that has a pool of processes. Each test runs a program in a JVM of its own. */
@Tag("process")
class ProcessExitTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("17: the end of the program waits for a pool that was left open")
    void leftOpen() throws Exception {
        assertThat(run("leftOpen")).isEqualTo(new Jvm.Ended(0, List.of("main end", "apple", "banana")));
    }

    @Test
    @DisplayName("17: so does System.exit, and the exit code is kept")
    void exitCode() throws Exception {
        assertThat(run("exit")).isEqualTo(new Jvm.Ended(9, List.of("main end", "apple", "banana")));
    }

    @Test
    @DisplayName("18: nothing is taken while the JVM ends")
    void submitWhileEnding() throws Exception {
        assertThat(run("late")).isEqualTo(new Jvm.Ended(0, List.of(
                "main end",
                "cannot schedule new futures after JVM shutdown",
                "apple",
                "banana")));
    }

    @Test
    @DisplayName("22: shutdown(false) runs what is queued before the JVM ends")
    void shutdownWithoutWaiting() throws Exception {
        assertThat(run("noWait")).isEqualTo(new Jvm.Ended(0, List.of("main end", "apple", "banana")));
    }

    @Test
    @DisplayName("21: with cancelFutures the task that runs goes on to its end, and so does what is in the call queue")
    void cancelFutures() throws Exception {
        assertThat(run("cancelFutures")).isEqualTo(new Jvm.Ended(0, List.of(
                "state=cancelled",
                "state=cancelled",
                "main end",
                "apple",
                "banana",
                "state=finished returned Integer",
                "state=cancelled",
                "state=cancelled")));
    }

    /** The programs. */
    static final class Program {
        private static final int IN_CALL_QUEUE = 2;

        private Program() {}

        public static void main(String[] args) throws Exception {
            Gate running = Gate.in(Path.of(args[1]), "running");
            Gate ending = Gate.in(Path.of(args[1]), "ending");
            ProcessPool pool = new ProcessPool(1);
            pool.submit(() -> {
                running.openThenAwait(ending);
                System.out.println("apple");
            });
            running.await();
            pool.submit(() -> System.out.println("banana"));
            List<Future<?>> more = new ArrayList<>();
            if (args[0].equals("cancelFutures")) {
                for (int i = 1; i < IN_CALL_QUEUE + 2; i++) {
                    more.add(pool.submit(() -> 1));
                }
            }
            Files.write(Path.of(args[1], "workers"), pool.processes().stream().map(String::valueOf).toList());
            switch (args[0]) {
                case "noWait" -> pool.shutdown(false);
                case "cancelFutures" -> {
                    CountDownLatch cancelled = new CountDownLatch(more.size() - 1);
                    more.getFirst().addDoneCallback(_ -> more.forEach(Program::printState));
                    for (Future<?> future : more.subList(1, more.size())) {
                        future.addDoneCallback(_ -> {
                            printState(future);
                            cancelled.countDown();
                        });
                    }
                    pool.shutdown(false, true);
                    cancelled.await();
                }
                default -> {}
            }
            System.out.println("main end");
            if (args[0].equals("late")) {
                Thread.ofPlatform().daemon().start(() -> late(pool, ending));
                return;
            }
            ending.open();
            if (args[0].equals("exit")) {
                System.exit(9);
            }
        }

        private static void printState(Future<?> future) {
            System.out.println(future.toString().replaceAll(".*(state=[^>\\]]*).*", "$1"));
        }

        private static void late(ProcessPool pool, Gate ending) {
            while (!ExecutorScope.exiting()) {
                Thread.onSpinWait();
            }
            try {
                new ProcessPool(1).submit(() -> 1);
            } catch (RejectedExecutionException e) {
                System.out.println(e.getMessage());
            }
            try {
                ending.open();
            } catch (IOException e) {
                e.printStackTrace();
            }
        }
    }

    private Jvm.Ended run(String program) throws IOException, InterruptedException {
        Jvm.Ended ended = Jvm.run(Program.class, program, folder.toString());
        for (String worker : Files.readAllLines(folder.resolve("workers"))) {
            assertThat(ProcessHandle.of(Long.parseLong(worker)).filter(ProcessHandle::isAlive)).isEmpty();
        }
        return ended;
    }
}
