package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.gantry.program.Launch;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Silent;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.budget.Budget;

/** Programs of the tests, run by a JDK and watched to their end. */
final class Watched {
    private Watched() {}

    /** What was recorded of a program in {@code src/test/programs}, which ended well; nothing is amiss with it. */
    static Snapshot run(JavaHome java, String program, Path folder) throws Exception {
        return run(java, JavaProgram.Kind.SOURCE, List.of(path(program)), folder);
    }

    /** The same, of a program that uses what is in preview, or not for everybody. */
    static Snapshot run(JavaHome java, List<String> options, String program, Path folder) throws Exception {
        List<String> words = Stream.of(List.of("java"), options, List.of(path(program))).flatMap(List::stream).toList();
        return run(java, JavaProgram.Kind.COMMAND, words, folder);
    }

    private static String path(String program) {
        return Path.of("src/test/programs", program).toAbsolutePath().toString();
    }

    private static Snapshot run(JavaHome java, JavaProgram.Kind kind, List<String> words, Path folder)
            throws Exception {
        Path rings = Files.createDirectory(folder.resolve("rings"));
        List<String> missing = new ArrayList<>();
        Launch launch = new JavaProgram(kind, words)
                .launch(Optional.of(java.folder().toString()), folder, (_, _, _) -> Map.of(),
                        folder.resolve("cache"), rings, System.getenv(), missing::add);
        ProgramRun run = new ProgramRun(launch, Budget.usual(), rings, new Silent());
        Recording recording = Recording.complete(run);
        assertThat(recording.failure()).isEmpty();
        assertThat(run.exitCode()).hasValue(0);
        assertThat(missing).as("what the rules name and this JDK lacks").isEmpty();
        Snapshot seen = recording.snapshot();
        assertThat(seen.malformed()).as("malformed records").isZero();
        assertThat(seen.lost()).as("lost records").isZero();
        return seen;
    }

    static Stream<Task> tasks(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::task);
    }
}
