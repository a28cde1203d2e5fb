package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.Jvm;

/** What the end of a JVM waits for. Each test runs one of the programs below in a JVM of its own. */
@Tag("process")
class JvmExitTest {
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
                "cannot schedule new futures after JVM shutdown")));
    }

    @Test
    @DisplayName("22: shutdown(false) runs what is queued before the JVM ends")
    void shutdownWithoutWaiting() throws Exception {
        assertThat(run("noWait")).isEqualTo(new Jvm.Ended(0, List.of("main end", "apple", "banana")));
    }

    @Test
    @DisplayName("21: with cancelFutures the task that runs goes on to its end")
    void cancelFutures() throws Exception {
        assertThat(run("cancelFutures")).isEqualTo(new Jvm.Ended(0, List.of("state=cancelled", "main end", "apple")));
    }

    /** The programs. */
    static final class Program {
        private static final CountDownLatch MAIN_ENDS = new CountDownLatch(1);

        private Program() {}

        public static void main(String[] args) throws Exception {
            ThreadPool pool = new ThreadPool(1);
            CountDownLatch running = new CountDownLatch(1);
            pool.submit(() -> {
                running.countDown();
                MAIN_ENDS.await();
                if (args[0].equals("late")) {
                    late(pool);
                } else {
                    System.out.println("apple");
                }
            });
            running.await();
            Future<?> queued = new Promise<>();
            if (!args[0].equals("late")) {
                queued = pool.submit(() -> System.out.println("banana"));
            }
            switch (args[0]) {
                case "noWait" -> pool.shutdown(false);
                case "cancelFutures" -> {
                    pool.shutdown(false, true);
                    System.out.println(queued.toString().replaceAll(".*(state=[^>\\]]*).*", "$1"));
                }
                default -> {}
            }
            System.out.println("main end");
            MAIN_ENDS.countDown();
            if (args[0].equals("exit")) {
                System.exit(9);
            }
        }

        private static void late(ThreadPool pool) {
            while (!ExecutorScope.exiting()) {
                Thread.onSpinWait();
            }
            for (ThreadPool each : List.of(pool, new ThreadPool(1))) {
                try {
                    each.submit(() -> 1);
                } catch (RejectedExecutionException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private static Jvm.Ended run(String program) throws IOException, InterruptedException {
        return Jvm.run(Program.class, program);
    }
}
