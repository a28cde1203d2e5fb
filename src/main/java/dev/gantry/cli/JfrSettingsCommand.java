package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.format.WholeFile;
import dev.gantry.format.jfr.RecordSettings;

/** {@code gantry jfr-settings}: JFR settings with which the JDK's Flight Recorder leaves nothing out. */
@Command(name = "jfr-settings", description = {
        "Writes settings for the JDK's Flight Recorder under which it records every wait, however short.",
        "Use them as: java -XX:StartFlightRecording:settings=FILE,filename=run.jfr …; then open run.jfr with "
                + "Gantry."},
        mixinStandardHelpOptions = true)
final class JfrSettingsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to write them, usually a name ending in "
            + ".jfc; without it they are printed.")
    private Optional<Path> file = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        byte[] settings = RecordSettings.file();
        if (file.isEmpty()) {
            out.print(new String(settings, StandardCharsets.UTF_8));
        } else {
            write(file.get(), settings);
            out.println("Settings: " + file.get());
            out.println("Use: java -XX:StartFlightRecording:settings=" + file.get() + ",filename=run.jfr …");
        }
        out.flush();
        return 0;
    }

    private static void write(Path file, byte[] settings) {
        try {
            WholeFile.write(file, to -> to.write(settings));
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }
}
