package dev.gantry.format.picture;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;

/**
 * Size of a picture.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureSize(int width, int height) {
    /** Limit of pixels of a PNG: its image must fit into memory. */
    public static final long MOST = 160_000_000;

    /**
     * The size that a picture of this excerpt will have. Lays the whole picture out; any thread.
     *
     * @throws IOException if the program's fonts cannot be read
     */
    public static PictureSize of(Snapshot snapshot, Excerpt excerpt, Look look) throws IOException {
        try {
            return Sheet.of("", snapshot, excerpt, look, new Fonts(look.scale())).size();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether it can be a PNG. */
    public boolean fitsMemory() {
        return (long) width * height <= MOST;
    }
}
