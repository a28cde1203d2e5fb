package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;

/** {@code gantry tour}: introduction for new users, in a window where one can be opened, in the terminal elsewhere. */
@Command(name = "tour", description = {
        "Runs the first lesson to look at: in the window, or where there is no display without one."},
        mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {
    private static final String FIRST = "thread-twenty";

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        JavaLesson lesson = (JavaLesson) Catalogue.find(FIRST).orElseThrow();
        try {
            WindowStart.open(OpenRequest.running(lesson));
            return 0;
        } catch (Failure noWindow) {
            return runAsText(lesson, noWindow.getMessage());
        }
    }

    private int runAsText(JavaLesson lesson, String why) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Outputs outputs = output.outputs();
        outputs.check();
        if (!outputs.isQuiet()) {
            out.println(why);
            out.println("Here is the lesson '" + lesson.title() + "' as text.");
            out.println();
        }
        return new HeadlessRun(outputs, out).run(lesson, Arguments.usual(lesson));
    }
}
