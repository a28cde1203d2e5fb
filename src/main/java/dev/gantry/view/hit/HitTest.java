package dev.gantry.view.hit;

import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.GutterPainter;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/** Hit testing by what was drawn at a point, so it cannot disagree with the picture. */
public final class HitTest {
    private HitTest() {}

    /** What lies at this pixel of a frame that was built with this layout. */
    public static Hit at(Frame frame, LaneLayout layout, int x, int y) {
        TimeScale scale = frame.scale();
        if (x < 0 || y < 0 || x >= frame.width() || y >= frame.height()) {
            return Hit.NOTHING;
        }
        if (y < frame.lanesTop()) {
            return x < scale.left() ? new Hit.OnCorner() : onRuler(frame, x, y);
        }
        int line = layout.lineAt(y - frame.lanesTop(), frame.scroll());
        if (line < 0) {
            return Hit.NOTHING;
        }
        if (x >= scale.left() && x >= frame.hiddenFrom()) {
            return Hit.NOTHING;
        }
        int fault = numberOf(frame, Style.FAULT, x, y);
        if (fault >= 0) {
            return new Hit.OnFault(fault);
        }
        if (x < scale.left()) {
            return new Hit.OnHead(line, layout.lane(line), onTriangle(layout, line, x));
        }
        return switch (layout.kind(line)) {
            case PROCESS -> Hit.NOTHING;
            case CROWD -> new Hit.OnCrowd(layout.lane(line), scale.time(x));
            case QUEUE -> new Hit.OnQueue(layout.executor(line), scale.time(x));
            case THREAD, COROUTINE -> onLane(frame, layout.lane(line), x, y);
        };
    }

    private static Hit onRuler(Frame frame, int x, int y) {
        int note = numberOf(frame, Style.NOTE, x, y);
        return note >= 0 ? new Hit.OnNote(note) : new Hit.OnRuler(frame.scale().time(x));
    }

    /** The number of what is drawn in this style there; -1 if nothing is. */
    private static int numberOf(Frame frame, Style style, int x, int y) {
        Rects rects = frame.rects();
        for (int i = rects.size() - 1; i >= 0; i--) {
            if (rects.style(i) == style && rects.count(i) > 0 && rects.holds(i, x, y)) {
                return rects.first(i);
            }
        }
        return -1;
    }

    private static Hit onLane(Frame frame, int lane, int x, int y) {
        Rects rects = frame.rects();
        long time = frame.scale().time(x);
        for (int i = rects.size() - 1; i >= 0; i--) {
            if (rects.count(i) > 0 && rects.subject(i) == lane && rects.holds(i, x, y)) {
                return switch (rects.style(i)) {
                    case MARK -> new Hit.OnMark(lane, rects.first(i), rects.count(i));
                    case HELD -> new Hit.OnHolder(lane, rects.first(i), rects.count(i), time);
                    default -> new Hit.OnSlice(lane, rects.depth(i), rects.first(i), rects.count(i), time);
                };
            }
        }
        return new Hit.OnGap(lane, time);
    }

    private static boolean onTriangle(LaneLayout layout, int line, int x) {
        int left = GutterPainter.triangleX(layout.metrics(), layout.indent(line));
        return layout.isFoldable(line) && x < left + layout.metrics().px(12);
    }
}
