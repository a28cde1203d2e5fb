package dev.gantry.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/**
 * How the window is divided: what is above, sides that keep their widths, a drawer, and a line below; the middle takes the
 * rest.
 */
final class WindowLayout extends BorderPane {
    private static final double LEFT = 264;
    private static final double RIGHT = 288;

    /** The same for texts so many times as large as usual. */
    WindowLayout(Node top, Region left, Region middle, Region right, Region drawer, Node bottom, double scale) {
        middle.setMinHeight(0); // texts may be large, and the window low
        double grown = 1 + (scale - 1) / 4; // sides with large texts are wider, but not as much
        SplitPane upper = beside(middle, right, false, grown);
        SplitPane rows = new SplitPane(upper, drawer);
        rows.setOrientation(Orientation.VERTICAL);
        rows.setDividerPositions(scale > 1.5 ? 0.74 : 0.68); // large texts leave room for few lanes
        SplitPane.setResizableWithParent(drawer, false);
        setCenter(beside(left, rows, true, grown));
        setTop(top);
        setBottom(bottom);
    }

    /** A side that keeps its width, beside something that takes the rest. */
    private static SplitPane beside(Region left, Region right, boolean sideIsLeft, double grown) {
        SplitPane columns = new SplitPane(left, right);
        Region side = sideIsLeft ? left : right;
        side.setMinWidth(220);
        (sideIsLeft ? right : left).setMinWidth(320);
        SplitPane.setResizableWithParent(side, false);
        columns.widthProperty().addListener((_, before, now) -> {
            double width = now.doubleValue();
            if (before.doubleValue() == 0 && width > 0) {
                columns.setDividerPositions(sideIsLeft ? grown * LEFT / width : 1 - grown * RIGHT / width);
            }
        });
        return columns;
    }
}
