package dev.gantry.format.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;

/**
 * A recording as an animated GIF: its replay, in the same picture as {@link PngPicture}, over and over. The playhead
 * goes through the excerpt in {@value #STEPS} steps of {@value #STEP_MILLIS} ms, however long it is; then the whole
 * excerpt stands for {@value #REST_MILLIS} ms. Same recording, same bytes.
 *
 * @param title the line above
 * @param excerpt what part of the recording
 * @param look how it is drawn
 */
public record GifPicture(String title, Excerpt excerpt, Look look) {
    static final int STEPS = 96;
    static final int STEP_MILLIS = 80;
    static final int REST_MILLIS = 3000;

    /** Limit of pixels; more would take minutes, and no program plays them. */
    private static final long MOST = 16_000_000;

    /** Sampling interval for the colour table, in steps. */
    private static final int COUNTED = 12;

    /**
     * Writes the picture; the stream stays open.
     *
     * @param progress is told from 0 to 1 how far it is; what it throws ends the writing
     * @throws IOException if it cannot be written, or has too many pixels
     */
    public void write(Snapshot snapshot, OutputStream to, DoubleConsumer progress) throws IOException {
        Fonts fonts = new Fonts(look.scale());
        try {
            refuseTooLarge(sheet(snapshot, fonts, OptionalLong.empty()));
            BufferedImage whole = image(snapshot, fonts, OptionalLong.empty());
            ColourTable colours = new ColourTable(IntStream.rangeClosed(0, STEPS / COUNTED)
                    .mapToObj(part -> part == 0 ? whole : step(snapshot, fonts, part * COUNTED - 1)));
            try (GifStream gif = new GifStream(to, colours)) {
                for (int step = 0; step < STEPS; step++) {
                    progress.accept((double) step / STEPS);
                    gif.add(step(snapshot, fonts, step), STEP_MILLIS);
                }
                gif.add(whole, REST_MILLIS);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private BufferedImage step(Snapshot snapshot, Fonts fonts, int step) {
        long start = excerpt.start(snapshot);
        long share = Math.round((excerpt.end(snapshot) - start) * (step / (double) STEPS));
        return image(snapshot, fonts, OptionalLong.of(start + share));
    }

    private BufferedImage image(Snapshot snapshot, Fonts fonts, OptionalLong playhead) {
        Sheet sheet = sheet(snapshot, fonts, playhead);
        FramePainter painter = new FramePainter(sheet.width(), sheet.height(), look.palette(), fonts);
        sheet.parts().forEach(part -> painter.paint(part.frame(), part.x(), part.y()));
        return painter.finish();
    }

    private Sheet sheet(Snapshot snapshot, Fonts fonts, OptionalLong playhead) {
        return Sheet.of(title, snapshot, excerpt, look.showing(look.emphasis().replayed(playhead)), fonts);
    }

    private static void refuseTooLarge(Sheet sheet) throws IOException {
        if ((long) sheet.width() * sheet.height() > MOST) {
            throw new IOException("the moving picture would have %,d by %,d pixels; a smaller scale will do"
                    .formatted(sheet.width(), sheet.height()));
        }
    }
}
