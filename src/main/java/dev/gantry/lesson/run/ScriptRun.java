package dev.gantry.lesson.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.folder.Folders;
import dev.gantry.folder.LaidOut;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.Script;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.Streams;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.PythonProgram;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;

/** Run of a lesson's Python program, in a process of its own. It starts in a folder of the cache that holds it. */
public final class ScriptRun {
    private ScriptRun() {}

    /**
     * Feed of a run that has not begun. It can't begin where no interpreter is that has what the program imports: what
     * it throws then says what helps.
     *
     * @param lesson one that has a Python program
     * @param python name or path of the interpreter; empty for the usual one
     * @param watched what is watched, as the module names it; empty for all that the program uses
     */
    public static PreparedFeed of(Lesson lesson, Arguments arguments, Optional<String> python, List<String> watched,
            Budget budget, Streams streams) {
        Source source = new Source.Lesson(lesson.id(), arguments.title(lesson, ProgramLanguage.PYTHON),
                arguments.values());
        return of(source, lesson.script().orElseThrow(), script -> layOut(script, Folders.usual().cache()), arguments,
                python, watched, budget, streams);
    }

    /** Puts a script into a folder. */
    interface Layout {
        Path in(Script script) throws NotWatchable;
    }

    /** The same of this script, whatever lesson it is of. */
    static PreparedFeed of(Source source, Script script, Layout layout, Arguments arguments, Optional<String> python,
            List<String> watched, Budget budget, Streams streams) {
        List<String> all = script.hasGenerators() ? PythonProgram.watchable().toList() : List.of();
        return new PreparedFeed(source, () -> {
            Interpreter interpreter = Interpreter.find(python, System.getenv());
            check(script, interpreter);
            PythonProgram program = new PythonProgram(Optional.empty(), script.name(), script.commandLine(arguments));
            return new PreparedFeed.Prepared(
                    program.run(interpreter, layout.in(script), watched.isEmpty() ? all : watched,
                            PythonProgram.unbuffered(), budget, streams),
                    script.files());
        });
    }

    private static void check(Script script, Interpreter interpreter) throws NotWatchable {
        if (interpreter.major() == 3 && interpreter.minor() < script.oldest()) {
            String oldest = "3." + script.oldest();
            throw new NotWatchable("%s is %s; this lesson's program needs Python %s or later. --python names another."
                    .formatted(interpreter.path(), interpreter.version(), oldest), Reason.TOO_OLD,
                    List.of(interpreter.path().toString(), interpreter.version(), oldest));
        }
        List<String> lacks = interpreter.lacks(script.modules());
        if (!lacks.isEmpty()) {
            List<String> about = new ArrayList<>(List.of(interpreter.path().toString()));
            about.addAll(lacks);
            throw new NotWatchable(("%s has no %s, which this lesson's program imports. '%1$s -m pip install %2$s' "
                    + "installs it; --python names another interpreter.")
                    .formatted(interpreter.path(), String.join(" ", lacks)), Reason.LACKS_MODULES, about);
        }
    }

    private static Path layOut(Script script, Path cache) throws NotWatchable {
        Map<String, byte[]> files = script.files().entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8)));
        try {
            return LaidOut.in(cache, "lesson", files);
        } catch (IOException notWritten) {
            throw new NotWatchable("the lesson's program can't be put into %s: %s."
                    .formatted(cache, notWritten.getMessage()));
        }
    }
}
