package dev.gantry.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;

import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.FileName;
import dev.gantry.program.python.PythonProgram;

/** Program options of {@code run}: which program of the user's own, and how it is watched. */
final class ProgramOptions {
    private static final String SCRIPT = ".py";

    @Option(names = "-m", paramLabel = "MODULE", parameterConsumer = TheRest.class, description = "Run a Python "
            + "module. What follows is the module's.")
    private List<String> module;

    @Option(names = "-c", paramLabel = "CODE", parameterConsumer = TheRest.class, description = "Run this Python "
            + "code. What follows is the program's.")
    private List<String> code;

    @Option(names = "--python", paramLabel = "PATH", description = "The interpreter; if not given, that of the active "
            + "virtual environment, else python3.")
    private Optional<String> python = Optional.empty();

    @Option(names = "--watch", paramLabel = "WHAT", split = ",", description = "What of a program is watched besides "
            + "its threads, processes and executors: sleep, print, wait, asyncio, greenlet, gevent, generators. If not "
            + "given, all but generators.")
    private List<String> watch = List.of();

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

    /** Whether this names a file, not a lesson; what it names may be missing. */
    static boolean isProgram(String name) {
        try {
            return name.endsWith(SCRIPT) || name.contains("/") || Files.isRegularFile(FileName.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** The program that the options name, or that this name and these arguments name. */
    Optional<PythonProgram> program(Optional<List<String>> named) {
        if (module != null) {
            return Optional.of(of(Optional.of("-m"), module, "module"));
        }
        if (code != null) {
            return Optional.of(of(Optional.of("-c"), code, "code"));
        }
        return named.map(words -> {
            check(FileName.of(words.getFirst()));
            return of(Optional.empty(), words, "script");
        });
    }

    Optional<String> python() {
        return python;
    }

    /** What is watched; empty for the usual. */
    List<String> watched() {
        List<String> known = PythonProgram.watchable().toList();
        for (String each : watch) {
            if (!known.contains(each)) {
                throw new Failure(Failure.USE, "--watch knows no '%s'; it knows %s.".formatted(each,
                        String.join(", ", known)));
            }
        }
        return watch;
    }

    private static PythonProgram of(Optional<String> how, List<String> words, String what) {
        if (words.isEmpty()) {
            throw new Failure(Failure.USE, "%s wants the %s to run.".formatted(how.orElseThrow(), what));
        }
        return new PythonProgram(how, words.getFirst(), words.subList(1, words.size()));
    }

    private static void check(Path script) {
        Reading.check(script);
        if (!script.toString().endsWith(SCRIPT)) {
            throw new Failure(Failure.USE, script + " can't be run: Gantry runs Python programs, which end in .py.");
        }
    }
}
