package dev.gantry.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.format.chrome.ChromeReader;
import dev.gantry.format.jfr.JfrReader;
import dev.gantry.format.perfetto.PerfettoReader;

/** All kinds of files that can be opened. */
public final class Formats {
    private static final List<TraceReader> READERS = List.of(new JfrReader(), new ChromeReader(), new PerfettoReader());

    private Formats() {}

    public static List<TraceReader> readers() {
        return READERS;
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
