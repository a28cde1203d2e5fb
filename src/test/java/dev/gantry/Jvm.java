package dev.gantry;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A program of a test, in a JVM of its own: this one's Java and class path. */
public final class Jvm {
    /** How a program ended: its exit code, and what it printed to both streams. */
    public record Ended(int code, List<String> lines) {}

    /** What only programs that run long are worth: the second compiler, and collections in parallel. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private Jvm() {}

    /** Ready to start, with these flags before the program. */
    public static ProcessBuilder with(List<String> flags, Class<?> program, String... arguments) {
        return with(flags, program.getName(), arguments);
    }

    /** The same for a program that the test can't name as a class. */
    public static ProcessBuilder with(List<String> flags, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.addAll(flags);
        Collections.addAll(command, "-cp", classPath(), program);
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command);
    }

    /** Runs a short program to its end, however long that takes. */
    public static Ended run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Process process = with(List.of(), program, arguments).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        return new Ended(process.waitFor(), lines);
    }

    /** Without relative paths: the program may be started in another folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
