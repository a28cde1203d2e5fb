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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.program.Launch;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Silent;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.budget.Budget;

/** Which lock a thread waits for and who holds it, what is printed, and from when on a source file is recorded. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class LocksTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aWaitForALockTellsWhichAndWhoHoldsItAndAPrintedLineIsAMark(JavaHome java) throws Exception {
        Snapshot seen = Watched.run(java, "Locks.java", folder);
        assertThat(waits(seen, "one")).containsExactly("gantry:lock(held(\"ReentrantLock 1\", \"main\"))");
        assertThat(waits(seen, "two \"2\"")).containsExactly("gantry:lock(held(\"ReentrantLock 2\", \"main\"))");
        assertThat(waits(seen, "waiting")).first().isEqualTo("gantry:condition");
        Lane main = lane(seen, "main");
        assertThat(IntStream.range(0, main.marks()).mapToObj(i -> seen.name(main.markText(i))))
                .containsExactly("main holds both");
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void whatIsCompiledBeforeIsNotRecorded(JavaHome java) throws Exception {
        Path rings = Files.createDirectory(folder.resolve("rings"));
        String wrong = Path.of("src/test/programs/Wrong.java").toAbsolutePath().toString();
        Launch launch = new JavaProgram(JavaProgram.Kind.SOURCE, List.of(wrong)).launch(
                Optional.of(java.folder().toString()), folder, (_, _, _) -> Map.of(), folder.resolve("cache"), rings,
                System.getenv(), _ -> {});
        ProgramRun run = new ProgramRun(launch, Budget.usual(), rings, new Silent());
        Recording recording = Recording.complete(run);
        assertThat(run.exitCode()).hasValue(1);
        assertThat(recording.snapshot().records()).isZero();
        assertThat(recording.about().notices()).isEmpty();
    }

    private static Lane lane(Snapshot seen, String name) {
        return IntStream.rangeClosed(1, seen.lanes()).filter(id -> seen.laneName(id).equals(name))
                .mapToObj(seen::lane).findFirst().orElseThrow();
    }

    private static Stream<String> waits(Snapshot seen, String name) {
        Lane lane = lane(seen, name);
        return IntStream.range(0, lane.depth()).mapToObj(lane::row).flatMap(row -> waits(seen, row));
    }

    private static Stream<String> waits(Snapshot seen, Row row) {
        return IntStream.range(0, row.size()).filter(i -> row.state(i) == State.BLOCKED)
                .mapToObj(i -> seen.name(row.name(i)));
    }
}
