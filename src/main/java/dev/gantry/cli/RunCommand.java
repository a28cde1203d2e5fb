package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.BudgetOptions;
import dev.gantry.cli.terminal.Display;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.LessonOptions;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.lesson.run.MainRun;
import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.program.ExactWords;
import dev.gantry.program.PrintedLines;
import dev.gantry.ui.session.Program;

/** {@code gantry run}: runs a lesson, or a program of the user's own, without a window and shows what happened. */
@Command(name = "run", description = {
        "Runs a lesson, or a Python or Java program of your own, without a window and draws "
                + "what happened; with --window in the window, live.",
        "On a terminal a lesson's prints are shown and how far it is; elsewhere only the chart.",
        "A program runs as it does without Gantry: its input, output, folder, signals and exit code are its own. What "
                + "was seen is told on standard error when it has ended. Gantry's options come before its name."},
        synopsisHeading = "", customSynopsis = {
                "Usage: gantry run [OPTIONS] LESSON",
                "       gantry run [OPTIONS] SCRIPT.py [its arguments]",
                "       gantry run [OPTIONS] -m MODULE [its arguments]",
                "       gantry run [OPTIONS] -c CODE [its arguments]",
                "       gantry run [OPTIONS] APP.jar|MAIN.java [its arguments]",
                "       gantry run [OPTIONS] -cp PATH CLASS [its arguments]",
                "       gantry run [OPTIONS] -- COMMAND [its arguments]"},
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "LESSON|PROGRAM", parameterConsumer = Named.class,
            description = "The lesson's name, as 'gantry list' prints it; or the program's file, which ends in .py, "
                    + ".jar or .java, a folder with a __main__.py, or - for a Python script from standard input; or, "
                    + "after --, a command line: java with its options, or a command that starts JVMs or Python "
                    + "programs, such as mvn test.")
    private List<String> named;

    @Option(names = "--window", description = "Run it in the window, live: in a new window of the Gantry that is open "
            + "on this display, or else in one that this command opens and waits for.")
    private boolean window;

    @Mixin
    private LessonOptions lesson;

    @Mixin
    private ProgramOptions program;

    @Mixin
    private OutputOptions output;

    @Mixin
    private BudgetOptions budget;

    @Spec
    private CommandSpec spec;

    /** Takes the lesson's name, or the program's with all that follows. */
    static final class Named implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec parameter, CommandSpec command) {
            boolean isProgram = ProgramOptions.isProgram(arguments.peek());
            parameter.setValue(isProgram ? ProgramOptions.take(arguments) : List.of(arguments.pop()));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Outputs outputs = output.outputs();
        if (window) {
            WindowStart.open(inWindow(outputs));
            return 0;
        }
        outputs.check();
        PrintWriter err = spec.commandLine().getErr();
        Optional<WatchedRun.Program> watched = program.program(namedProgram().map(ExactWords::of), budget.budget(),
                err);
        if (watched.isPresent()) {
            lesson.checkUnused();
            if (outputs.isQuiet()) {
                throw new Failure(Failure.USE, "--json - can't be told apart from what the program prints to standard "
                        + "output: --json FILE writes the run into a file.");
            }
            return new WatchedRun(outputs, err).run(watched.get());
        }
        demandName();
        return new HeadlessRun(outputs, spec.commandLine().getOut()).run(lesson.lesson(named.getFirst()), start());
    }

    private Optional<List<String>> namedProgram() {
        return Optional.ofNullable(named).filter(words -> ProgramOptions.isProgram(words.getFirst()));
    }

    private void demandName() {
        if (named == null) {
            throw new Failure(Failure.USE, "run wants the name of a lesson, or a program. 'gantry list' shows all "
                    + "lessons.");
        }
    }

    /** What the window is to run; all that can be wrong with it is found before it opens. */
    private OpenRequest inWindow(Outputs outputs) {
        if (!outputs.isChartAlone() || budget.isGiven()) {
            throw new Failure(Failure.USE, "--window leaves files and limits to the window: --picture, --json, "
                    + "--record, --memory, --last and --when-full are for runs without one.");
        }
        Optional<Program> own = program.inWindow(namedProgram());
        if (own.isPresent()) {
            lesson.checkUnused();
        } else {
            demandName();
        }
        OpenRequest wish = own.map(OpenRequest::running).orElseGet(this::lessonInWindow);
        Display.whatIsMissing().ifPresent(why -> {
            throw new Failure(Failure.USE, why + " Without --window, run needs none.");
        });
        return wish;
    }

    private OpenRequest lessonInWindow() {
        if (program.isGivenForOwn()) {
            throw new Failure(Failure.USE, "--java, --watch and --sources are for programs of your own in the window, "
                    + "where a lesson is watched as usual.");
        }
        Lesson chosen = lesson.lesson(named.getFirst());
        Optional<String> python = program.python().isPresent() ? program.interpreter() : Optional.empty();
        return OpenRequest.running(chosen, lesson.arguments(named.getFirst()),
                lesson.language(chosen, python.isPresent()), python);
    }

    private HeadlessRun.Start start() {
        Lesson chosen = lesson.lesson(named.getFirst());
        Arguments arguments = lesson.arguments(named.getFirst());
        boolean isForPython = program.python().isPresent() || !program.watched().isEmpty();
        return switch (lesson.language(chosen, isForPython)) {
            case JAVA -> out -> chosen.watchedProgram().isPresent()
                    ? MainRun.of(chosen, arguments, budget.budget(), new PrintedLines(out))
                    : new LessonRun((JavaLesson) chosen, arguments, out, budget.budget());
            case PYTHON -> out -> ScriptRun.of(chosen, arguments, program.python(), program.watched(),
                    budget.budget(), new PrintedLines(out));
        };
    }
}
