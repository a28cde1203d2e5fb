package dev.gantry.program.python;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.folder.Folders;
import dev.gantry.program.ExactWords;
import dev.gantry.program.Launch;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Rings;
import dev.gantry.program.Streams;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/**
 * Python program, as the interpreter's command line names it.
 *
 * @param how what stands before the name: nothing for a script, {@code -m} for a module, {@code -c} for code
 * @param name the script, the module, or the code; {@code -} for a script that comes by standard input
 * @param arguments what the program is given
 */
public record PythonProgram(Optional<String> how, String name, List<String> arguments) {
    private static final String UNBUFFERED = "PYTHONUNBUFFERED";

    public PythonProgram {
        arguments = List.copyOf(arguments);
    }

    /** What the user calls it. */
    private String command() {
        return how.map(option -> option + " " + name).orElse(name);
    }

    /**
     * Makes a launch of it that is watched.
     *
     * @param folder where it is started
     * @param cache the user's cache folder, where the watching module is laid out
     * @param rings the private folder that its rings are written into
     * @param watched what is watched, as the module names it; empty for the usual
     * @param environment the environment that it gets besides
     * @throws NotWatchable if the interpreter can't be watched, or the module can't be laid out
     */
    public Launch launch(Interpreter interpreter, Path folder, Path cache, Path rings, List<String> watched,
            Map<String, String> environment) throws NotWatchable {
        Optional<String> obstacle = interpreter.obstacle();
        if (obstacle.isPresent()) {
            throw new NotWatchable(obstacle.get());
        }
        Map<String, String> added = environment(cache, rings, watched, environment);
        List<String> command = new ArrayList<>();
        command.add(interpreter.path().toString());
        how.ifPresent(command::add);
        command.add(name);
        command.addAll(arguments);
        Source.Program source = new Source.Program(ExactWords.shown(command()),
                arguments.stream().map(ExactWords::shown).toList(), folder, Optional.of(interpreter.path()));
        return new Launch(source, command, added, folder, List.of(unseen(interpreter)));
    }

    /**
     * Variables by which all Python programs are watched that get them.
     *
     * @param cache the user's cache folder, where the watching module is laid out
     * @param rings the private folder that their rings are written into
     * @param watched what is watched, as the module names it; empty for the usual
     * @param environment what they get else
     * @throws NotWatchable if the module can't be laid out
     */
    public static Map<String, String> environment(Path cache, Path rings, List<String> watched,
            Map<String, String> environment) throws NotWatchable {
        Path inject = layOut(cache);
        String before = environment.getOrDefault("PYTHONPATH", "");
        String path = before.isEmpty() ? inject.toString() : inject + File.pathSeparator + before;
        return watched.isEmpty()
                ? Map.of("PYTHONPATH", path, "GANTRY_RING", rings.toString())
                : Map.of("PYTHONPATH", path, "GANTRY_RING", rings.toString(), "GANTRY_WATCH",
                        String.join(",", watched));
    }

    /**
     * Makes a run of it that is watched, with this process's environment. Its rings lie in a folder of their own below
     * the user's session folder.
     *
     * @param folder where it is started
     * @param watched what is watched, as the module names it; empty for the usual
     * @param extra variables that it gets besides
     * @param budget how much of its recording is kept
     * @throws NotWatchable if the interpreter can't be watched, or there is no place for the module or the rings
     */
    public ProgramRun run(Interpreter interpreter, Path folder, List<String> watched, Map<String, String> extra,
            Budget budget, Streams streams) throws NotWatchable {
        return Rings.use(rings -> new ProgramRun(
                launch(interpreter, folder, Folders.usual().cache(), rings, watched, System.getenv()).with(extra),
                budget, rings, streams));
    }

    /** That the interpreter tells nobody who waits for its lock, and that locks of their own are not wrapped. */
    private static Message unseen(Interpreter interpreter) {
        return Message.say("python-waits", interpreter.version(), interpreter.turn());
    }

    private static Path layOut(Path cache) throws NotWatchable {
        try {
            return WatchModule.injectIn(cache);
        } catch (IOException notWritten) {
            throw new NotWatchable("the module that watches Python programs can't be put into %s: %s."
                    .formatted(cache, notWritten.getMessage()));
        }
    }

    /** Tells Python not to hold its output back in a pipe: it is shown when it is printed, as on a terminal. */
    public static Map<String, String> unbuffered() {
        return Map.of(UNBUFFERED, System.getenv().getOrDefault(UNBUFFERED, "1"));
    }

    /** All that can be watched, as {@code GANTRY_WATCH} names it. */
    public static Stream<String> watchable() {
        return Stream.of("sleep", "print", "wait", "asyncio", "greenlet", "gevent", "generators");
    }
}
