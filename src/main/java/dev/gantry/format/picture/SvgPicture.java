package dev.gantry.format.picture;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;

/**
 * A recording as an SVG file: the same picture as {@link PngPicture}, with bars as shapes and texts as texts, so that
 * they stay sharp at every size and can be searched and edited.
 *
 * @param title the line above
 * @param excerpt what part of the recording
 * @param look how it is drawn
 */
public record SvgPicture(String title, Excerpt excerpt, Look look) {
    /** Writes the picture in UTF-8; the stream stays open. */
    public void write(Snapshot snapshot, OutputStream to) throws IOException {
        Fonts fonts = new Fonts(look.scale());
        try {
            Sheet sheet = Sheet.of(title, snapshot, excerpt, look, fonts);
            Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            new SvgPainter(out, look.palette(), fonts).paint(title, sheet);
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
