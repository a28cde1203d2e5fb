package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.gantry.Jvm;
import dev.gantry.cli.Main;
import dev.gantry.futures.process.ProcessPool;

/** Gantry without Hazelcast's jar. */
@Tag("process")
@Timeout(300)
class NoEngineTest {
    private static List<String> run(int code, Class<?> program, String... arguments) throws Exception {
        ProcessBuilder command = Jvm.with(List.of(), program, arguments);
        int classPath = command.command().indexOf("-cp") + 1;
        String without = Arrays.stream(command.command().get(classPath).split(File.pathSeparator))
                .filter(entry -> !entry.contains("hazelcast"))
                .collect(Collectors.joining(File.pathSeparator));
        command.command().set(classPath, without);
        Process process = command.redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).isEqualTo(code);
        return lines;
    }

    /** The program. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            try (ProcessPool pool = new ProcessPool(1)) {
                System.out.println(pool.submit(() -> "a process").result());
            }
            System.out.println(Cluster.isAvailable());
            try {
                Cluster.listen("127.0.0.1:5701", Cluster.newToken());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    @DisplayName("other pools work, and who wants a cluster is told in a sentence what is missing")
    void pools() throws Exception {
        assertThat(run(0, Program.class)).containsExactly("a process", "false", "clusters need Hazelcast, whose jar is "
                + "not here: put com.hazelcast:hazelcast on the class path, or use a package with it");
    }

    @Test
    @DisplayName("gantry member says so too, and gantry doctor what it costs")
    void commands() throws Exception {
        assertThat(run(2, Main.class, "member", "--join", "127.0.0.1:5701", "--token", "0123456789abcdef"))
                .singleElement().asString().startsWith("gantry: clusters need Hazelcast");
        assertThat(run(0, Main.class, "doctor")).anyMatch(line -> line.matches("missing +Cluster +Hazelcast is not .*"))
                .anyMatch(line -> line.contains("No ClusterPool and no 'gantry member'; the rest works."));
    }
}
