package dev.gantry.program.python;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
 * @param turn for how long a thread runs Python code before it lets another one that wants to
 * @param executable what runs where it is started: another file if that is a link, or a script that chooses one
 */
public record Interpreter(Path path, String implementation, int major, int minor, boolean hasGil, Duration turn,
        Path executable) {
    /** Oldest version that can be watched, the second number: 3.8. */
    public static final int OLDEST = 8;

    private static final String NAME = "python3";
    private static final Pattern NAMES = Pattern.compile("python(3(\\.\\d+)?)?");
    private static final Predicate<Path> IS_PROGRAM = file -> Files.isRegularFile(file) && Files.isExecutable(file);
    private static final Comparator<Path> USUAL_FIRST = Comparator
            .comparing((Path file) -> !file.endsWith(NAME)).thenComparing(Comparator.naturalOrder());
    private static final long PATIENCE_SECONDS = 20;
    private static final int MOST_ASKED = 4;

    private static final String QUESTION = "import sys; print(sys.implementation.name, *sys.version_info[:2], "
            + "getattr(sys, '_is_gil_enabled', lambda: True)(), round(sys.getswitchinterval() * 1e6), "
            + "sys.executable)";

    /** Prints those modules among its arguments that are not there; looks for none where it is started. */
    private static final String HAS = "import sys; from importlib.util import find_spec; "
            + "sys.path[:] = filter(None, sys.path); print(*(name for name in sys.argv[1:] if not find_spec(name)))";

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

    /**
     * The interpreters of the active virtual environment and on the path, each once, in this order. Asks them side by
     * side, each of which takes some ten milliseconds; one that doesn't answer as Python 3 does is left out, such as a
     * name that a version manager keeps for an interpreter that is not chosen. So are those that have not answered when
     * all together took as long as one may. None if the thread is interrupted.
     */
    public static List<Interpreter> all(Map<String, String> environment) {
        return all(environment, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    static List<Interpreter> all(Map<String, String> environment, Duration patience) {
        try (ExecutorService asking = Executors.newFixedThreadPool(MOST_ASKED,
                Thread.ofPlatform().daemon().name("gantry-interpreter-", 0).factory())) {
            List<Callable<Optional<Interpreter>>> questions = candidates(environment).stream()
                    .map(path -> (Callable<Optional<Interpreter>>) () -> answering(path)).toList();
            List<Interpreter> found = new ArrayList<>();
            for (Future<Optional<Interpreter>> each : asking.invokeAll(questions, patience.toNanos(),
                    TimeUnit.NANOSECONDS)) {
                if (each.state() == Future.State.SUCCESS) {
                    each.resultNow().filter(python -> found.stream().noneMatch(python::isSame)).ifPresent(found::add);
                }
            }
            return found;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Optional<Interpreter> answering(Path path) {
        try {
            return Optional.of(ask(path));
        } catch (NotWatchable silent) {
            return Optional.empty();
        }
    }

    /** Files that may be interpreters, each once: a folder of the path may be a link to another. */
    private static Collection<Path> candidates(Map<String, String> environment) {
        Map<Path, Path> byPlace = new LinkedHashMap<>();
        Stream.concat(active(environment), folders(environment).flatMap(Interpreter::inFolder))
                .map(Path::toAbsolutePath)
                .forEach(path -> byPlace.putIfAbsent(directory(path).resolve(path.getFileName()), path));
        return byPlace.values();
    }

    /** Whether one file runs where the two are started. In a virtual environment it may be a link, and not the same. */
    public boolean isSame(Interpreter other) {
        return directory(executable).equals(directory(other.executable)) && isSame(executable, other.executable);
    }

    private static Path directory(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder;
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException _) {
            return one.equals(other);
        }
    }

    private static Stream<Path> inFolder(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> NAMES.matcher(file.getFileName().toString()).matches()).filter(IS_PROGRAM)
                    .sorted(USUAL_FIRST).toList().stream();
        } catch (IOException _) {
            return Stream.empty(); // there is no such folder
        }
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
        return active(environment).findFirst().or(() -> onPath(NAME, environment).findFirst())
                .orElseThrow(() -> new NotWatchable("no python3 is on the path. --python names an interpreter.",
                        NotWatchable.Reason.NO_INTERPRETER, List.of()));
    }

    /** That of the active virtual environment. */
    private static Stream<Path> active(Map<String, String> environment) {
        return Stream.ofNullable(environment.get("VIRTUAL_ENV")).flatMap(Interpreter::folder)
                .map(folder -> folder.resolve("bin").resolve("python")).filter(Files::isExecutable);
    }

    private static Stream<Path> onPath(String name, Map<String, String> environment) {
        return folders(environment).map(folder -> folder.resolve(name)).filter(IS_PROGRAM);
    }

    private static Stream<Path> folders(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).flatMap(Interpreter::folder);
    }

    /** The folder of this name, if it can be one. */
    private static Stream<Path> folder(String name) {
        try {
            return name.isEmpty() ? Stream.empty() : Stream.of(Path.of(name));
        } catch (InvalidPathException _) {
            return Stream.empty();
        }
    }

    /**
     * Those of these modules that a program of it can't import. Asks it, which takes some ten milliseconds.
     *
     * @throws NotWatchable if it doesn't answer
     */
    public List<String> lacks(List<String> modules) throws NotWatchable {
        List<String> question = new ArrayList<>(List.of("-c", HAS));
        question.addAll(modules);
        String said = modules.isEmpty() ? "" : said(path, question);
        return modules.stream().filter(List.of(said.split(" "))::contains).toList();
    }

    private static Interpreter ask(Path path) throws NotWatchable {
        return answer(path, said(path, List.of("-I", "-S", "-c", QUESTION)));
    }

    private static String said(Path path, List<String> arguments) throws NotWatchable {
        try {
            List<String> command = new ArrayList<>(List.of(path.toString()));
            command.addAll(arguments);
            Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                asked.getOutputStream().close();
                if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new NotWatchable("%s did not answer within %d s.".formatted(path, PATIENCE_SECONDS));
                }
                return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            } finally {
                asked.destroyForcibly();
            }
        } catch (IOException notStarted) {
            throw new NotWatchable("%s can't be started: %s.".formatted(path, notStarted.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotWatchable("%s was not asked which Python it is: this was interrupted.".formatted(path));
        }
    }

    /** What it says of itself, or else the file by which it is started. */
    private static Path executable(Path path, String said) {
        return said.isBlank() ? path : Path.of(said);
    }

    private static Interpreter answer(Path path, String said) throws NotWatchable {
        List<String> words = List.of(said.split(" ", 6));
        try {
            return new Interpreter(path, words.get(0), Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)),
                    words.get(3).equals("True"), Duration.of(Long.parseLong(words.get(4)), ChronoUnit.MICROS),
                    executable(path, words.get(5)));
        } catch (NumberFormatException | IndexOutOfBoundsException | InvalidPathException _) {
            String first = said.lines().findFirst().orElse("nothing");
            throw new NotWatchable("%s is no Python of version 3: asked for its version, it said: %s"
                    .formatted(path, first));
        }
    }
}
