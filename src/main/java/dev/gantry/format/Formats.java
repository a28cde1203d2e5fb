package dev.gantry.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.format.chrome.ChromeFile;
import dev.gantry.format.chrome.ChromeReader;
import dev.gantry.format.jfr.JfrReader;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.perfetto.PerfettoReader;

/** All kinds of files that can be opened. */
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

    /** Who writes a file of this name, by how it ends. */
    public static Optional<TraceWriter> writer(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return WRITERS.stream().filter(writer -> writer.endings().stream().anyMatch(end -> name.endsWith("." + end)))
                .findFirst();
    }

    /** Who reads a file that begins with these bytes; names are not asked, since they may lie. */
    static Optional<TraceReader> of(byte[] head) {
        return READERS.stream().filter(reader -> reader.recognises(head)).findFirst();
    }

    /** What can be opened, in words. */
    static String titles() {
        return READERS.stream().map(TraceReader::title).collect(Collectors.joining(", "));
    }
}
