package dev.gantry.ui.programs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.java.JavaHome;

/** What runs programs on this machine: Python interpreters and JDKs. Looks at the disk, which takes time. */
public record Runtimes(List<String> interpreters, List<String> jdks) {
    /** Where systems and tools install JDKs; below the user's home if relative. */
    private static final List<String> FOLDERS = List.of("/usr/lib/jvm", "/usr/java", "/opt/java",
            "/Library/Java/JavaVirtualMachines", "C:/Program Files/Java", "C:/Program Files/Eclipse Adoptium",
            ".jdks", ".sdkman/candidates/java", "Library/Java/JavaVirtualMachines");

    /** What is installed in the usual places, or named by this environment; each once. */
    public static Runtimes find(Map<String, String> environment) {
        return new Runtimes(interpreters(environment), jdks(environment));
    }

    /** The interpreters of the active virtual environment and on the path. */
    static List<String> interpreters(Map<String, String> environment) {
        Stream<Path> active = Stream.ofNullable(environment.get("VIRTUAL_ENV")).filter(name -> !name.isEmpty())
                .flatMap(name -> path(name).stream()).map(folder -> folder.resolve("bin/python"));
        Stream<Path> others = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(name -> path(name).stream())
                .flatMap(folder -> list(folder, "python3(\\.\\d+)?"));
        return Stream.concat(active, others).filter(Files::isExecutable).map(Path::toString).distinct().toList();
    }

    /** JDKs that can be watched: the usual one, and those in the usual folders. */
    private static List<String> jdks(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Stream<Path> installed = FOLDERS.stream().map(home::resolve).flatMap(folder -> list(folder, ".*"))
                .flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")));
        return Stream.concat(usual(environment).stream(), installed).filter(Runtimes::isJdk)
                .flatMap(folder -> real(folder).stream()).distinct().map(Path::toString).toList();
    }

    private static Optional<Path> usual(Map<String, String> environment) {
        try {
            return Optional.of(JavaHome.find(Optional.empty(), environment).folder());
        } catch (NotWatchable _) {
            return Optional.empty();
        }
    }

    private static boolean isJdk(Path folder) {
        try {
            return JavaHome.in(folder).version() >= JavaHome.OLDEST;
        } catch (NotWatchable _) {
            return false;
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

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(name).filter(text -> !text.isBlank()).map(text -> Path.of(text).toAbsolutePath());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Stream<Path> list(Path folder, String names) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(names)).sorted().toList().stream();
        } catch (IOException _) {
            return Stream.empty(); // it need not be there
        }
    }
}
