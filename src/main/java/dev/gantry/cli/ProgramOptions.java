package dev.gantry.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.function.Consumer;
import java.util.stream.Stream;

import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.FileName;
import dev.gantry.cli.terminal.LessonOptions;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.cli.terminal.SourcesOption;
import dev.gantry.program.Besides;
import dev.gantry.program.ExactWords;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.java.JavaProgram;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.PythonProgram;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.session.Program;

/** Program options of {@code run}: which program of the user's own, and how it is watched. */
final class ProgramOptions {
    /** How files of Python end that can be run: scripts, those without a console, and zip applications. */
    private static final List<String> SCRIPTS = List.of(".py", ".pyw", ".pyz");
    private static final String JAR = ".jar";
    private static final String SOURCE = ".java";
    /** A Python script that comes by standard input. */
    private static final String INPUT = "-";
    /** What Python runs of a folder. */
    private static final String MAIN = "__main__.py";

    @Option(names = "-m", paramLabel = "MODULE", parameterConsumer = TheRest.class, description = "Run a Python "
            + "module. What follows is the module's.")
    private List<String> module;

    @Option(names = "-c", paramLabel = "CODE", parameterConsumer = TheRest.class, description = "Run this Python "
            + "code. What follows is the program's.")
    private List<String> code;

    @Option(names = {"-cp", "-classpath", "--class-path"}, paramLabel = "PATH CLASS", parameterConsumer = TheRest.class,
            description = "Run a Java class of this class path. What follows is the program's.")
    private List<String> classPath;

    @Option(names = "--python", paramLabel = "PATH", description = "The interpreter; if not given, that of the active "
            + "virtual environment, else python3.")
    private Optional<String> python = Optional.empty();

    @Option(names = "--java", paramLabel = "HOME", description = "The folder of the JDK, 17 or later; if not given, "
            + "JAVA_HOME, else that of the java on the path.")
    private Optional<String> java = Optional.empty();

    @Option(names = "--watch", paramLabel = "WHAT", split = ",", description = "What of a Python program is watched "
            + "besides its threads, processes and executors: sleep, print, wait, asyncio, greenlet, gevent, "
            + "generators. If not given, all but generators. Of a Java program besides the usual: stops, garbage "
            + "collections, safepoints and waits for monitors, by the JVM's flight recorder, which takes it half a "
            + "second more.")
    private List<String> watch = List.of();

    @Mixin
    private SourcesOption sources;

