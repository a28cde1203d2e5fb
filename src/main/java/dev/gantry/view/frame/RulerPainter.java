package dev.gantry.view.frame;

import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.time.TimeScale;

/** Draws the ruler and, below the bars, the grid that goes with it. */
final class RulerPainter {
    private static final int LEAST_MINOR = 7;

    private Ticks ticks;

    void measure(Scene scene) {
        Metrics metrics = scene.metrics();
        TimeScale scale = scene.scale();
        long origin = scene.emphasis().flags().zero(scene.snapshot());
        ticks = Ticks.of(scale, origin, scene.labels(), metrics.isText() ? 2 : metrics.px(28));
    }

    /** The lines of time between two heights, after {@link #measure}. */
    void grid(Scene scene, int top, int bottom) {
        TimeScale scale = scene.scale();
        long origin = scene.emphasis().flags().zero(scene.snapshot());
        if (scene.metrics().isText()) {
            return;
        }
        for (long time = ticks.first(); time + origin < scale.end(); time += ticks.step()) {
            scene.rects().add(scale.x(time + origin), top, 1, bottom - top, Style.GRID);
        }
    }

    void ruler(Scene scene, FlagPainter flags) {
        Metrics metrics = scene.metrics();
        TimeScale scale = scene.scale();
        Rects rects = scene.rects();
        int height = metrics.ruler();
        int line = metrics.isText() ? 0 : 1;
        long origin = scene.emphasis().flags().zero(scene.snapshot());
        rects.add(0, 0, scene.frame().width(), height, Style.RULER);
        rects.add(0, height - line, scene.frame().width(), line, Style.SEPARATOR);
        minorTicks(scene, origin);
        int large = metrics.isText() ? 1 : metrics.px(8);
        int margin = metrics.px(4);
        int free = 0; // where times are not equally far apart, some labels have no room
        for (long time = ticks.first(); time + origin < scale.end(); time += ticks.step()) {
            int x = scale.x(time + origin);
            rects.add(x, height - large, 1, large, Style.TICK);
            String label = ticks.label(time);
            int width = (int) Math.ceil(scene.labels().width(label, FontRole.RULER));
            if (x >= free && x + 2 * margin + width <= scale.right() && !flags.covers(x, x + margin + width)) {
                scene.text(label, x + margin, 0, height - (metrics.isText() ? 0 : metrics.px(3)), width, FontRole.RULER,
                        TextColour.MUTED, false);
                free = x + 2 * margin + width;
            }
        }
        String base = ticks.baseLabel();
        scene.frame().countFrom(base);
        if (!base.isEmpty()) {
            int room = scale.left() - 2 * metrics.margin();
            String text = scene.labels().cut(Phrases.of("ruler.from", base), FontRole.RULER, room, 3);
            scene.text(text, metrics.margin(), 0, height, room, FontRole.RULER, TextColour.TEXT, false);
        }
    }

    private void minorTicks(Scene scene, long origin) {
        Metrics metrics = scene.metrics();
        TimeScale scale = scene.scale();
        long step = ticks.step() / ticks.minor();
        if (metrics.isText() || ticks.minor() == 1 || step / scale.nanosPerPixel() < LEAST_MINOR) {
            return;
        }
        int small = metrics.px(4);
        for (long time = ticks.first() - ticks.step(); time + origin < scale.end(); time += step) {
            int x = scale.x(time + origin);
            if (x >= scale.left()) {
                scene.rects().add(x, metrics.ruler() - small, 1, small, Style.TICK);
            }
        }
    }
}
