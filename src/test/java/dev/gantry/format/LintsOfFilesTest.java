package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.format.registry.Formats;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.lint.Lint;

/** Of the recordings at hand, of Gantry's and of other programs, the lints find what is in them, and nothing else. */
class LintsOfFilesTest {
    private static final Path RESOURCES = Path.of("src/test/resources/dev/gantry/format");
    private static final Path SHARED = Path.of("../shared/cases/files"); // where it is there

    private static final Map<String, Set<Lint>> EXPECTED = Map.of(
            "html-aioobe.pftrace", Set.of(Lint.WORKER_START),
            "task-not-there.pftrace", Set.of(Lint.WORKER_START)); // JVMs that took a second for a short work

    private static List<Path> files() throws IOException {
        try (Stream<Path> own = Files.walk(RESOURCES);
                Stream<Path> shared = Files.isDirectory(SHARED) ? Files.list(SHARED) : Stream.empty()) {
            return Stream.concat(own, shared).filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void findNothingElse(Path file) throws InterruptedException {
        OpenFile opened = Formats.open(file);
        opened.join();
        Set<Lint> found = EnumSet.noneOf(Lint.class);
        for (Lint lint : Lint.values()) {
            if (lint.on(opened.snapshot(), opened.about().notices(), opened.isWhole(), () -> true, _ -> {})
                    .orElseThrow().outcome() == Outcome.REFUTED) {
                found.add(lint);
            }
        }
        assertThat(found).isEqualTo(EXPECTED.getOrDefault(file.getFileName().toString(), Set.of()));
    }
}
