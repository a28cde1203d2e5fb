package dev.gantry.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.Recording;

/** What a recorded test that fails leaves behind. */
@Tag("engine")
class FailedRecordingTest {
    /** Run by the tests of this class only. */
    static class Failing {
        private static void onTwoThreads() throws Exception {
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                pool.submit(() -> 1).get();
            }
        }

        @Test
        @Recorded
        void byItself() throws Exception {
            onTwoThreads();
            throw new IllegalStateException("itself");
        }

        @Test
        @Recorded(claims = {"at most 8 tasks ran at once", "no task named \"FailedRecordingTest*\" ended"})
        void byAClaim() throws Exception {
            onTwoThreads();
        }

        @Test
        @Recorded(claims = "no task slept")
        void byNoClaim() throws Exception {
            onTwoThreads();
        }

        @Test
        @Recorded(claims = "no task named \"FailedRecordingTest*\" failed")
        void not(Recording recording) throws Exception {
            onTwoThreads();
            assertThat(recording.hasBegun()).isTrue();
        }
    }

    private record Folder(Path root) implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            return root;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            return root;
        }
    }

    @TempDir
    private Path folder;

    private EngineExecutionResults run(String method, Class<?>... parameters) throws Exception {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Failing.class, Failing.class.getDeclaredMethod(method, parameters)))
                .outputDirectoryCreator(new Folder(folder)).execute();
    }

    private static Throwable failure(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .map(each -> each.getRequiredPayload(TestExecutionResult.class)).findFirst().orElseThrow()
                .getThrowable().orElse(null);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    @DisplayName("the page and the recording are among the files of a test that failed, and the failure is its own")
    void byItself() throws Exception {
        EngineExecutionResults results = run("byItself");
        assertThat(failure(results)).isInstanceOf(IllegalStateException.class).hasMessage("itself");
        assertThat(files()).extracting(file -> file.getFileName().toString())
                .containsExactly("recording.html", "recording.pftrace");
        assertThat(files().getFirst()).content().startsWith("<!DOCTYPE html>");
        OpenFile opened = Formats.open(files().getLast());
        opened.join();
        assertThat(opened.snapshot().tasks()).isPositive();
        assertThat(results.testEvents().fileEntryPublished().stream()
                .map(each -> each.getRequiredPayload(FileEntry.class).getPath())).hasSize(2);
        assertThat(results.testEvents().reportingEntryPublished().count()).isPositive();
    }

    @Test
    void byAClaim() throws Exception {
        assertThat(failure(run("byAClaim"))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("refuted: no task named").hasMessageContaining("1 did");
        assertThat(files()).hasSize(2);
    }

    @Test
    void byASentenceThatIsNoClaim() throws Exception {
        assertThat(failure(run("byNoClaim"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slept");
    }

    @Test
    void aTestThatPassesLeavesNothing() throws Exception {
        assertThat(failure(run("not", Recording.class))).isNull();
        assertThat(files()).isEmpty();
    }
}
