package dev.gantry.view.frame;

import java.util.BitSet;
import java.util.List;

import dev.gantry.trace.Lane;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Fault;
import dev.gantry.view.time.TimeScale;

/**
 * Draws faults: a strip at the lower edge of the lane's line while one lasts, and a warning triangle before its name,
 * or before that of the lane that it is folded into.
 */
final class FaultPainter {
    private static final int THICK = 3;

    void paint(Scene scene) {
        List<Fault> faults = scene.emphasis().faults();
        BitSet signed = new BitSet();
        for (int i = 0; i < faults.size() && !scene.metrics().isText(); i++) {
            int line = line(scene, faults.get(i).lane());
            if (line >= 0 && isInSight(scene, line)) {
                strip(scene, line, faults.get(i), i);
                if (!signed.get(line)) {
                    signed.set(line);
                    sign(scene, line, i);
                }
            }
        }
    }

    /** The line that shows the lane, or what it is folded into; -1 if none does. */
    private static int line(Scene scene, int id) {
        Lane lane = scene.snapshot().lane(id);
        while (lane != null && scene.layout().lineOf(lane.id()) < 0) {
            lane = scene.snapshot().lane(lane.parent());
        }
        return lane == null ? -1 : scene.layout().lineOf(lane.id());
    }

    private static boolean isInSight(Scene scene, int line) {
        int upper = line < scene.layout().pinned() ? scene.frame().lanesTop() : scene.pinnedBottom();
        return scene.top(line) + scene.layout().height(line) > upper && scene.top(line) < scene.frame().height();
    }

    private static void strip(Scene scene, int line, Fault fault, int number) {
        TimeScale scale = scene.scale();
        if (fault.to() < scale.start() || fault.from() >= scale.end()) {
            return;
        }
        int thick = scene.metrics().px(THICK);
        int from = Math.max(scale.left(), scale.x(fault.from()));
        int to = Math.min(scale.right(), Math.max(from + thick, scale.x(fault.to())));
        int bottom = scene.top(line) + scene.layout().height(line);
        scene.rects().add(from, bottom - thick - 1, to - from, thick, Style.FAULT, 0, scene.layout().lane(line), -1,
                number, 1);
    }

    private static void sign(Scene scene, int line, int number) {
        Metrics metrics = scene.metrics();
        int half = metrics.px(3);
        int top = scene.top(line) + (metrics.line(1) - 2 * half) / 2;
        for (int row = 0; row <= 2 * half; row++) {
            int width = 1 + 2 * ((row + 1) / 2);
            scene.rects().add(metrics.px(6) - width / 2, top + row, width, 1, Style.FAULT, 0,
                    scene.layout().lane(line), -1, number, 1);
        }
    }
}
