package dev.gantry.format;

import java.io.IOException;
import java.util.List;

/** Reads files of one kind. Without state: one reader serves all files. */
public interface TraceReader {
    /** How many of a file's first bytes {@link #recognises} is shown, at most. */
    int HEAD = 1 << 16;

    /** What the command line calls the kind, such as {@code perfetto}. */
    String id();

    /** What a person calls such a file, such as {@code Perfetto trace}. */
    String title();

    /** How names of such files end, without the dot and without {@code .gz}; the usual one first. */
    List<String> endings();

    /** Whether a file that begins with these bytes, unpacked, is of this kind. */
    boolean recognises(byte[] head);

    /**
     * Reads the file to its end. Runs in a thread of its own, and is the only writer of the opening's trace. Calls {@link
     * Opening#step} at least every few thousand events.
     *
     * @throws DamagedFile where it can't be read on; what was read before stays
     * @throws ReadingCancelled from {@link Opening#step} or the content's stream: let it pass
     * @throws IOException if the file can't be read; its message is shown to the user after the file's name
     */
    void read(Content content, Opening into) throws IOException;
}
