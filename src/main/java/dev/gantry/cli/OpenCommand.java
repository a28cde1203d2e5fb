package dev.gantry.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.gantry.cli.terminal.Reading;

/** {@code gantry open FILE}: opens the window on a recording. */
@Command(name = "open", description = {
        "Opens the window on a recording: Gantry's own, or a trace of another program."},
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file;

    @Option(names = "--compare", paramLabel = "FILE", description = "Another recording, shown below the first on "
            + "one axis.")
    private Optional<Path> beside = Optional.empty();

    @Override
    public Integer call() {
        Reading.check(file);
        beside.ifPresent(Reading::check);
        WindowStart.open(beside.map(other -> OpenRequest.comparing(file, other))
                .orElseGet(() -> OpenRequest.showing(file)));
        return 0;
    }
}
