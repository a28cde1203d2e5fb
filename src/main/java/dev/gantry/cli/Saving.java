package dev.gantry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import dev.gantry.format.About;
import dev.gantry.format.Formats;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.WholeFile;
import dev.gantry.trace.Snapshot;

/** Saves recordings. */
final class Saving {
    private Saving() {}

    /** Saves it so that nothing is lost, whatever the file is called. */
    static void save(Snapshot snapshot, About about, Path file) {
        save(snapshot, about, file, Formats.writers().getFirst());
    }

    static void save(Snapshot snapshot, About about, Path file, TraceWriter as) {
        try {
            WholeFile.write(file, to -> as.write(snapshot, about, to, _ -> {}));
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }

    /** The kind of file that this name's end asks for. */
    static TraceWriter kindOf(Path file) {
        return Formats.writer(file).orElseThrow(() -> new Failure(Failure.USE,
                "how " + file + " ends says no kind of file that Gantry writes: " + Formats.writers().stream()
                        .map(writer -> "." + writer.endings().getFirst() + " (" + writer.title() + ")")
                        .collect(Collectors.joining(", ")) + "."));
    }
}
