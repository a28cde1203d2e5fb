package dev.gantry.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.Piped;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.SourceFile;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.PythonProgram;
import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.budget.Budget;

/**
 * Feed of a program's run that also does, in the recording's thread, what takes time before the start: the interpreter
 * is asked what it is, and the program's text is read. Python is told not to hold its output back, as it does in a
 * pipe: it is shown when it is printed, as on a terminal.
 */
final class ProgramFeed implements Feed {
    private static final Snapshot NOTHING = new Trace(new Names()).snapshot();
    private static final String UNBUFFERED = "PYTHONUNBUFFERED";

    private final Program program;
    private final Budget budget;
    private final Piped streams;
    private volatile Optional<ProgramRun> run = Optional.empty();
    private volatile Map<String, String> text = Map.of();
    private boolean stopped; // guarded by this object

    ProgramFeed(Program program, Budget budget, Piped streams) {
        this.program = program;
        this.budget = budget;
        this.streams = streams;
    }

    @Override
    public Source source() {
        return new Source.Program(program.name(), program.arguments(), program.folder(),
                program.interpreter().map(Path::of));
    }

    /** Metadata; the program's own text comes first among the sources. */
    @Override
    public About about() {
        About about = run.map(ProgramRun::about).orElseGet(() -> About.of(source()));
        Map<String, String> sources = new LinkedHashMap<>(text);
        about.sources().forEach(sources::putIfAbsent);
        return about.withSources(sources);
    }

    @Override
    public Snapshot snapshot() {
        return run.map(ProgramRun::snapshot).orElse(NOTHING);
    }

    @Override
    public String thread() {
        return "gantry-follow";
    }

    OptionalInt exitCode() {
        return run.map(ProgramRun::exitCode).orElse(OptionalInt.empty());
    }

    @Override
    public boolean run(Runnable begun) throws IOException, InterruptedException, NotWatchable {
        text = SourceFile.read(program.file()).map(read -> Map.of(program.name(), read)).orElse(Map.of());
        Interpreter interpreter = Interpreter.find(program.interpreter(), System.getenv());
        streams.countFromNow();
        ProgramRun prepared = new PythonProgram(Optional.empty(), program.name(), program.arguments()).run(interpreter,
                program.folder(), List.of(), unbuffered(), budget, streams);
        synchronized (this) {
            run = Optional.of(prepared);
            if (stopped) {
                prepared.stop(); // it will not start
            }
        }
        return prepared.run(begun);
    }

    private static Map<String, String> unbuffered() {
        return Map.of(UNBUFFERED, System.getenv().getOrDefault(UNBUFFERED, "1"));
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        run.ifPresent(ProgramRun::stop);
    }
}
