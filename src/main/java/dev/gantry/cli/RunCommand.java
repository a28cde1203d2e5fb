package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gantry run LESSON}: runs a lesson without a window and shows what happened. */
@Command(name = "run", description = {"Runs a lesson without a window and draws what happened.",
        "On a terminal it prints what the lesson prints and how far it is; elsewhere only the chart."},
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private LessonOptions lesson;

    @Mixin
    private OutputOptions output;

    @Mixin
    private BudgetOptions budget;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Outputs outputs = output.outputs();
        outputs.check();
        return new HeadlessRun(outputs, out).run(lesson.lesson(), lesson.arguments(), budget.budget());
    }
}
