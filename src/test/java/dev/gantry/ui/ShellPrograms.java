package dev.gantry.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.Script;
import dev.gantry.program.Launch;
import dev.gantry.program.Piped;
import dev.gantry.program.ProgramRun;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.ProgramStarter;
import dev.gantry.ui.session.StartedProgram;

/** Has a shell run programs, unwatched: what the window does with them asks neither for Python nor for records. */
record ShellPrograms(Path folder, List<Program> started) implements ProgramStarter {
    ShellPrograms(Path folder) {
        this(folder, new ArrayList<>());
    }

    /** A program of this script. */
    Program program(String name, String script, String... arguments) throws IOException {
        return new Program(Files.writeString(folder.resolve(name), script), List.of(arguments), folder,
                Optional.empty());
    }

    /** Prints what the lesson's script is called and given. */
    @Override
    public StartedProgram start(Lesson lesson, Arguments arguments, Optional<String> python) {
        Script script = lesson.script().orElseThrow();
        try {
            Program usual = program(script.name(), "echo $0 $*",
                    script.commandLine(arguments).toArray(String[]::new));
            return start(new Program(usual.file().orElseThrow(), usual.arguments(), usual.folder(), python));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the text that is to run. */
    @Override
    public StartedProgram start(Lesson lesson, ProgramLanguage language, String text, Arguments arguments,
            Optional<String> python) {
        try {
            return start(program("changed." + language.id(), "cat <<'END'\n" + text + "\nEND"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what the lesson's program is called and given. */
    @Override
    public StartedProgram start(Lesson lesson, Arguments arguments) {
        try {
            return start(program("Main.java", "echo $0 $*",
                    lesson.watchedProgram().orElseThrow().options(arguments).toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StartedProgram start(Program program) {
        started.add(program);
        try {
            List<String> command = new ArrayList<>(List.of("/bin/sh", program.file().orElseThrow().toString()));
            command.addAll(program.arguments());
            Piped streams = new Piped();
            ProgramRun run = new ProgramRun(new Launch(new Source.Program(program.name(), program.arguments(),
                    program.folder(), Optional.empty()), command, Map.of(), program.folder(), List.of()),
                    Budget.usual(), Files.createTempDirectory(folder, "rings"), streams);
            return new StartedProgram(Recording.start(run), streams, run::exitCode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
