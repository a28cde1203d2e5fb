package dev.gantry.ui.chart;

import java.nio.IntBuffer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.Raster;

/** Pixel buffer and its image: a frame's rectangles are painted into it. */
public final class Sheet {
    private int width;
    private int height;
    private int[] pixels = {};
    private PixelBuffer<IntBuffer> buffer;
    private WritableImage image;

    /** Paints the frame's rectangles and draws them at the pen's origin. */
    public void draw(Frame frame, Raster raster, GraphicsContext pen) {
        if (image == null || width != frame.width() || height != frame.height()) {
            width = frame.width();
            height = frame.height();
            pixels = new int[width * height];
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }
        raster.paint(frame, pixels, width, height, 0, 0);
        buffer.updateBuffer(_ -> null);
        pen.drawImage(image, 0, 0);
    }
}
