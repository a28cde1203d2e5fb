package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** More threads at once than there are lanes: their tasks are told all the same. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class ManyTest {
    private static final int THREADS = 62_000;
    private static final int VIRTUAL_THREADS_SINCE = 21;

    @TempDir
    private Path folder;

    static Stream<JavaHome> jdks() {
        return Jdks.all().filter(java -> java.version() >= VIRTUAL_THREADS_SINCE);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void eachTaskEndsWhereverItRanAndWorkersThatComeLaterHaveLanes(JavaHome java) throws Exception {
        Snapshot seen = Watched.run(java, "Many.java", folder);
        assertThat(Watched.tasks(seen).filter(task -> task.state() == TaskState.SUCCEEDED)).hasSize(THREADS + 1);
        assertThat(Watched.tasks(seen).filter(task -> task.state() == TaskState.FAILED)).singleElement()
                .satisfies(task -> {
                    assertThat(seen.laneName(task.lane())).isEqualTo("more threads");
                    assertThat(task.error()).endsWith("as intended");
                });
        assertThat(Watched.tasks(seen).filter(task -> task.name().equals("Many.inPool"))).singleElement()
                .satisfies(task -> {
                    assertThat(seen.laneName(task.submittedBy())).isEqualTo("more threads");
                    assertThat(seen.laneName(task.lane())).isEqualTo("pool-1-thread-1");
                });
    }
}
