package dev.gantry.ui.programs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.python.Interpreter;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.ShellWords;
import dev.gantry.ui.text.Texts;

/**
 * What the user entered, checked: a program that can be started, or what is wrong, by field.
 *
 * @param program it, if nothing is wrong
 * @param wrong sentences for the user
 */
public record Check(Optional<Program> program, Map<Field, String> wrong) {
    /** What is asked for. */
    public enum Field {
        FILE, ARGUMENTS, FOLDER, INTERPRETER
    }

    /**
     * Checks the texts of the fields; looks at the disk and asks the interpreter what it is, which takes time.
     *
     * @param entered a text for each field; an empty folder is the file's, an empty interpreter the usual one
     */
    public static Check of(Map<Field, String> entered, Map<String, String> environment) {
        Map<Field, String> wrong = new EnumMap<>(Field.class);
        Optional<Path> file = path(entered.get(Field.FILE), environment).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            wrong.put(Field.FILE, Texts.of(entered.get(Field.FILE).isBlank() ? "launch.file.none" : "launch.file.no"));
        } else if (!Files.isReadable(file.get())) {
            wrong.put(Field.FILE, Texts.of("launch.file.unreadable"));
        }
        Optional<List<String>> arguments = ShellWords.split(entered.get(Field.ARGUMENTS));
        if (arguments.isEmpty()) {
            wrong.put(Field.ARGUMENTS, Texts.of("launch.arguments.no"));
        }
        Optional<Path> folder = entered.get(Field.FOLDER).isBlank()
                ? file.map(Path::getParent)
                : path(entered.get(Field.FOLDER), environment);
        if (folder.isPresent() && !Files.isDirectory(folder.get())
                || folder.isEmpty() && !entered.get(Field.FOLDER).isBlank()) {
            wrong.put(Field.FOLDER, Texts.of("launch.folder.no"));
        }
        Optional<String> interpreter = Optional.of(entered.get(Field.INTERPRETER).strip())
                .filter(name -> !name.isEmpty())
                .map(name -> name.contains(File.separator) ? home(name, environment) : name);
        obstacle(interpreter, environment).ifPresent(why -> wrong.put(Field.INTERPRETER, why));
        return new Check(
                wrong.isEmpty()
                        ? Optional.of(new Program(file.orElseThrow(), arguments.orElseThrow(), folder.orElseThrow(),
                                interpreter))
                        : Optional.empty(),
                wrong);
    }

    /** The interpreters of the active virtual environment and on the path, each once. Looks at the disk. */
    public static List<String> interpreters(Map<String, String> environment) {
        Stream<Path> active = Stream.ofNullable(environment.get("VIRTUAL_ENV")).filter(name -> !name.isEmpty())
                .flatMap(name -> path(Path.of(name, "bin", "python").toString(), environment).stream());
        Stream<Path> others = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(name -> !name.isEmpty()).flatMap(name -> path(name, environment).stream())
                .flatMap(Check::interpretersIn);
        return Stream.concat(active, others).filter(Files::isExecutable).map(Path::toString).distinct().toList();
    }

    private static Stream<Path> interpretersIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("python3(\\.\\d+)?")).sorted().toList()
                    .stream();
        } catch (IOException _) {
            return Stream.empty(); // a folder of the path need not be there
        }
    }

    private static Optional<String> obstacle(Optional<String> named, Map<String, String> environment) {
        try {
            Interpreter found = Interpreter.find(named, environment);
            if (found.obstacle().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(found.implementation().equals("cpython")
                    ? Texts.of(
                            found.hasGil() || found.major() < 3 ? "launch.interpreter.old" : "launch.interpreter.gil",
                            found.version(), Interpreter.OLDEST)
                    : Texts.of("launch.interpreter.kind", found.version()));
        } catch (NotWatchable why) {
            return Optional.of(named.isEmpty()
                    ? Texts.of("launch.interpreter.none")
                    : Texts.of("launch.interpreter.no", named.get()));
        }
    }

    private static Optional<Path> path(String text, Map<String, String> environment) {
        try {
            return Optional.of(text.strip()).filter(name -> !name.isEmpty())
                    .map(name -> Path.of(home(name, environment)).toAbsolutePath().normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** As in a shell, a tilde is the user's home. */
    private static String home(String name, Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return !home.isEmpty() && (name.equals("~") || name.startsWith("~" + File.separator))
                ? home + name.substring(1)
                : name;
    }
}
