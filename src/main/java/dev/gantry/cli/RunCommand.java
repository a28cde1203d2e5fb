package dev.gantry.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.gantry.lesson.LessonRun;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gantry run LESSON}: runs a lesson without a window and shows what happened. */
@Command(name = "run", description = {"Runs a lesson without a window and draws what happened.%n",
        "On a terminal it prints what the lesson prints and how far it is; elsewhere only the chart."}, mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private LessonOptions lesson;

    @Option(names = "--picture", paramLabel = "FILE.png", description = "Draw the run into this file.")
    private Optional<Path> picture;

    @Option(names = "--dark", description = "Draw the picture on a dark ground.")
    private boolean dark;

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the run as JSON to this file, or with - to standard output, which then gets nothing else.")
    private Optional<String> json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Outputs outputs = new Outputs(picture, dark, json);
        outputs.check();
        boolean quiet = json.filter("-"::equals).isPresent();
        LessonRun run = HeadlessRun.run(lesson.lesson(), lesson.arguments(), quiet ? Optional.empty() : Optional.of(out));
        outputs.write(run, out);
        return HeadlessRun.exitCode(run);
    }
}
