package dev.gantry.bench.python;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Python interpreter that is installed here, as a baseline. A machine may have several, with different packages: the
 * one that the environment variable {@code GANTRY_PYTHON} names comes first, then every {@code python3} on the path.
 *
 * @param executable how to start it
 * @param version such as {@code 3.11.2}
 */
public record Python(String executable, String version) {
    private static final String VERSION = "import platform; print(platform.python_version())";

    /** The first that has all these modules. */
    public static Optional<Python> with(String... modules) {
        String program = "import " + String.join(", ", modules) + "\n" + VERSION;
        return candidates()
                .map(executable -> new Python(executable, answer(List.of(executable, "-c", program), Map.of())))
                .filter(python -> !python.version.isEmpty())
                .findFirst();
    }

    /**
     * Runs this program in a file of its own, which its child processes may read too; returns the number that it
     * prints.
     */
    public double measure(String program, String... arguments) {
        return measure(Map.of(), program, arguments);
    }

    /**
     * The same, where this is added to the environment.
     *
     * @throws IllegalStateException if the program failed
     */
    public double measure(Map<String, String> environment, String program, String... arguments) {
        try {
            Path file = Files.createTempFile("gantry-bench", ".py");
            try {
                Files.writeString(file, program);
                List<String> command = new ArrayList<>(List.of(executable, file.toString()));
                command.addAll(List.of(arguments));
                String said = answer(command, environment);
                if (said.isEmpty()) {
                    throw new IllegalStateException(executable + " failed to run what is measured");
                }
                return Double.parseDouble(said);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> candidates() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                Optional.ofNullable(System.getenv("GANTRY_PYTHON")).stream(),
                Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "python3").toString())
                        .filter(file -> Files.isExecutable(Path.of(file))))
                .distinct();
    }

    /** Standard output of this command, nothing if it cannot be started or fails. */
    private static String answer(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? out : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
