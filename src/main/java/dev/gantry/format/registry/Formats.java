package dev.gantry.format.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.gantry.format.FileLimits;
import dev.gantry.format.OpenFile;
import dev.gantry.format.TraceReader;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.chrome.ChromeFile;
import dev.gantry.format.chrome.ChromeReader;
import dev.gantry.format.jfr.JfrReader;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.perfetto.PerfettoReader;

/** Registry of file formats that can be opened, and those of them that can be written. */
public final class Formats {
    private static final List<TraceReader> READERS = List.of(new JfrReader(), new ChromeReader(), new PerfettoReader());

    private static final List<TraceWriter> WRITERS = List.of(new PerfettoFile(), new ChromeFile());

    private Formats() {}

    public static List<TraceReader> readers() {
        return READERS;
    }

    /** Those that can be written; the first is the one that loses nothing. */
    public static List<TraceWriter> writers() {
        return WRITERS;
    }

    /** Writer for a file of this name, by its ending. */
    public static Optional<TraceWriter> writer(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return WRITERS.stream().filter(writer -> writer.endings().stream().anyMatch(end -> name.endsWith("." + end)))
                .findFirst();
    }

    /**
     * Begins to read this file, whatever of these it is. Never throws: what is wrong is told by {@link
     * OpenFile#trouble}.
     */
    public static OpenFile open(Path file) {
        return open(file, FileLimits.USUAL);
    }

    /** Begins to read this file within these limits. */
    public static OpenFile open(Path file, FileLimits limits) {
        return OpenFile.start(file, limits, READERS);
    }
}
