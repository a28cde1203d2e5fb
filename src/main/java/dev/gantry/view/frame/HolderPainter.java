package dev.gantry.view.frame;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.Reasons;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/**
 * Shows on a thread's own line which coroutine held the thread, and why it got it. What is too short to be told apart
 * is one bar, cell by cell, as for slices.
 */
final class HolderPainter {
    private Scene scene;
    private Lane thread;
    private int top;

    void paint(Scene on, Lane lane, int lineTop) {
        if (lane.switches() == 0) {
            return;
        }
        scene = on;
        thread = lane;
        top = lineTop + scene.metrics().pad();
        TimeScale scale = scene.scale();
        int i = Math.max(0, lane.firstSwitchFrom(scale.start()) - 1);
        int free = scale.left();
        while (i < lane.switches() && lane.switchTime(i) < scale.end()) {
            int left = Math.max(free, scale.clampedX(lane.switchTime(i)));
            int after = i + 1;
            if (right(i) - left < scene.metrics().own()) {
                int cell = left - Math.floorMod(left - scene.frame().phase(), Bars.CELL) + Bars.CELL;
                after = Math.max(after, lane.firstSwitchFrom(scale.time(Math.min(cell, scale.right()))));
                boolean lastIsWide = right(after - 1) - scale.x(lane.switchTime(after - 1)) >= scene.metrics().own();
                after -= lastIsWide && after - 1 > i ? 1 : 0;
            }
            free = Math.max(left + 1, right(after - 1));
            if (after - i > 1 || lane.switchTo(i) != lane.id()) {
                bar(i, after - i, left, free);
            }
            i = after;
        }
    }

    private void bar(int first, int count, int left, int right) {
        Metrics metrics = scene.metrics();
        int flags = count > 1 ? Rects.MERGED : 0;
        boolean apart = count == 1 && right - left >= metrics.own() && right < scene.scale().right();
        scene.rects().add(left, top, (apart ? right - 1 : right) - left, metrics.bar(), Style.HELD, flags, thread.id(),
                -1, first, count);
        int room = right - left - 2 * metrics.margin() - 1;
        if (count > 1 || room <= 0) {
            return;
        }
        String name = scene.layout().name(scene.snapshot(), thread.switchTo(first));
        String why = name + " · " + Reasons.text(thread.switchAt(first).reason());
        boolean explained = scene.layout().arrangement().arrows() && !metrics.isText()
                && scene.labels().fits(why, FontRole.BAR, room);
        String text = explained ? why : scene.labels().cut(name, FontRole.BAR, room, 3);
        scene.text(text, left + metrics.margin(), top, metrics.bar(), room, FontRole.BAR, Style.HELD.ink(), true);
    }

    private int right(int i) {
        long end = i + 1 < thread.switches()
                ? thread.switchTime(i + 1)
                : thread.closed() == Trace.NONE ? scene.snapshot().horizon() : thread.closed();
        return scene.scale().clampedX(end);
    }
}
