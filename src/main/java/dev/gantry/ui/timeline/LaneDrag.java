package dev.gantry.ui.timeline;

import javafx.scene.layout.Region;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Lanes;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LaneMoves;
import dev.gantry.view.layout.LineKind;

/** Drag and drop of a lane's head to another place among its siblings. */
final class LaneDrag {
    private final Chart chart;
    private final Lanes lanes;
    private final Region marker = new Region();
    private int lane;
    private boolean pinned;
    private boolean placed;
    private int before;

    LaneDrag(Chart chart, Lanes lanes) {
        this.chart = chart;
        this.lanes = lanes;
        marker.setId("lane-drop");
        marker.getStyleClass().add("lane-drop");
        marker.setMouseTransparent(true);
        marker.setManaged(false);
        marker.setVisible(false);
    }

    /** Drop marker: where the lane would come to lie. */
    Region marker() {
        return marker;
    }

    /** Takes hold of a head; nothing for other places. */
    void press(Hit hit) {
        cancel();
        if (hit instanceof Hit.OnHead(int line, int head, boolean triangle) && !triangle && head != 0
                && chart.layout().kind(line) != LineKind.CROWD) {
            lane = head;
            pinned = line < chart.layout().pinned();
        }
    }

    boolean isOn() {
        return lane != 0;
    }

    /** The mouse is this many pixels of the frame below its upper edge. */
    void move(int y, double scale) {
        LaneLayout layout = chart.layout();
        int from = chart.frame().lanesTop();
        int line = layout.lineAt(y - from, chart.frame().scroll());
        int target = line < 0 ? -1 : beside(line);
        placed = target >= 0;
        marker.setVisible(placed);
        if (!placed) {
            return;
        }
        int top = top(target);
        boolean below = y > top + layout.height(target) / 2;
        before = below ? next(target) : layout.lane(target);
        int edge = below ? bottom(target) : top;
        marker.resizeRelocate(0, Math.round(edge / scale) - 1.0, chart.frame().scale().left() / scale, 2);
    }

    void drop() {
        if (isOn() && placed && before != lane) {
            lanes.arrange(pinned
                    ? LaneMoves.pinnedBefore(chart.layout(), lane, before)
                    : LaneMoves.movedBefore(chart.snapshot(), chart.layout(), lane, before));
        }
        cancel();
    }

    void cancel() {
        lane = 0;
        placed = false;
        marker.setVisible(false);
    }

    /** The line of the lane beside the dragged one that is, or holds, what this line shows; -1 if there is none. */
    private int beside(int line) {
        LaneLayout layout = chart.layout();
        if (pinned || line < layout.pinned()) {
            return pinned && line < layout.pinned() ? line : -1;
        }
        Snapshot snapshot = chart.snapshot();
        int indent = layout.indent(layout.lineOf(lane));
        for (int at = line; at >= layout.pinned() && layout.indent(at) >= indent; at--) {
            if (layout.indent(at) == indent && layout.lane(at) != 0 && layout.kind(at) != LineKind.CROWD) {
                return snapshot.lane(layout.lane(at)).parent() == snapshot.lane(lane).parent() ? at : -1;
            }
        }
        return -1;
    }

    /** The lane after this line's among those beside it, 0 for none. */
    private int next(int line) {
        LaneLayout layout = chart.layout();
        var among = pinned
                ? layout.arrangement().pinned()
                : LaneMoves.beside(chart.snapshot(), layout, layout.lane(line));
        int at = among.indexOf(layout.lane(line)) + 1;
        return at < among.size() ? among.get(at) : 0;
    }

    private int top(int line) {
        LaneLayout layout = chart.layout();
        return chart.frame().lanesTop() + layout.top(line) - (line < layout.pinned() ? 0 : chart.frame().scroll());
    }

    /** The lower edge of the line and of all that it holds. */
    private int bottom(int line) {
        LaneLayout layout = chart.layout();
        int last = line;
        while (line >= layout.pinned() && last + 1 < layout.size() && layout.indent(last + 1) > layout.indent(line)) {
            last++;
        }
        return top(last) + layout.height(last);
    }
}
