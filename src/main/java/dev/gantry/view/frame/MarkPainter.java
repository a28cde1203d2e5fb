package dev.gantry.view.frame;

import dev.gantry.trace.Lane;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/** Draws the marks of a lane as small ticks at the upper edge of its line, one for all that share a column. */
final class MarkPainter {
    void paint(Scene scene, int line) {
        Lane lane = scene.snapshot().lane(scene.layout().lane(line));
        if (lane == null || lane.marks() == 0 || scene.metrics().isText()) {
            return;
        }
        Metrics metrics = scene.metrics();
        TimeScale scale = scene.scale();
        int width = metrics.px(2);
        int height = metrics.pad();
        int top = scene.top(line);
        int i = lane.firstMarkFrom(scale.start());
        while (i < lane.marks() && lane.markTime(i) < scale.end()) {
            int x = scale.x(lane.markTime(i));
            int after = lane.firstMarkFrom(scale.time(x + width));
            boolean dims = !scene.emphasis().found().isEmpty()
                    && !scene.emphasis().found().holdsMark(lane.id(), i, after - i);
            scene.rects().add(Math.min(x, scale.right() - width), top + 1, width, height, Style.MARK,
                    dims ? Rects.DIMMED : 0, lane.id(), -1, i, after - i);
            i = after;
        }
    }
}
