package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.Moment;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Silent;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/** What stops threads of a JVM and no hook sees is told on lanes of its own, if that is wanted. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class StopsTest {
    private static final Path PROGRAM = Path.of("src/test/programs/Stopping.java").toAbsolutePath();
    private static final Path CONTENDED = Path.of("src/test/programs/Contended.java").toAbsolutePath();

    @TempDir
    private Path folder;

    private ProgramRun run(JavaHome java, JavaProgram.Kind kind, String... words) throws Exception {
        return new ProgramRun(new JavaProgram(kind, List.of(words), List.of(JavaProgram.STOPS), List.of())
                .launch(Optional.of(java.folder().toString()), folder, (_, _, _) -> Map.of(),
                        folder.resolve("cache"), Files.createDirectory(folder.resolve("rings")), System.getenv(),
                        _ -> {}),
                Budget.usual(), folder.resolve("rings"), new Silent());
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void garbageCollectionsAreToldOnALaneOfTheirOwn(JavaHome java) throws Exception {
        ProgramRun run = run(java, JavaProgram.Kind.SOURCE, PROGRAM.toString());
        Recording recording = Recording.start(run, Optional.empty());
        while (stops(recording.snapshot()).noneMatch(name -> name.contains("System.gc()"))) {
            assertThat(recording.failure()).isEmpty();
            Moment.pass();
        }
        Snapshot seen = recording.end();
        assertThat(stops(seen)).allMatch(name -> name.startsWith("gantry:gc-pause(\"")
                || name.startsWith("gantry:safepoint(\""));
        assertThat(seen.malformed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void waitsForAMonitorAreToldBesideTheirThreadWithItsHolder(JavaHome java) throws Exception {
        ProgramRun run = run(java, JavaProgram.Kind.SOURCE, CONTENDED.toString());
        Recording recording = Recording.start(run, Optional.empty());
        while (waits(recording.snapshot()).distinct().count() < 3) {
            assertThat(recording.failure()).isEmpty();
            Moment.pass();
        }
        Snapshot seen = recording.end();
        assertThat(waits(seen)).allMatch(Pattern.compile("turn (\\d): monitors waits for "
                + "gantry:lock\\(held\\(\"Contended\\$Counter\", \"turn (?!\\1)\\d\"\\)\\)").asMatchPredicate());
        assertThat(seen.malformed()).isZero();
    }

    @Test
    void whereThereIsNoFlightRecorderThatIsSaidAndTheProgramRuns() throws Exception {
        Path source = Files.writeString(folder.resolve("Plain.java"),
                "public class Plain { public static void main(String[] a) {} }");
        Path home = Path.of(System.getProperty("java.home"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString())).isZero();
        ProgramRun run = run(JavaHome.in(home), JavaProgram.Kind.COMMAND, "java", "--limit-modules",
                "java.base,java.instrument", "-cp", folder.toString(), "Plain");
        Recording recording = Recording.complete(run);
        assertThat(run.exitCode()).hasValue(0);
        assertThat(recording.about().notices()).contains(Message.say("not-followed",
                Message.say("unseen.stops", "the module jdk.jfr is not in it")));
    }

    /** What stopped the threads. */
    private static Stream<String> stops(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.lanes()).filter(id -> seen.laneName(id).startsWith("GC and safepoints"))
                .mapToObj(id -> seen.lane(id).depth() == 0 ? null : seen.lane(id).row(0)).filter(row -> row != null)
                .flatMap(row -> names(seen, row));
    }

    /** What is told beside the threads that take turns. */
    private static Stream<String> waits(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.lanes()).filter(id -> seen.laneName(id).startsWith("turn "))
                .filter(id -> seen.laneName(id).endsWith(": monitors") && seen.lane(id).depth() > 0).boxed()
                .flatMap(id -> names(seen, seen.lane(id).row(0))
                        .map(why -> seen.laneName(id) + " waits for " + why));
    }

    private static Stream<String> names(Snapshot seen, Row row) {
        return IntStream.range(0, row.size()).mapToObj(i -> seen.name(row.name(i)));
    }
}
