package dev.gantry.format.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import dev.gantry.trace.Snapshot;

/**
 * A run as JSON: times are nanoseconds from the first record, ids are numbers, what is not known is left out.
 *
 * @param lesson the lesson's id
 * @param parameters its parameters by name
 */
public record RunJson(String lesson, Map<String, Long> parameters) {
    /**
     * Writes the run as UTF-8, and flushes; the stream stays open.
     *
     * @throws IOException if the stream cannot be written
     */
    public void write(Snapshot snapshot, OutputStream to) throws IOException {}
}
