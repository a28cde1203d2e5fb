package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.Jvm;
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Programs that take their standard streams away. Each runs in a JVM of its own. */
@Tag("process")
class StandardStreamsTest {
    /** More than a pipe holds: a worker would wait for ever if nobody read it. */
    private static final int PIPES = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"parent", "worker"})
    @DisplayName("a pool goes on where System.out and System.err are null, in the parent or in the worker")
    void nullStreams(String where) throws Exception {
        assertThat(Jvm.run(Program.class, where)).isEqualTo(new Jvm.Ended(7, List.of()));
    }

    @Test
    @DisplayName("the JVM ends after its grace also where it cannot say so")
    void endsWithoutWords() throws Exception {
        assertThat(Jvm.run(Stuck.class)).isEqualTo(new Jvm.Ended(9, List.of()));
    }

    static final class Program {
        private Program() {}

        public static void main(String[] args) throws Exception {
            boolean ours = args[0].equals("parent");
            if (ours) {
                takeAway();
            }
            try (ProcessPool pool = new ProcessPool(1)) {
                Future<Integer> first = pool.submit(() -> ours ? print() : takeAway());
                Future<Integer> second = pool.submit(() -> 4);
                System.exit(first.result() + second.result());
            }
        }

        private static int takeAway() {
            System.setOut(null);
            System.setErr(null);
            return 3;
        }

        private static int print() throws Exception {
            System.out.println("to nobody");
            System.err.println("to nobody");
            try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
                err.write(new byte[PIPES]);
            }
            return 3;
        }
    }

    static final class Stuck {
        private Stuck() {}

        public static void main(String[] args) throws Exception {
            System.setProperty("gantry.exit.grace", "0.1");
            Program.takeAway();
            ThreadPool pool = new ThreadPool(2);
            pool.submit(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            pool.submit(() -> System.exit(9));
            Thread.currentThread().join();
        }
    }
}
