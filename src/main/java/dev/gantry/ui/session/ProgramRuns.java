package dev.gantry.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.Piped;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.SourceFile;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.PythonFeed;
import dev.gantry.program.python.PythonProgram;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;

/**
 * Runs Python programs, each in a process of its own: the user's, and those of lessons.
 *
 * @param keeper keeps the recordings on disk while they are open, where there is room for that
 * @param budget gives the budget of each recording when it starts
 */
public record ProgramRuns(Optional<Keeper> keeper, Supplier<Budget> budget) implements ProgramStarter {
    @Override
    public StartedProgram start(Program program) {
        Source source = new Source.Program(program.name(), program.arguments(), program.folder(),
                program.interpreter().map(Path::of));
        Piped streams = new Piped();
        Budget kept = budget.get();
        return start(new PythonFeed(source, () -> prepare(program, kept, streams)), streams);
    }

    @Override
    public StartedProgram start(Lesson lesson, Arguments arguments) {
        Piped streams = new Piped();
        return start(ScriptRun.of(lesson, arguments, Optional.empty(), List.of(), budget.get(), streams), streams);
    }

    private StartedProgram start(PythonFeed feed, Piped streams) {
        return new StartedProgram(Recording.start(feed, keeper), streams, feed::exitCode);
    }

    private static PythonFeed.Prepared prepare(Program program, Budget budget, Piped streams) throws NotWatchable {
        Map<String, String> text = SourceFile.read(program.file()).map(read -> Map.of(program.name(), read))
                .orElse(Map.of());
        Interpreter interpreter = Interpreter.find(program.interpreter(), System.getenv());
        ProgramRun run = new PythonProgram(Optional.empty(), program.name(), program.arguments()).run(interpreter,
                program.folder(), program.watched(), PythonProgram.unbuffered(), budget, streams);
        return new PythonFeed.Prepared(run, text);
    }
}