    /** Takes all that follows on the command line: it belongs to the program. */
    static final class TheRest implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            option.setValue(take(arguments));
        }
    }

    /** All arguments that are left, in order. */
    @SuppressWarnings("PMD") // the command line's library hands over a Stack
    static List<String> take(Stack<String> arguments) {
        List<String> taken = new ArrayList<>();
        while (!arguments.isEmpty()) {
            taken.add(arguments.pop());
        }
        return taken;
    }

    /** Whether this names a file or a command, not a lesson; a file that it names may be missing. */
    static boolean isProgram(String name) {
        try {
            return name.equals(INPUT) || isProgramFile(name) || name.contains("/")
                    || Files.isRegularFile(FileName.of(name))
                    || !LessonOptions.isLesson(name) && (isCommand(name) || Files.isDirectory(FileName.of(name)));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** Whether a file of this name is a program by how the name ends. */
    static boolean isProgramFile(String name) {
        return isScript(name) || name.endsWith(JAR) || name.endsWith(SOURCE);
    }

    private static boolean isScript(String name) {
        return SCRIPTS.stream().anyMatch(name::endsWith);
    }

    /** Whether a command of this name is on the path. */
    private static boolean isCommand(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && !name.isEmpty() && isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /**
     * The program that the options name, or that these words name, which begin with a program's name.
     *
     * @param budget how much of its recording is kept
     * @param err is told what can't be seen of it
     */
    Optional<WatchedRun.Program> program(Optional<List<String>> named, Budget budget, PrintWriter err) {
        if (module != null) {
            return Optional.of(python(Optional.of("-m"), ExactWords.of(module), "module", budget));
        }
        if (code != null) {
            return Optional.of(python(Optional.of("-c"), ExactWords.of(code), "code", budget));
        }
        if (classPath != null) {
            return Optional.of(java(JavaProgram.Kind.CLASS_PATH, ExactWords.of(classPathAndClass()), budget, err));
        }
        return named.map(words -> named(words, budget, err));
    }

    private List<String> classPathAndClass() {
        if (classPath.size() < JavaProgram.Kind.CLASS_PATH.named()) {
            throw new Failure(Failure.USE, "-cp wants a class path and the class to run.");
        }
        return classPath;
    }

    private WatchedRun.Program named(List<String> words, Budget budget, PrintWriter err) {
        return switch (kind(words.getFirst())) {
            case JAR -> java(JavaProgram.Kind.JAR, words, budget, err);
            case SOURCE -> java(JavaProgram.Kind.SOURCE, words, budget, err);
            case COMMAND -> java(JavaProgram.Kind.COMMAND, words, budget, err);
            default -> python(Optional.empty(), words, "script", budget);
        };
    }

    private static Path file(String name) {
        try {
            return FileName.of(name);
        } catch (InvalidPathException why) {
            throw new Failure(Failure.USE, why.getReason() + ".");
        }
    }

    /** What this names: a file that is there and of a known kind, or a command. */
    private static Program.Kind kind(String name) {
        if (!name.contains("/") && !Files.exists(file(name)) && isCommand(name)) {
            return Program.Kind.COMMAND;
        }
        if (name.equals(INPUT)) {
            return Program.Kind.SCRIPT;
        }
        Path file = file(name);
        if (Files.exists(file.resolve(MAIN))) {
            return Program.Kind.SCRIPT;
        }
        Reading.check(file);
        if (isScript(name)) {
            return Program.Kind.SCRIPT;
        }
        if (name.endsWith(JAR)) {
            return Program.Kind.JAR;
        }
        if (name.endsWith(SOURCE)) {
            return Program.Kind.SOURCE;
        }
        if (name.contains("/") && isExecutable(file)) {
            return Program.Kind.COMMAND;
        }
        throw new Failure(Failure.USE, ExactWords.shown(name) + " can't be run: Gantry runs Python programs, which end "
                + "in .py, Java programs, which end in .jar or .java, and commands.");
    }

    private WatchedRun.Program java(JavaProgram.Kind kind, List<String> words, Budget budget, PrintWriter err) {
        Consumer<String> missing = what -> err.println(lacks(what));
        List<String> watched = watch.stream().filter(each -> !each.equals(JavaProgram.STOPS)).toList();
        Besides python = (cache, rings, environment) -> PythonProgram.environment(cache, rings, watched, environment);
        JavaProgram program = new JavaProgram(kind, words, watchedOfJava(), sources.places());
        return streams -> program.run(java, Path.of("").toAbsolutePath(), python, budget,
                streams, missing);
    }

    /** What is told of something that is watched and that a JDK does not have. */
    static String lacks(String what) {
        return "gantry: this JDK has no " + what + ": what that tells is not seen.";
    }

    private static List<String> demanded(Optional<String> how, List<String> words, String what) {
        if (words.isEmpty()) {
            throw new Failure(Failure.USE, "%s wants the %s to run.".formatted(how.orElseThrow(), what));
        }
        return words;
    }

    private WatchedRun.Program python(Optional<String> how, List<String> words, String what, Budget budget) {
        demanded(how, words, what);
        List<String> watched = watched();
        PythonProgram program = new PythonProgram(how, words.getFirst(), words.subList(1, words.size()));
        return streams -> program.run(Interpreter.find(python, System.getenv()), Path.of("").toAbsolutePath(), watched,
                Map.of(), budget, streams);
    }

    /**
     * The program that the options name, or that these words name, as a window runs it: here, by the interpreter or JDK
     * that was named, or else by that of the virtual environment or of JAVA_HOME here. Empty if no program is named.
     *
     * @throws Failure if it can't be run or watched
     */
    Optional<Program> inWindow(Optional<List<String>> named) {
        if (module != null) {
            return Optional.of(inWindow(Program.Kind.MODULE, demanded(Optional.of("-m"), module, "module")));
        }
        if (code != null) {
            return Optional.of(inWindow(Program.Kind.CODE, demanded(Optional.of("-c"), code, "code")));
        }
        if (classPath != null) {
            return Optional.of(inWindow(Program.Kind.CLASS_PATH, classPathAndClass()));
        }
        if (named.filter(words -> words.getFirst().equals(INPUT)).isPresent()) {
            throw new Failure(Failure.USE, "a script that comes by standard input runs without --window.");
        }
        return named.map(words -> inWindow(kind(words.getFirst()), words));
    }

    private Program inWindow(Program.Kind kind, List<String> words) {
        boolean isPython = kind.runtime() == Program.Runtime.PYTHON;
        Optional<String> home = java.or(() -> kind == Program.Kind.COMMAND
                ? Optional.empty() // which asks its own environment
                : Optional.ofNullable(System.getenv("JAVA_HOME")).filter(name -> !name.isEmpty()));
        List<String> name = kind.isFile()
                ? List.of(FileName.of(words.getFirst()).toString())
                : words.subList(0, kind.words());
        Program program = new Program(kind, name, words.subList(kind.words(), words.size()),
                Path.of(""), isPython ? interpreter() : home.map(ProgramOptions::absolute),
                List.of()).with(isPython ? watched() : watchedOfJava(), sources.places());
        try {
            if (!isPython) {
                program.java().orElseThrow().check(program.runtime(), program.folder(), System.getenv());
            }
            return program;
        } catch (NotWatchable why) {
            throw new Failure(Failure.USE, why.getMessage());
        }
    }

    private static String absolute(String folder) {
        return FileName.of(folder).toAbsolutePath().toString();
    }

    /** Path of the interpreter that was named or is that of the active virtual environment; empty for the usual one. */
    Optional<String> interpreter() {
        try {
            Interpreter found = Interpreter.find(python, System.getenv());
            found.obstacle().ifPresent(why -> {
                throw new Failure(Failure.USE, why);
            });
            return Optional.of(found.path().toAbsolutePath().toString())
                    .filter(_ -> python.isPresent() || System.getenv("VIRTUAL_ENV") != null);
        } catch (NotWatchable why) {
            throw new Failure(Failure.USE, why.getMessage());
        }
    }

    Optional<String> python() {
        return python;
    }

    /** Whether something was said that in a window only programs of the user's own have. */
    boolean isGivenForOwn() {
        return java.isPresent() || !watch.isEmpty() || sources.isGiven();
    }

    /** What is watched of a Python program; empty for the usual. */
    List<String> watched() {
        return checked(PythonProgram.watchable().toList());
    }

    /** What is watched of a Java program besides the usual; what is said of Python programs that it starts is left. */
    private List<String> watchedOfJava() {
        return checked(Stream.concat(PythonProgram.watchable(), Stream.of(JavaProgram.STOPS)).toList()).stream()
                .filter(JavaProgram.STOPS::equals).toList();
    }

    private List<String> checked(List<String> known) {
        for (String each : watch) {
            if (!known.contains(each)) {
                throw new Failure(Failure.USE, "--watch knows no '%s'; it knows %s.".formatted(each,
                        String.join(", ", known)));
            }
        }
        return watch;
    }
}
