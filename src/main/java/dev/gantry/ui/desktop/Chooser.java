package dev.gantry.ui.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.gantry.format.TraceWriter;

/** File chooser: asks the user for a file's name; empty if the user cancelled. */
public interface Chooser {
    /** What is chosen among what is there. */
    enum Wanted {
        /** A program's file. */
        PROGRAM,
        /** A folder. */
        FOLDER,
        /** A Python interpreter. */
        INTERPRETER,
        /** A JDK's folder. */
        JDK,
        /** A folder with sources of a Java program. */
        SOURCES,
        /** A file of claims. */
        CLAIMS
    }

    /**
     * A file or folder that is there.
     *
     * @param near the folder that is shown first
     */
    Optional<Path> toChoose(Wanted what, Path near);

    Optional<Path> toOpen();

    Optional<Path> toSave(String suggested, List<TraceWriter> kinds);

    /**
     * Where a file is to be written; whether one that is there may be replaced was asked.
     *
     * @param suggested its name, if it pleases
     * @param kind what the user calls such files
     * @param endings how their names end, without the dot; the name that is chosen may end in another way
     */
    Optional<Path> toExport(String suggested, String kind, List<String> endings);
}
