package dev.gantry.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.run.ChangedRun;
import dev.gantry.lesson.run.MainRun;
import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.program.Besides;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.Piped;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.java.JavaProgram;
import dev.gantry.program.java.JvmFeed;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.PythonProgram;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/**
 * Runs programs, each in a process of its own: the user's, and those of lessons that are watched; watches JVMs that run
 * already.
 *
 * @param keeper keeps the recordings on disk while they are open, where there is room for that
 * @param budget gives the budget of each recording when it starts
 */
public record ProgramRuns(Optional<Keeper> keeper, Supplier<Budget> budget) implements ProgramStarter {
    @Override
    public StartedProgram start(Program program) {
        if (program.isAttached()) {
            Source.Attached jvm = new Source.Attached(Long.parseLong(program.named().get(0)), program.named().get(1));
            return new StartedProgram(Recording.start(new JvmFeed(jvm, budget.get(),
                    program.watched().contains(JavaProgram.STOPS), program.sources()), keeper), new Piped(),
                    OptionalInt::empty);
        }
        Source source = new Source.Program(program.name(), program.arguments(), program.folder(),
                program.runtime().map(Path::of));
        Piped streams = new Piped();
        Budget kept = budget.get();
        return start(new PreparedFeed(source, () -> prepare(program, kept, streams)), streams);
    }

    @Override
    public StartedProgram start(Lesson lesson, Arguments arguments, Optional<String> python) {
        Piped streams = new Piped();
        return start(ScriptRun.of(lesson, arguments, python, List.of(), budget.get(), streams), streams);
    }

    @Override
    public StartedProgram start(Lesson lesson, ProgramLanguage language, String text, Arguments arguments,
            Optional<String> python) {
        Piped streams = new Piped();
        return start(ChangedRun.of(lesson, language, text, arguments, python, budget.get(), streams), streams);
    }

    @Override
    public StartedProgram start(Lesson lesson, Arguments arguments) {
        Piped streams = new Piped();
        return start(MainRun.of(lesson, arguments, budget.get(), streams), streams);
    }

    private StartedProgram start(PreparedFeed feed, Piped streams) {
        return new StartedProgram(Recording.start(feed, keeper), streams, feed::exitCode);
    }

    private static PreparedFeed.Prepared prepare(Program program, Budget budget, Piped streams) throws NotWatchable {
        Map<String, String> texts = ProgramSource.of(program);
        Optional<JavaProgram> java = program.java();
        if (java.isPresent()) {
            List<Message> lacks = new ArrayList<>();
            Besides python = (cache, rings, environment) -> PythonProgram.environment(cache, rings, List.of(),
                    environment);
            ProgramRun run = java.get().run(program.runtime(), program.folder(), python, budget, streams,
                    what -> lacks.add(Message.say("java-lacks", what)));
            return new PreparedFeed.Prepared(run, texts, lacks);
        }
        Optional<String> how = Optional.of(program.kind().option()).filter(option -> !option.isEmpty());
        ProgramRun run = new PythonProgram(how, program.words().getFirst(), program.arguments()).run(
                Interpreter.find(program.runtime(), System.getenv()), program.folder(), program.watched(),
                PythonProgram.unbuffered(), budget, streams);
        return new PreparedFeed.Prepared(run, texts);
    }
}
