package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.program.Launch;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Streams;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;

/** Programs with pools of libraries: they do what they do unwatched, and what they handed over is in the recording. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class LibrariesTest {
    private static final String LIBRARIES = Arrays
            .stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.matches(".*/(tomcat|jetty|netty|guava|failureaccess|slf4j)[^/]*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    private Path folder;

    static Stream<JavaHome> jdks() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void eachPieceOfWorkInAPoolOfALibraryIsOneTask(JavaHome java) throws Exception {
        Path record = folder.resolve("record");
        long before = System.nanoTime();
        ProgramRun run = watched(java, "Pools.java", record.toString());
        long after = System.nanoTime();
        Snapshot seen = complete(run);
        assertThat(run.exitCode()).hasValue(0);
        OwnRecord.read(record).eachIsOneTask(seen, "Pools", before, after);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void serversAnswerAsUnwatched(JavaHome java) throws Exception {
        File unwatched = folder.resolve("unwatched").toFile();
        int exitCode = new ProcessBuilder(command(java.java().toString(), "Servers.java")).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(unwatched).start().waitFor();
        ProgramRun run = watched(java, "Servers.java");
        Snapshot seen = complete(run);
        assertThat(folder.resolve("watched")).hasSameTextualContentAs(unwatched.toPath());
        assertThat(run.exitCode()).hasValue(exitCode);
        assertThat(seen.tasks()).isGreaterThan(600);
    }

    private static List<String> command(String java, String program, String... arguments) {
        return Stream.concat(Stream.of(java, "-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal", "-cp",
                LIBRARIES, Path.of("src/test/programs", program).toAbsolutePath().toString()), Stream.of(arguments))
                .toList();
    }

    private ProgramRun watched(JavaHome java, String program, String... arguments) throws Exception {
        Path rings = Files.createDirectory(folder.resolve("rings"));
        Launch launch = new JavaProgram(JavaProgram.Kind.COMMAND, command("java", program, arguments))
                .launch(Optional.of(java.folder().toString()), folder, (_, _, _) -> Map.of(), folder.resolve("cache"),
                        rings, System.getenv(), lack -> assertThat(lack).as("what the rules name").isEmpty());
        return new ProgramRun(launch, Budget.usual(), rings, new ToFile(folder.resolve("watched").toFile()));
    }

    private static Snapshot complete(ProgramRun run) throws Exception {
        Recording recording = Recording.complete(run);
        assertThat(recording.failure()).isEmpty();
        Snapshot seen = recording.snapshot();
        assertThat(seen.malformed()).as("malformed records").isZero();
        assertThat(seen.lost()).as("lost records").isZero();
        return seen;
    }

    /** What a program says, in a file. */
    private record ToFile(File file) implements Streams {
        @Override
        public void configure(ProcessBuilder builder) {
            builder.redirectErrorStream(true).redirectOutput(file);
        }

        @Override
        public void started(Process process) throws java.io.IOException {
            process.getOutputStream().close();
        }

        @Override
        public void awaitEnd() {}
    }
}
