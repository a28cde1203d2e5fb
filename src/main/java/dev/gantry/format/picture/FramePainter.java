package dev.gantry.format.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameTexts;
import dev.gantry.view.frame.Paths;
import dev.gantry.view.frame.Raster;
import dev.gantry.view.style.Palette;

/** Paints frames into an image in memory. */
final class FramePainter {
    private static final double HEAD = 7;
    private static final float STROKE = 1.5f;
    private static final float[] DASHES = {4, 3};

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Raster raster;
    private final Fonts fonts;

    FramePainter(int width, int height, Palette palette, Fonts fonts) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        raster = new Raster(palette);
        this.fonts = fonts;
    }

    void paint(Frame frame, int dx, int dy) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        raster.paint(frame, pixels, image.getWidth(), image.getHeight(), dx, dy);
        graphics.translate(dx, dy);
        paths(frame);
        texts(frame);
        graphics.translate(-dx, -dy);
    }

    BufferedImage finish() {
        graphics.dispose();
        return image;
    }

    private void paths(Frame frame) {
        int left = frame.scale().left();
        graphics.setClip(left, frame.lanesTop(), frame.width() - left, frame.height() - frame.lanesTop());
        graphics.setColor(new Color(raster.palette().flow()));
        Paths paths = frame.paths();
        for (int i = 0; i < paths.size(); i++) {
            Path2D line = new Path2D.Float();
            line.moveTo(paths.x(paths.from(i)), paths.y(paths.from(i)));
            for (int point = paths.from(i) + 1; point < paths.to(i); point++) {
                line.lineTo(paths.x(point), paths.y(point));
            }
            float scale = (float) fonts.scale();
            float[] dashes = paths.isDashed(i) ? new float[]{DASHES[0] * scale, DASHES[1] * scale} : null;
            graphics.setStroke(
                    new BasicStroke(STROKE * paths.thickness(i) * scale, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND,
                            1, dashes, 0));
            graphics.draw(line);
            head(paths, paths.to(i) - 1);
        }
        graphics.setClip(null);
    }

    private void head(Paths paths, int tip) {
        double x = paths.x(tip);
        double y = paths.y(tip);
        double angle = Math.atan2(y - paths.y(tip - 1), x - paths.x(tip - 1));
        Path2D head = new Path2D.Double();
        double length = HEAD * fonts.scale();
        head.moveTo(x, y);
        head.lineTo(x - length * Math.cos(angle - 0.45), y - length * Math.sin(angle - 0.45));
        head.lineTo(x - length * Math.cos(angle + 0.45), y - length * Math.sin(angle + 0.45));
        head.closePath();
        graphics.fill(head);
    }

    private void texts(Frame frame) {
        FrameTexts texts = frame.texts();
        for (int i = 0; i < texts.size(); i++) {
            int top = texts.isBelowRuler(i) ? frame.lanesTop() : 0;
            graphics.setClip(0, top, frame.width(), frame.height() - top);
            graphics.setColor(new Color(raster.palette().argb(texts.ink(i))));
            graphics.setFont(fonts.get(texts.font(i)));
            graphics.drawString(texts.text(i), texts.x(i), texts.baseline(i));
        }
        graphics.setClip(null);
    }
}
