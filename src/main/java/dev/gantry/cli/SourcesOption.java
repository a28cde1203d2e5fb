package dev.gantry.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine.Option;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.FileName;

/** Option of commands that watch Java programs: where the sources are. */
final class SourcesOption {
    private static final String JAR = ".*\\.(jar|zip)";

    @Option(names = "--sources", paramLabel = "DIR|JAR", description = "A folder or a jar with sources of the Java "
            + "program, to be shown beside the timeline; may be given several times. Those beside its classes are "
            + "found without.")
    private List<String> sources = List.of();

    /**
     * The folders and jars, absolute.
     *
     * @throws Failure if one is not there, or is neither
     */
    List<Path> places() {
        return sources.stream().map(SourcesOption::place).toList();
    }

    boolean isGiven() {
        return !sources.isEmpty();
    }

    private static Path place(String name) {
        try {
            Path place = FileName.of(name).toAbsolutePath();
            if (!Files.exists(place)) {
                throw new Failure(Failure.USE, "--sources names " + name + ", which is not there.");
            }
            if (!Files.isDirectory(place) && !name.matches(JAR)) {
                throw new Failure(Failure.USE, "--sources names " + name + ", which is neither a folder nor a jar.");
            }
            return place;
        } catch (InvalidPathException why) {
            throw new Failure(Failure.USE, why.getReason() + ".");
        }
    }
}
