package dev.gantry.cli.terminal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine.Option;

import dev.gantry.program.Sources;

/** Option of commands that watch Java programs: where the sources are. */
public final class SourcesOption {
    @Option(names = "--sources", paramLabel = "DIR|JAR", description = "A folder or a jar with sources of the Java "
            + "program, to be shown beside the timeline; may be given several times. Those beside its classes are "
            + "found without.")
    private List<String> sources = List.of();

    /**
     * The folders and jars, absolute.
     *
     * @throws Failure if one is not there, or is neither
     */
    public List<Path> places() {
        return sources.stream().map(SourcesOption::place).toList();
    }

    /** Whether any was given. */
    public boolean isGiven() {
        return !sources.isEmpty();
    }

    private static Path place(String name) {
        try {
            Path place = FileName.of(name).toAbsolutePath();
            if (!Files.exists(place)) {
                throw new Failure(Failure.USE, "--sources names " + name + ", which is not there.");
            }
            if (!Sources.mayBeIn(place)) {
                throw new Failure(Failure.USE, "--sources names " + name + ", which is neither a folder nor a jar.");
            }
            return place;
        } catch (InvalidPathException why) {
            throw new Failure(Failure.USE, why.getReason() + ".");
        }
    }
}
