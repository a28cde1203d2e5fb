package dev.gantry.format;

import java.io.IOException;

/** Reads files of one kind. Without state: one reader serves all files. */
public interface TraceReader extends FileKind {
    /** How many of a file's first bytes {@link #recognises} is shown, at most. */
    int HEAD = 1 << 16;

    /** File type detection: whether a file that begins with these bytes, unpacked, is of this kind. */
    boolean recognises(byte[] head);

    /**
     * Reads the file to its end. Runs in a thread of its own, and is the only writer of the opening's trace. Calls
     * {@link TraceUnderConstruction#step} at least every few thousand events.
     *
     * @throws DamagedFile where it can't be read on; what was read before stays
     * @throws ReadingCancelled from {@link TraceUnderConstruction#step} or the content's stream: let it pass
     * @throws IOException if the file can't be read; its message is shown to the user after the file's name
     */
    void read(Content content, TraceUnderConstruction into) throws IOException;
}
