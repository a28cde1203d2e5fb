package dev.gantry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.program.java.JavaHome;

/**
 * The program {@code Work.java}, compiled by a JDK, which prints the processor time of a unit of its work in
 * nanoseconds. Closing it deletes it.
 */
final class JavaWork implements AutoCloseable {
    private static final String NAME = "Work";

    private final JavaHome java;
    private final Path classes;

    private JavaWork(JavaHome java, Path classes) {
        this.java = java;
        this.classes = classes;
    }

    /** The program, compiled by this JDK; empty if that has no compiler. */
    static Optional<JavaWork> of(JavaHome java) throws IOException {
        Path classes = Files.createTempDirectory("gantry-bench");
        JavaWork work = new JavaWork(java, classes);
        Path source = classes.resolve(NAME + ".java");
        try (InputStream in = Objects.requireNonNull(JavaWork.class.getResourceAsStream(NAME + ".java"))) {
            Files.copy(in, source);
        }
        Path compiler = java.java().resolveSibling("javac");
        if (Files.isExecutable(compiler) && answer(List.of(compiler.toString(), "-d", classes.toString(),
                source.toString())).isPresent()) {
            return Optional.of(work);
        }
        work.close();
        return Optional.empty();
    }

    JavaHome java() {
        return java;
    }

    /**
     * What the program prints, with these options of the JVM.
     *
     * @throws IllegalStateException if it failed
     */
    double measure(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.java().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classes.toString(), NAME));
        command.addAll(arguments);
        try {
            return answer(command).map(Double::parseDouble)
                    .orElseThrow(() -> new IllegalStateException(java.java() + " failed to run what is measured"));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Standard output of this command; empty if it fails. */
    private static Optional<String> answer(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(classes);
    }
}
