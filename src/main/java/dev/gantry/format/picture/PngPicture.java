package dev.gantry.format.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import dev.gantry.format.WholeFile;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.Emphasis;
import dev.gantry.view.Folds;
import dev.gantry.view.Frame;
import dev.gantry.view.FrameBuilder;
import dev.gantry.view.LaneLayout;
import dev.gantry.view.Legend;
import dev.gantry.view.LegendStrip;
import dev.gantry.view.Metrics;
import dev.gantry.view.Palette;
import dev.gantry.view.Viewport;

/**
 * A recording as a PNG file: title, legend, ruler and all lanes. Same recording, same bytes.
 *
 * @param title the line above, such as {@code 20 tasks on 5 threads}
 * @param width pixels, from 320 to 8192
 * @param palette light or dark
 * @param emphasis what stands out
 */
public record PngPicture(String title, int width, Palette palette, Emphasis emphasis) {
    public static final int USUAL_WIDTH = 1600;
    private static final int GREATEST_HEIGHT = 8000;

    public PngPicture {
        width = Math.clamp(width, 320, 8192);
    }

    /** A light picture of the usual width. */
    public static PngPicture titled(String title) {
        return new PngPicture(title, USUAL_WIDTH, Palette.LIGHT, Emphasis.NONE);
    }

    /**
     * Writes the picture. The file is there in full or not at all; one that was there is replaced.
     *
     * @throws IOException if it cannot be written; the message is one sentence for the user
     */
    public void write(Snapshot snapshot, Path file) throws IOException {
        WholeFile.write(file, out -> {
            try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
                if (!ImageIO.write(image(snapshot), "png", memory)) {
                    throw new IOException("this Java cannot write PNG");
                }
            }
        });
    }

    /** The picture in memory. */
    BufferedImage image(Snapshot snapshot) throws IOException {
        Fonts fonts = new Fonts(1);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        try {
            Frame legend = new Frame();
            List<Legend.Entry> entries = new ArrayList<>(Legend.of(snapshot));
            LegendStrip.build(entries, Metrics.USUAL, width - 2 * Surround.MARGIN, fonts, legend);
            int top = Surround.head(legend.height());
            int room = GREATEST_HEIGHT - top - Surround.FOOT;
            int lines = linesWithin(layout, room - Metrics.USUAL.ruler());
            Frame chart = new Frame();
            int height = Metrics.USUAL.ruler() + layout.top(lines);
            new FrameBuilder().build(snapshot, layout, Viewport.fit(snapshot.first(), snapshot.horizon()), emphasis,
                    width, height, fonts, chart);
            if (chart.mergedBars() > 0) {
                entries.add(Legend.several());
                LegendStrip.build(entries, Metrics.USUAL, width - 2 * Surround.MARGIN, fonts, legend);
                top = Surround.head(legend.height());
            }
            FramePainter painter = new FramePainter(width, top + height + Surround.FOOT, palette, fonts);
            painter.paint(Surround.frame(title, snapshot, width, top + height + Surround.FOOT, fonts,
                    Surround.note(snapshot, chart, layout.size() - lines)), 0, 0);
            painter.paint(legend, Surround.MARGIN, top - legend.height() - Surround.LEGEND_BELOW);
            painter.paint(chart, 0, top);
            return painter.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** How many lines have room. */
    private static int linesWithin(LaneLayout layout, int height) {
        int lines = layout.size();
        while (lines > 1 && layout.top(lines) > height) {
            lines--;
        }
        return lines;
    }
}
