package dev.gantry.view.frame;

import java.util.List;

import dev.gantry.insight.path.Step;
import dev.gantry.view.layout.Metrics;

/**
 * The critical path: one thick line along the lower edge of the bars, from lane to lane.
 *
 * <p>Of steps that end within one pixel column only the first is drawn, so the cost is that of the columns, however
 * many steps there are. Over lanes that no line shows the path is interrupted.
 */
final class CriticalPathPainter {
    void paint(Scene scene) {
        List<Step> steps = scene.emphasis().path();
        if (steps.isEmpty() || scene.metrics().isText()) {
            return;
        }
        Paths paths = scene.frame().paths();
        int left = scene.scale().left() - 1;
        boolean drawing = false;
        for (int i = endingAfter(steps, scene.scale().start()); i < steps.size();) {
            Step step = steps.get(i);
            if (step.from() >= scene.scale().end()) {
                break;
            }
            int y = edge(scene, step.lane());
            int to = Math.min(scene.scale().right() + 1, scene.scale().x(step.to()));
            if (y >= 0) {
                paths.point(Math.max(left, scene.scale().x(step.from())), y);
                paths.point(Math.max(left, to), y);
                drawing = true;
            } else if (drawing) {
                paths.end(Paths.Line.THICK);
                drawing = false;
            }
            i = Math.max(i + 1, endingAfter(steps, scene.scale().time(to + 1)));
        }
        if (drawing) {
            paths.end(Paths.Line.THICK);
        }
    }

    /** The first step that ends after this time. */
    private static int endingAfter(List<Step> steps, long time) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).to() > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The y just below the upper bar of a lane; -1 if no line shows it. */
    private static int edge(Scene scene, int lane) {
        int middle = scene.middleOf(lane);
        Metrics metrics = scene.metrics();
        return middle < 0 ? -1 : middle + metrics.bar() / 2 + Math.max(1, metrics.pad() / 2);
    }
}
