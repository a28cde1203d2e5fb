package dev.gantry.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the texts of a program's source, by the names that its records use. For any thread; takes time. */
@FunctionalInterface
public interface Sources {
    /** Where there are none. */
    Sources NONE = _ -> Optional.empty();

    /**
     * The text of the file in which this class is written, or of the file that is called so; empty if it isn't found.
     *
     * @param name a class with its package, without those inside it; or a file's name
     */
    Optional<String> text(String name);

    /** Whether a user may name this as a place of sources: a folder, or a jar or zip, that is there. */
    static boolean mayBeIn(Path place) {
        return Files.isDirectory(place) || Files.isRegularFile(place) && place.toString().matches(".*\\.(jar|zip)");
    }
}
