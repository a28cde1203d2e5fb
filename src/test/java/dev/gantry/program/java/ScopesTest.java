package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.trace.Snapshot;

/** Tasks of structured scopes end as their code does, though the scope keeps to itself what they threw. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class ScopesTest {
    @TempDir
    private Path folder;

    @Test
    void aTaskThatThrowsHasFailed() throws Exception {
        JavaHome java = JavaHome.in(Path.of(System.getProperty("java.home")));
        Snapshot seen = Watched.run(java,
                List.of("--enable-preview", "--source", Integer.toString(Runtime.version().feature())), "Scopes.java",
                folder);
        assertThat(Watched.tasks(seen).filter(task -> task.name().startsWith("Scopes."))
                .map(task -> task.name() + " " + task.state())).containsExactly("Scopes.good SUCCEEDED",
                        "Scopes.bad FAILED");
    }
}
