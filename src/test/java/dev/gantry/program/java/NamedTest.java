package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/** Tasks are called by the program's code, pools by their threads. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class NamedTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aTaskIsCalledByItsMethodOrClassAndItsPoolByItsThreads(JavaHome java) throws Exception {
        Snapshot seen = Watched.run(java, "Named.java", folder);
        assertThat(IntStream.rangeClosed(1, seen.lanes()).filter(id -> seen.lane(id).kind() == LaneKind.PROCESS)
                .mapToObj(seen::laneName)).singleElement().asString().startsWith("java Named.java");
        assertThat(Watched.tasks(seen).map(task -> seen.executorName(task.executor()) + ": " + task.name()))
                .filteredOn(task -> task.contains(": Named"))
                .containsExactly("pool-1: Named.main", "pool-1: Named.main", "pool-1: Named.nested",
                        "pool-1: Named.<init>", "pool-1: Named.main", "pool-1: Named.count", "my-pool: Named.count",
                        "my-pool: Named.<init>", "my-pool: Named.Job.work", "my-pool: Named.Job", "io: Named.first",
                        "timer: Named.second", "ThreadPoolExecutor: Named.third", "ready: Named.fourth");
    }
}
