package dev.gantry.format.spool;

import java.nio.file.Path;
import java.time.Instant;

import dev.gantry.format.perfetto.PerfettoReader;
import dev.gantry.recording.About;

/**
 * Crash recovery: a recording that a killed program left unsaved.
 *
 * @param file where it is
 * @param written when it was written to last
 * @param bytes how large it is
 * @param ended whether what is recorded had come to its end; else it was still going on
 */
public record Leftover(Path file, Instant written, long bytes, boolean ended) {
    /** What its beginning tells of it; nothing if that can't be read. */
    public About about() {
        return PerfettoReader.aboutOf(file);
    }
}
