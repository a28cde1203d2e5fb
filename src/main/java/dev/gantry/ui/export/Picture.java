package dev.gantry.ui.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import dev.gantry.format.export.Choice;
import dev.gantry.format.picture.PngPicture;
import dev.gantry.view.style.Palette;

/** Image of what is in sight, as the toolkit's. */
final class Picture {
    private static final int OPAQUE = 0xff000000;

    private Picture() {}

    /** Draws it; any thread. */
    static Image of(Shown shown, Palette palette, double scale, DoubleConsumer progress) throws IOException {
        progress.accept(0);
        Choice choice = shown.choice(Part.VISIBLE, palette, scale);
        BufferedImage drawn = new PngPicture(shown.about().title(), choice.excerpt(), choice.look())
                .image(shown.snapshot());
        progress.accept(0);
        return image(drawn);
    }

    private static Image image(BufferedImage drawn) {
        int[] pixels = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
        Arrays.setAll(pixels, i -> pixels[i] | OPAQUE);
        return new WritableImage(new PixelBuffer<>(drawn.getWidth(), drawn.getHeight(), IntBuffer.wrap(pixels),
                PixelFormat.getIntArgbPreInstance()));
    }
}
