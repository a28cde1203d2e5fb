package dev.gantry.ui.programs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private static final int MOST_ASKED = 4;

    /** What is installed in the usual places, or named by this environment; each once. */
    public static Runtimes find(Map<String, String> environment) {
        return new Runtimes(interpreters(environment), jdks(environment));
    }

    /**
     * The interpreters of the active virtual environment and on the path that answer and can be watched: a version
     * manager's stand-ins may have none behind them.
     */
    public static List<Found> interpreters(Map<String, String> environment) {
        List<Path> all = candidates(environment);
        try (ExecutorService asking = Executors.newFixedThreadPool(MOST_ASKED,
                Thread.ofPlatform().daemon().name("gantry-interpreter-", 0).factory())) {
            List<Future<Optional<Found>>> asked = all.stream()
                    .map(path -> asking.submit(() -> ask(path, environment))).toList();
            List<Found> found = new ArrayList<>();
            for (Future<Optional<Found>> each : asked) {
                each.get().ifPresent(found::add);
            }
            return found;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Optional<Found> ask(Path path, Map<String, String> environment) {
        try {
            Interpreter found = Interpreter.find(Optional.of(path.toString()), environment);
            return found.obstacle().isEmpty()
                    ? Optional.of(new Found(path.toString(), "%d.%d".formatted(found.major(), found.minor())))
                    : Optional.empty();
        } catch (NotWatchable _) {
            return Optional.empty();
        }
    }

    /** Each once: a folder of the path may be a link to another. */
    private static List<Path> candidates(Map<String, String> environment) {
        Stream<Path> active = Stream.ofNullable(environment.get("VIRTUAL_ENV")).filter(name -> !name.isEmpty())
                .flatMap(name -> path(name).stream()).map(folder -> folder.resolve("bin/python"));
        Stream<Path> others = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(name -> path(name).stream())
                .flatMap(folder -> list(folder, "python3(\\.\\d+)?"));
        Map<Path, Path> byPlace = new LinkedHashMap<>();
        Stream.concat(active, others).filter(Files::isExecutable)
                .forEach(path -> byPlace.putIfAbsent(real(path.getParent()).orElse(path.getParent())
                        .resolve(path.getFileName()), path));
        return List.copyOf(byPlace.values());
    }

    /** JDKs that can be watched: the usual one, and those in the usual folders. */
    private static List<Found> jdks(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Stream<Path> installed = FOLDERS.stream().map(home::resolve).flatMap(folder -> list(folder, ".*"))
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
