package dev.gantry.ui.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Sheet;
import dev.gantry.ui.session.Pointer;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameTexts;
import dev.gantry.view.frame.Paths;
import dev.gantry.view.frame.Raster;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.TimeScale;

/** Paints a chart: its rectangles as one image, then arrows, texts, the chosen time and the marked moment. */
final class Painter {
    private static final double ARROW = 5;

    private final Sheet sheet = new Sheet();
    private final ChartFonts fonts;
    private final double scale;
    private final double texts;
    private Raster raster = new Raster(Palette.LIGHT);

    /** A painter for a screen that has this many pixels where JavaFX counts one, and texts this much larger. */
    Painter(double scale, double texts) {
        this.scale = scale;
        this.texts = texts;
        this.fonts = new ChartFonts(scale * texts);
    }

    double texts() {
        return texts;
    }

    double scale() {
        return scale;
    }

    TextMeasure measure() {
        return fonts;
    }

    void paint(Chart chart, Palette palette, Pointer pointer, GraphicsContext pen) {
        Frame frame = chart.frame();
        if (raster.palette() != palette) {
            raster = new Raster(palette);
        }
        pen.save();
        pen.scale(1 / scale, 1 / scale);
        pen.setImageSmoothing(false);
        sheet.draw(frame, raster, pen);
        cut(frame, pen, frame.scale().left());
        range(chart, palette, pointer, pen);
        paths(frame.paths(), palette, pen);
        pen.restore();
        pen.save();
        pen.scale(1 / scale, 1 / scale);
        texts(frame.texts(), palette, false, pen);
        cut(frame, pen, 0);
        texts(frame.texts(), palette, true, pen);
        pen.restore();
    }

    private static void cut(Frame frame, GraphicsContext pen, int left) {
        pen.beginPath();
        pen.rect(left, frame.lanesTop(), frame.width() - left, frame.height() - frame.lanesTop());
        pen.clip();
    }

    private static void range(Chart chart, Palette palette, Pointer pointer, GraphicsContext pen) {
        pointer.range().ifPresent(range -> {
            TimeScale time = chart.frame().scale();
            int from = time.clampedX(range.start());
            int width = Math.max(1, time.clampedX(range.end()) - from);
            Color accent = colour(palette.argb(TextColour.ACCENT));
            for (Bands.Band band : Bands.of(chart, range.lanes())) {
                int height = band.bottom() - band.top();
                pen.setFill(accent.deriveColor(0, 1, 1, 0.12));
                pen.fillRect(from, band.top(), width, height);
                pen.setFill(accent);
                pen.fillRect(from, band.top(), 1, height);
                pen.fillRect(from + width - 1, band.top(), 1, height);
                if (!range.lanes().isEmpty()) {
                    pen.fillRect(from, band.top(), width, 1);
                    pen.fillRect(from, band.bottom() - 1, width, 1);
                }
            }
        });
    }

    private static void paths(Paths paths, Palette palette, GraphicsContext pen) {
        Color colour = colour(palette.flow());
        pen.setStroke(colour);
        pen.setFill(colour);
        for (int path = 0; path < paths.size(); path++) {
            int from = paths.from(path);
            int last = paths.to(path) - 1;
            pen.setLineWidth(1.5 * paths.thickness(path));
            pen.setLineDashes(paths.isDashed(path) ? new double[]{4, 3} : null);
            pen.beginPath();
            pen.moveTo(paths.x(from) + 0.5, paths.y(from) + 0.5);
            for (int point = from + 1; point <= last; point++) {
                pen.lineTo(paths.x(point) + 0.5, paths.y(point) + 0.5);
            }
            pen.stroke();
            if (last > from) {
                head(paths, last, pen);
            }
        }
        pen.setLineDashes();
    }

    private static void head(Paths paths, int tip, GraphicsContext pen) {
        double x = paths.x(tip) + 0.5;
        double y = paths.y(tip) + 0.5;
        double angle = Math.atan2(paths.y(tip) - paths.y(tip - 1), paths.x(tip) - paths.x(tip - 1));
        double[] xs = new double[3];
        double[] ys = new double[3];
        for (int corner = 0; corner < 3; corner++) {
            double turn = corner == 0 ? 0 : corner == 1 ? Math.PI - 0.45 : Math.PI + 0.45;
            double length = corner == 0 ? 0 : ARROW * 1.4;
            xs[corner] = x + length * Math.cos(angle + turn);
            ys[corner] = y + length * Math.sin(angle + turn);
        }
        pen.fillPolygon(xs, ys, 3);
    }

    private void texts(FrameTexts texts, Palette palette, boolean belowRuler, GraphicsContext pen) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.isBelowRuler(i) == belowRuler) {
                pen.setFont(fonts.font(texts.font(i)));
                pen.setFill(colour(palette.argb(texts.ink(i))));
                pen.fillText(texts.text(i), texts.x(i), texts.baseline(i));
            }
        }
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
}
