package dev.gantry.ui.programs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.Sources;
import dev.gantry.program.java.JavaHome;
import dev.gantry.program.java.JavaProgram;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.PythonProgram;
import dev.gantry.ui.session.FailureText;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Program.Kind;
import dev.gantry.ui.session.Program.Runtime;
import dev.gantry.ui.session.ShellWords;
import dev.gantry.ui.text.Texts;

/**
 * What the user entered, checked: a program that can be started, or what is wrong, by field.
 *
 * @param program it, if nothing is wrong
 * @param wrong sentences for the user
 */
public record Check(Optional<Program> program, Map<Field, String> wrong) {
    /** What is asked for: what runs the program is an interpreter or a JDK, as it is written in Python or Java. */
    public enum Field {
        PROGRAM, ARGUMENTS, FOLDER, INTERPRETER, JAVA, WATCH, SOURCES;

        /** The field that asks for what runs programs like this. */
        public static Field of(Runtime runtime) {
            return runtime == Runtime.PYTHON ? INTERPRETER : JAVA;
        }
    }

    /**
     * Checks the texts of the fields; looks at the disk and asks the interpreter what it is, which takes time.
     *
     * @param entered a text for each field; an empty folder is the file's, or else the user's home
     */
    public static Check of(Map<Field, String> entered, Map<String, String> environment) {
        Map<Field, String> wrong = new EnumMap<>(Field.class);
        Kind kind = Named.kind(entered.get(Field.PROGRAM));
        Optional<Named> named = named(entered.get(Field.PROGRAM), kind, environment, wrong);
        Optional<List<String>> arguments = ShellWords.split(entered.get(Field.ARGUMENTS));
        if (arguments.isEmpty()) {
            wrong.put(Field.ARGUMENTS, Texts.of("launch.arguments.no"));
        }
        Optional<Path> folder = folder(entered.get(Field.FOLDER), named, environment);
        if (folder.filter(Files::isDirectory).isEmpty() && (named.isPresent() || folder.isPresent())) {
            wrong.put(Field.FOLDER, Texts.of("launch.folder.no"));
        }
        Field by = Field.of(kind.runtime());
        Optional<String> runtime = Optional.of(entered.get(by).strip()).filter(name -> !name.isEmpty())
                .map(name -> name.contains(File.separator) || by == Field.JAVA ? home(name, environment) : name);
        List<String> watched = watched(kind.runtime(), entered.get(Field.WATCH), wrong);
        List<Path> sources = kind.runtime() == Runtime.JAVA
                ? sources(entered.get(Field.SOURCES), environment, wrong)
                : List.of();
        if (kind.runtime() == Runtime.PYTHON) {
            obstacle(runtime, environment).ifPresent(why -> wrong.put(by, why));
        }
        if (!wrong.isEmpty()) {
            obstacle(kind, runtime, environment).ifPresent(why -> wrong.put(by, why));
            return new Check(Optional.empty(), wrong);
        }
        Program program = new Program(kind, named.orElseThrow().words(),
                Stream.concat(named.get().arguments().stream(), arguments.orElseThrow().stream()).toList(),
                folder.orElseThrow(), runtime, watched, sources);
        program.java().ifPresent(java -> check(java, program, environment, wrong));
        return new Check(wrong.isEmpty() ? Optional.of(program) : Optional.empty(), wrong);
    }

    private static Optional<Named> named(String text, Kind kind, Map<String, String> environment,
            Map<Field, String> wrong) {
        if (!kind.isFile()) {
            Optional<Named> named = Named.of(text);
            if (named.isEmpty()) {
                wrong.put(Field.PROGRAM, Texts.of("launch.program.words." + kind.name().toLowerCase(Locale.ROOT)));
            }
            return named;
        }
        Optional<Path> file = path(text, environment).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            wrong.put(Field.PROGRAM, Texts.of(text.isBlank() ? "launch.program.none" : "launch.program.no"));
        } else if (!Files.isReadable(file.get())) {
            wrong.put(Field.PROGRAM, Texts.of("launch.program.unreadable"));
        }
        return file.map(path -> new Named(kind, List.of(path.toString()), List.of()));
    }

    /** As {@code --watch} takes it; empty for the usual. */
    private static List<String> watched(Runtime runtime, String text, Map<Field, String> wrong) {
        List<String> names = Stream.of(text.strip().split("[,\\s]+")).filter(name -> !name.isEmpty()).distinct()
                .toList();
        List<String> known = runtime == Runtime.PYTHON
                ? PythonProgram.watchable().toList()
                : List.of(JavaProgram.STOPS);
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(
                name -> wrong.put(Field.WATCH, Texts.of("launch.watch.no", name, String.join(", ", known))));
        return names;
    }

    /** Folders and jars, between which the system's separator of paths stands. */
    private static List<Path> sources(String text, Map<String, String> environment, Map<Field, String> wrong) {
        List<Path> places = new ArrayList<>();
        for (String each : text.split(Pattern.quote(File.pathSeparator))) {
            Optional<Path> place = path(each, environment).filter(Sources::mayBeIn);
            place.ifPresent(places::add);
            if (place.isEmpty() && !each.isBlank()) {
                wrong.put(Field.SOURCES, Texts.of("launch.sources.no", each.strip()));
            }
        }
        return places;
    }

    private static Optional<Path> folder(String text, Optional<Named> named, Map<String, String> environment) {
        if (!text.isBlank()) {
            return path(text, environment).or(() -> Optional.of(Path.of("?")));
        }
        return named.flatMap(known -> known.kind().isFile()
                ? Optional.ofNullable(Path.of(known.words().getFirst()).getParent())
                : path("~", environment));
    }

    private static void check(JavaProgram java, Program program, Map<String, String> environment,
            Map<Field, String> wrong) {
        try {
            java.check(program.runtime(), program.folder(), environment);
            if (program.kind() == Kind.COMMAND && !isThere(program, environment)) {
                wrong.put(Field.PROGRAM, Texts.of("launch.program.command", program.named().getFirst()));
            }
        } catch (NotWatchable why) {
            Field field = switch (why.reason()) {
                case NO_JAVA, NO_JDK, OLD_JDK, NEWER_CLASS -> Field.JAVA;
                default -> Field.PROGRAM;
            };
            wrong.put(field, FailureText.of(why));
        }
    }

    private static boolean isThere(Program program, Map<String, String> environment) {
        String command = program.named().getFirst();
        return command.contains(File.separator)
                ? Files.isExecutable(program.folder().resolve(command))
                : Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, command)));
    }

    private static Optional<String> obstacle(Kind kind, Optional<String> home, Map<String, String> environment) {
        if (kind.runtime() == Runtime.PYTHON || kind == Kind.COMMAND) {
            return Optional.empty();
        }
        try {
            JavaHome.find(home, environment);
            return Optional.empty();
        } catch (NotWatchable why) {
            return Optional.of(FailureText.of(why));
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

    /** The user's home: {@code HOME} where it is set, as in a shell. */
    static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    /** As in a shell, a tilde is the user's home. */
    private static String home(String name, Map<String, String> environment) {
        String home = home(environment).toString();
        return !home.isEmpty() && (name.equals("~") || name.startsWith("~" + File.separator))
                ? home + name.substring(1)
                : name;
    }
}
