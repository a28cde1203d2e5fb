package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.trace.Snapshot;

/** A hook has the program's stack, which may be at its end: what it says makes sense all the same. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class DeepTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aStackThatOverflowsLeavesNoEndWithoutABeginning(JavaHome java) throws Exception {
        Snapshot seen = Watched.run(java, "Deep.java", folder); // which looks for records that make no sense
        assertThat(seen.records()).isGreaterThan(1000);
    }
}
