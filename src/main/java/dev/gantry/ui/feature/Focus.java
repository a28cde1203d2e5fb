package dev.gantry.ui.feature;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Default keyboard focus: goes to the chart when a feature that had it closes. */
public final class Focus {
    private Node chart = new Region();

    /** This is the chart. */
    public void chart(Node node) {
        chart = node;
    }

    /** The chart's node. */
    public Node chart() {
        return chart;
    }

    /** Gives the focus to the chart. */
    public void toChart() {
        chart.requestFocus();
    }

    /** Whether this, or something in it, has the focus. */
    public static boolean isWithin(Node node) {
        Node at = node.getScene() == null ? null : node.getScene().getFocusOwner();
        while (at != null && at != node) {
            at = at.getParent();
        }
        return at != null;
    }
}
