package dev.gantry.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleConsumer;

import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/** Writes recordings as files of one kind. Without state. */
public interface TraceWriter extends FileKind {
    /** Format name on the command line, such as {@code perfetto}. */
    String id();

    /**
     * Writes the whole recording; the stream stays open.
     *
     * @param progress is told from 0 to 1 how far it is; what it throws ends the writing
     */
    void write(Snapshot snapshot, About about, OutputStream to, DoubleConsumer progress) throws IOException;
}
