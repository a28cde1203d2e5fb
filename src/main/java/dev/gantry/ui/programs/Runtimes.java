package dev.gantry.ui.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.java.JavaHome;
import dev.gantry.program.python.Interpreter;

/**
 * What runs programs on this machine and can be watched: Python interpreters and JDKs. Looks at the disk and asks the
 * interpreters, which takes time.
 */
public record Runtimes(List<Found> interpreters, List<Found> jdks) {
    /** Path of an interpreter or folder of a JDK, and its version as people write it. */
    public record Found(String path, String version) {}

    /** Where systems and tools install JDKs; below the user's home if relative. */
    private static final List<String> FOLDERS = List.of("/usr/lib/jvm", "/usr/java", "/opt/java",
            "/Library/Java/JavaVirtualMachines", "C:/Program Files/Java", "C:/Program Files/Eclipse Adoptium",
            ".jdks", ".sdkman/candidates/java", "Library/Java/JavaVirtualMachines");

    /** What is installed in the usual places, or named by this environment; each once. */
    public static Runtimes find(Map<String, String> environment) {
        return new Runtimes(interpreters(environment), jdks(environment));
    }

    /** The interpreters of the active virtual environment and on the path that can be watched. */
    public static List<Found> interpreters(Map<String, String> environment) {
        return Interpreter.all(environment).stream().filter(python -> python.obstacle().isEmpty())
                .map(python -> new Found(python.path().toString(), "%d.%d".formatted(python.major(), python.minor())))
                .toList();
    }

    /** JDKs that can be watched: the usual one, and those in the usual folders. */
    private static List<Found> jdks(Map<String, String> environment) {
        Path home = Check.home(environment);
        Stream<Path> installed = FOLDERS.stream().map(home::resolve).flatMap(Runtimes::list)
                .flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")));
        return Stream.concat(usual(environment).stream(), installed)
                .flatMap(folder -> real(folder).stream()).distinct().flatMap(folder -> jdk(folder).stream()).toList();
    }

    private static Optional<Path> usual(Map<String, String> environment) {
        try {
            return Optional.of(JavaHome.find(Optional.empty(), environment).folder());
        } catch (NotWatchable _) {
            return Optional.empty();
        }
    }

    private static Optional<Found> jdk(Path folder) {
        try {
            int version = JavaHome.in(folder).version();
            return version < JavaHome.OLDEST
                    ? Optional.empty()
                    : Optional.of(new Found(folder.toString(), Integer.toString(version)));
        } catch (NotWatchable _) {
            return Optional.empty();
        }
    }

    /** Distributions give a JDK several names by links. */
    private static Optional<Path> real(Path folder) {
        try {
            return Optional.of(folder.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException _) {
            return Stream.empty(); // it need not be there
        }
    }
}
