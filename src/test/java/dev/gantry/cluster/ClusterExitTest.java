package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.gantry.Jvm;

/** A program that has nothing but {@code new ClusterPool()}, and does not close it. */
@Tag("process")
@Timeout(300)
class ClusterExitTest {
    private static final List<String> FLAGS = List.of(
            "-D" + ClusterPool.LISTEN + "=127.0.0.1:0", "--sun-misc-unsafe-memory-access=allow");

    /** The program. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            ClusterPool pool = new ClusterPool();
            pool.submit(() -> System.out.println("apple"));
            LocalMember.start(pool.cluster(), "here", 1);
            pool.submit(() -> System.out.println("banana"));
            System.out.println("main end");
        }
    }

    @Test
    @DisplayName("the end of the program waits for its pool, and the cluster and its members end with it")
    void leftOpen() throws Exception {
        ProcessBuilder command = Jvm.with(FLAGS, Program.class);
        command.environment().put(ClusterPool.TOKEN, Cluster.newToken());
        Process program = command.redirectErrorStream(true).start();
        List<String> lines = program.inputReader().readAllLines(); // to the end of all that has its output
        assertThat(program.waitFor()).isZero();
        assertThat(lines).containsExactly("main end", "apple", "banana");
    }
}
