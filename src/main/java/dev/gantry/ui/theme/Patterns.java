package dev.gantry.ui.theme;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.ImagePattern;

import dev.gantry.view.frame.Raster;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;

/** The timeline's patterns for shapes of the toolkit. */
public final class Patterns {
    private static final int SIDE = 16;

    private Patterns() {}

    /** A style's fill with its pattern, to be laid over any shape. */
    public static ImagePattern of(Style style, Palette palette) {
        WritableImage tile = new WritableImage(SIDE, SIDE);
        tile.getPixelWriter().setPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(),
                new Raster(palette).pattern(style, false, false), 0, SIDE);
        return new ImagePattern(tile, 0, 0, SIDE, SIDE, false);
    }
}
