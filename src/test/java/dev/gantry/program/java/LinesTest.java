package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.Moment;
import dev.gantry.program.Attachment;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.budget.Budget;
import dev.gantry.view.explain.LineNow;

/** Tasks of a Java program tell which line handed them over, and waits in which line they are. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class LinesTest {
    private static final Path PROGRAM = Path.of("src/test/programs/Lines.java");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void tasksAndWaitsTellTheirLines(JavaHome java) throws Exception {
        Snapshot seen = Watched.run(java, "Lines.java", folder);
        assertThat(Watched.tasks(seen).filter(task -> task.name().startsWith("Lines."))
                .map(task -> task.name() + " " + task.site().replace("$Inner", "")))
                .containsExactly("Lines.first " + site("hands over Lines.first"),
                        "Lines.second " + site("hands over Lines.second"),
                        "Lines.third " + site("hands over Lines.third"));
        assertThat(waits(seen, "pool-1-thread-1")).contains(site("pool-1-thread-1 waits"));
        assertThat(waits(seen, "main")).contains(site("main waits"));
    }

    /** What it needs in Java is compiled in the program's time, for longer than all of its walks take. */
    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void noStackWalkerIsAskedForThem(JavaHome java) throws Exception {
        Path loaded = folder.resolve("loaded");
        Watched.run(java, List.of("-Xlog:class+load:file=" + loaded), "Lines.java", folder);
        assertThat(Files.readString(loaded)).contains("dev.gantry.agent.hook.Sites")
                .doesNotContain("StackStreamFactory$StackFrameTraverser");
    }

    @Test
    void theSourcesOfAnAttachedJvmAreThoseOfItsClassPath() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Path home = Path.of(System.getProperty("java.home"));
        Path source = Files.copy(Path.of("src/test/programs/Endless.java"), folder.resolve("Endless.java"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(),
                source.toString())).isZero();
        Process process = new ProcessBuilder(home.resolve("bin/java").toString(), "-XX:+EnableDynamicAgentLoading",
                "-cp", "classes", "Endless").directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile()).start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
            Path rings = Files.createDirectory(folder.resolve("rings"));
            Recording recording = Recording.start(new Attachment(new Source.Attached(process.pid(), "endless"), rings,
                    new AttachedJvm(process.pid(), rings, Agent.in(folder.resolve("cache")), false, List.of(), _ -> {}),
                    Budget.usual()), Optional.empty());
            while (!recording.about().sources().containsKey("Endless") && recording.failure().isEmpty()) {
                Moment.pass();
            }
            recording.end();
            assertThat(recording.about().sources()).containsEntry("Endless", Files.readString(source));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String site(String comment) throws IOException {
        List<String> lines = Files.readAllLines(PROGRAM);
        return "Lines:" + (1 + IntStream.range(0, lines.size()).filter(i -> lines.get(i).endsWith("// " + comment))
                .findFirst().orElseThrow());
    }

    /** The lines where this thread waited, as far as they are known to be those. */
    private static List<String> waits(Snapshot seen, String thread) {
        Lane lane = IntStream.rangeClosed(1, seen.lanes()).filter(id -> seen.laneName(id).equals(thread))
                .mapToObj(seen::lane).findFirst().orElseThrow();
        return IntStream.range(0, lane.depth()).mapToObj(lane::row)
                .flatMap(row -> IntStream.range(0, row.size()).filter(i -> row.state(i) == State.BLOCKED)
                        .mapToObj(i -> LineNow.at(seen, lane, row.start(i))))
                .filter(line -> line.how() == LineNow.How.BLOCKED).map(LineNow::site).toList();
    }
}
