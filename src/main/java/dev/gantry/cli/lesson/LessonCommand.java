package dev.gantry.cli.lesson;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;

/** {@code gantry lesson}: what can be done with lessons of one's own. */
@Command(name = "lesson", description = {
        "Makes, checks and shares lessons of your own.",
        "A lesson is a folder with lesson.md, Main.java and main.py. A lesson is a program: look at one that others "
                + "made before you run it."},
        synopsisHeading = "", customSynopsis = "Usage: gantry lesson COMMAND [OPTIONS]",
        mixinStandardHelpOptions = true, commandListHeading = "%nCommands:%n",
        subcommands = {NewCommand.class, CheckLessonCommand.class, ListOwnCommand.class, PackCommand.class,
                AddCommand.class, RemoveCommand.class, ExportLessonCommand.class})
public final class LessonCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new Failure(Failure.USE, "lesson wants a command: %s. 'gantry lesson --help' tells more."
                .formatted(String.join(", ", spec.subcommands().keySet())));
    }
}
