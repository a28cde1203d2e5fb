package dev.gantry.format.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import dev.gantry.format.Excerpt;
import dev.gantry.format.WholeFile;
import dev.gantry.trace.Snapshot;

/**
 * A recording as a PNG file: title, legend, ruler and all lanes. Same recording, same bytes.
 *
 * @param title the line above, such as {@code 20 tasks on 5 threads}
 * @param excerpt what part of the recording
 * @param look how it is drawn
 */
public record PngPicture(String title, Excerpt excerpt, Look look) {

    /**
     * Writes the picture. The file is there in full or not at all; one that was there is replaced.
     *
     * @throws IOException if it cannot be written; the message is one sentence for the user
     */
    public void write(Snapshot snapshot, Path file) throws IOException {
        WholeFile.write(file, out -> write(snapshot, out));
    }

    /** Writes the picture; the stream stays open. */
    public void write(Snapshot snapshot, OutputStream to) throws IOException {
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(to)) {
            if (!ImageIO.write(image(snapshot), "png", memory)) {
                throw new IOException("this Java cannot write PNG");
            }
        }
    }

    /** The picture in memory. */
    public BufferedImage image(Snapshot snapshot) throws IOException {
        Fonts fonts = new Fonts(look.scale());
        try {
            Sheet sheet = Sheet.of(title, snapshot, excerpt, look, fonts);
            if (!sheet.size().fitsMemory()) {
                throw new IOException(
                        "the picture would have %,d by %,d pixels; a smaller scale, or fewer lanes, will do"
                                .formatted(sheet.width(), sheet.height()));
            }
            FramePainter painter = new FramePainter(sheet.width(), sheet.height(), look.palette(), fonts);
            sheet.parts().forEach(part -> painter.paint(part.frame(), part.x(), part.y()));
            return painter.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
