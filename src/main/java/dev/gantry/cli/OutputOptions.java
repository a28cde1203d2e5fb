package dev.gantry.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Option;

/** Output options of a run. */
final class OutputOptions {
    @Option(names = "--picture", paramLabel = "FILE.png", description = "Draw the run into this file.")
    private Optional<Path> picture;

    @Option(names = "--dark", description = "Draw the picture on a dark ground.")
    private boolean dark;

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the run as JSON to this file; of a lesson, "
            + "with - to standard output, which then gets nothing else.")
    private Optional<String> json;

    @Option(names = "--record", paramLabel = "FILE.pftrace", description = "Save the recording, to be opened again "
            + "later, or in Perfetto.")
    private Optional<Path> record;

    Outputs outputs() {
        return new Outputs(picture, dark, json, record);
    }
}
