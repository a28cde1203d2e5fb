package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.program.ProgramRun;
import dev.gantry.program.Silent;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;

/** Source files that use Gantry's executors, run as programs of their own. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class EngineProgramTest {
    @TempDir
    private Path folder;

    @Test
    void theTasksAndLanesAreTheProgramsOwnAndNotThoseThatKeepItsProcessesGoing() throws Exception {
        Snapshot seen = run("Main.java", """
                import dev.gantry.futures.process.ProcessPool;
                void main() throws Exception {
                    try (var pool = new ProcessPool(2)) {
                        for (int i = 0; i < 4; i++) {
                            int number = i;
                            pool.submit("task " + i, () -> number);
                        }
                    }
                }
                """, 0);
        assertThat(IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::taskLabel)).containsExactlyInAnyOrder(
                "task 0", "task 1", "task 2", "task 3");
        assertThat(IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::laneName))
                .noneMatch(name -> name.contains("commonPool"));
    }

    @Test
    void ofAClusterTheTasksAndMembersAreSeenAndNotWhatCarriesThem() throws Exception {
        Snapshot seen = run("Main.java", """
                import dev.gantry.cluster.*;
                void main() throws Exception {
                    try (var cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken());
                            var _ = LocalMember.start(cluster, "rack", 1);
                            var pool = new ClusterPool(cluster)) {
                        for (int i = 0; i < 3; i++) {
                            int number = i;
                            pool.submit("task " + i, () -> number);
                        }
                    }
                }
                """, 0);
        assertThat(IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::taskLabel)).containsExactlyInAnyOrder(
                "task 0", "task 1", "task 2");
        assertThat(IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::laneName))
                .contains("rack worker 1").anyMatch(name -> name.startsWith("rack ("))
                .noneMatch(name -> name.contains("hz."));
    }

    @Test
    void stagesThatTheProgramHasInTheCommonPoolAreSeenAllTheSame() throws Exception {
        Snapshot seen = run("Main.java", """
                import dev.gantry.futures.ThreadPool;
                void main() throws Exception {
                    try (var pool = new ThreadPool(1)) {
                        pool.submit("inside", () -> 1).result();
                    }
                    java.util.concurrent.CompletableFuture.runAsync(() -> IO.println("hello")).join();
                }
                """, 0);
        assertThat(IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::taskLabel)).containsExactlyInAnyOrder(
                "inside", "Main.main");
        assertThat(IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::laneName))
                .anyMatch(name -> name.contains("commonPool"));
    }

    @Test
    void itUsesOtherSourceFilesOfItsFolderAndOfItsPackage() throws Exception {
        write("a/b/Other.java", "package a.b; public class Other { public static String say() { return \"said\"; } }");
        write("a/b/Main.java", """
                package a.b;
                import dev.gantry.futures.ThreadPool;
                public class Main {
                    public static void main(String[] args) {
                        try (var pool = new ThreadPool(1)) {
                            pool.submit("task", () -> System.out.println(Other.say()));
                        }
                    }
                }
                """);
        Snapshot seen = run("a/b/Main.java", 0);
        assertThat(marks(seen)).containsExactly("said");
    }

    @Test
    void whatIsPrintedIsAMarkHoweverItIsPrinted() throws Exception {
        Snapshot seen = run("Main.java", """
                public class Main {
                    public static void main(String[] args) throws Exception {
                        System.out.println("line");
                        System.out.print("no end");
                        System.out.println();
                        System.out.printf("%s has %d%n", "it", 7);
                        System.out.format("rest %d", 8);
                        System.out.println(9);
                        System.out.print('c');
                        System.out.println(new char[]{'d', 'e'});
                        System.out.write("bytes\\n".getBytes());
                        System.out.append("appended").append('\\n');
                        System.err.println("elsewhere");
                        System.out.println("last");
                    }
                }
                """, 0);
        assertThat(marks(seen)).containsExactly("line", "no end", "it has 7", "rest 8", "9", "c", "de", "bytes",
                "appended", "last");
    }

    private static Stream<String> marks(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::lane).flatMap(
                lane -> IntStream.range(0, lane.marks()).mapToObj(i -> seen.name(lane.markText(i))));
    }

    @Test
    void errorsOfTheCompilerAreTheJdksAndItsExitCodeToo() throws Exception {
        run("Main.java", """
                import dev.gantry.futures.ThreadPool;
                void main() {
                    int x = "s";
                }
                """, 1);
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Snapshot run(String name, String text, int exitCode) throws Exception {
        write(name, text);
        return run(name, exitCode);
    }

    private Snapshot run(String name, int exitCode) throws Exception {
        Path rings = Files.createDirectory(folder.resolve("rings"));
        ProgramRun run = new ProgramRun(new JavaProgram(JavaProgram.Kind.SOURCE, List.of(name)).launch(Optional.empty(),
                folder, (_, _, _) -> Map.of(), folder.resolve("cache"), rings, System.getenv(), _ -> {}),
                Budget.usual(), rings, new Silent());
        Snapshot seen = Recording.complete(run).snapshot();
        assertThat(run.exitCode()).hasValue(exitCode);
        assertThat(seen.malformed()).isZero();
        return seen;
    }
}
