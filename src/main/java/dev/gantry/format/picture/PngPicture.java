package dev.gantry.format.picture;

import java.io.IOException;
import java.nio.file.Path;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.Palette;

/**
 * A recording as a PNG file: title, legend, ruler and all lanes.
 *
 * @param title the line above, such as {@code 20 tasks on 5 threads}
 * @param width pixels, from 320 to 8192
 * @param palette light or dark
 */
public record PngPicture(String title, int width, Palette palette) {
    public static final int USUAL_WIDTH = 1600;

    /** A light picture of the usual width. */
    public static PngPicture titled(String title) {
        return new PngPicture(title, USUAL_WIDTH, Palette.LIGHT);
    }

    /**
     * Writes the picture. The file is there in full or not at all; one that was there is replaced.
     *
     * @throws IOException if it cannot be written; the message is one sentence for the user
     */
    public void write(Snapshot snapshot, Path file) throws IOException {
        throw new IOException("not yet");
    }
}
