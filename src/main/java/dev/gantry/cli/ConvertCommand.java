package dev.gantry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Reading;
import dev.gantry.format.OpenFile;
import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;

/** {@code gantry convert FILE TO}: writes a recording as a file of another kind. */
@Command(name = "convert", description = {"Writes a recording as a file of another kind.",
        "How the name of the new file ends says which."}, mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The recording: Gantry's own, or a trace of another "
            + "program.")
    private Path file;

    @Parameters(index = "1", paramLabel = "TO", description = "The new file, such as run.pftrace.")
    private Path to;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Export kind = Saving.kindOf(to);
        Saving.check(to, file);
        OpenFile opened = Reading.read(file, spec.commandLine().getErr());
        Saving.export(opened.snapshot(), opened.about(), Choice.USUAL, to, kind, spec.commandLine().getErr());
        Saving.tell(kind, to, spec);
        return Reading.outcome(opened);
    }
}
