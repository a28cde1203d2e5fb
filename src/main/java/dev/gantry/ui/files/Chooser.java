package dev.gantry.ui.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.gantry.format.TraceWriter;

/** Asks the user for a file's name; empty if the user thought better of it. */
public interface Chooser {
    Optional<Path> toOpen();

    Optional<Path> toSave(String suggested, List<TraceWriter> kinds);
}
