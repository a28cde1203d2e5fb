package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.cli.Main;

/** {@code gantry run Main.java} of a program with a cluster. */
@Tag("process")
@Timeout(300)
class ClusterSourceFileTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a source file with a cluster runs, with the engine that Gantry itself has, and so do its tasks")
    void runs() throws Exception {
        Path file = folder.resolve("Main.java");
        Files.writeString(file, """
                import dev.gantry.cluster.Cluster;
                import dev.gantry.cluster.ClusterPool;
                import dev.gantry.cluster.LocalMember;

                void main() throws Exception {
                    try (var cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken());
                            var member = LocalMember.start(cluster, "here", 1);
                            var pool = new ClusterPool(cluster)) {
                        IO.println("the answer is " + pool.submit(() -> twice(21)).result());
                    }
                }

                static int twice(int number) {
                    return 2 * number;
                }
                """);
        Process run = Jvm.with(List.of(), Main.class, "run", file.toString())
                .redirectErrorStream(true).start();
        List<String> lines = run.inputReader().readAllLines();
        assertThat(run.waitFor()).as("%s", lines).isZero();
        assertThat(lines).contains("the answer is 42").noneMatch(line -> line.startsWith("WARNING"));
    }

    @Test
    @DisplayName("what a member or worker lost of its records is lost to the recording of the program that is watched")
    void lost() throws Exception {
        Path file = folder.resolve("Main.java");
        Files.writeString(file, """
                import dev.gantry.hook.Probe;

                void main() {
                    var on = Probe.intake().orElseThrow();
                    var feed = on.open(on.machine("member"));
                    feed.lose(300);
                    feed.lose(31);
                    feed.flush();
                }
                """);
        Process run = Jvm.with(List.of(), Main.class, "run", file.toString())
                .redirectErrorStream(true).start();
        List<String> lines = run.inputReader().readAllLines();
        assertThat(run.waitFor()).as("%s", lines).isZero();
        assertThat(lines).last().asString().endsWith(" records, 331 lost");
    }
}
