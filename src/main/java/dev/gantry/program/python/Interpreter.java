package dev.gantry.program.python;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.gantry.program.NotWatchable;

/**
 * Python interpreter that was asked what it is.
 *
 * @param path the interpreter as it is started
 * @param implementation such as {@code cpython}
 * @param major the first number of its version
 * @param minor the second
 * @param hasGil whether one thread runs Python code at a time
 */
public record Interpreter(Path path, String implementation, int major, int minor, boolean hasGil) {
    /** Oldest version that can be watched, the second number: 3.8. */
    public static final int OLDEST = 8;

    private static final String NAME = "python3";
    private static final long PATIENCE_SECONDS = 20;

    private static final String QUESTION = "import sys; print(sys.implementation.name, *sys.version_info[:2], "
            + "getattr(sys, '_is_gil_enabled', lambda: True)())";

    /** As people write it: {@code cpython 3.11}. */
    public String version() {
        return "%s %d.%d".formatted(implementation, major, minor);
    }

    /** Why it can't be watched; empty if it can. */
    public Optional<String> obstacle() {
        if (!implementation.equals("cpython")) {
            return Optional.of("%s is %s; only CPython can be watched.".formatted(path, version()));
        }
        if (major != 3 || minor < OLDEST) {
            return Optional.of("%s is Python %d.%d; Python 3.%d or later can be watched. --python names another."
                    .formatted(path, major, minor, OLDEST));
        }
        if (!hasGil) {
            return Optional.of(("%s runs without the global interpreter lock, which can't be watched yet. "
                    + "PYTHON_GIL=1 turns it on, or --python names another.").formatted(path));
        }
        return Optional.empty();
    }

    /**
     * The interpreter with this path or name, or the usual one: that of the active virtual environment, else the first
     * {@code python3} on the path.
     *
     * @throws NotWatchable if there is none, or if it doesn't answer
     */
    public static Interpreter find(Optional<String> named, Map<String, String> environment) throws NotWatchable {
        return ask(named.isPresent() ? named(named.get(), environment) : usual(environment));
    }

    private static Path named(String name, Map<String, String> environment) throws NotWatchable {
        if (!name.contains(File.separator)) {
            return onPath(name, environment).findFirst()
                    .orElseThrow(() -> new NotWatchable("there is no '%s' on the path.".formatted(name)));
        }
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            throw new NotWatchable("there is no interpreter " + path + ".");
        }
        return path;
    }

    private static Path usual(Map<String, String> environment) throws NotWatchable {
        return Stream.ofNullable(environment.get("VIRTUAL_ENV")).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "bin", "python")).filter(Files::isExecutable).findFirst()
                .or(() -> onPath(NAME, environment).findFirst())
                .orElseThrow(() -> new NotWatchable("no python3 is on the path. --python names an interpreter."));
    }

    private static Stream<Path> onPath(String name, Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static Interpreter ask(Path path) throws NotWatchable {
        try {
            Process asked = new ProcessBuilder(path.toString(), "-I", "-S", "-c", QUESTION)
                    .redirectErrorStream(true).start();
            asked.getOutputStream().close();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                throw new NotWatchable("%s did not say within %d s which Python it is."
                        .formatted(path, PATIENCE_SECONDS));
            }
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer(path, said);
        } catch (IOException notStarted) {
            throw new NotWatchable("%s can't be started: %s.".formatted(path, notStarted.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotWatchable("%s was not asked which Python it is: this was interrupted.".formatted(path));
        }
    }

    private static Interpreter answer(Path path, String said) throws NotWatchable {
        List<String> words = List.of(said.split(" "));
        try {
            return new Interpreter(path, words.get(0), Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)),
                    words.get(3).equals("True"));
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            String first = said.lines().findFirst().orElse("nothing");
            throw new NotWatchable("%s is no Python of version 3: asked for its version, it said: %s"
                    .formatted(path, first));
        }
    }
}
