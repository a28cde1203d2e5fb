package dev.gantry.ui.theme;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Head of a panel: one thing beside the other, in as many rows as they need. What {@linkplain HBox#setHgrow grows}
 * takes the room that is left in its row, up to its greatest width; nothing is wider than the head.
 */
public final class WrappingHead extends FlowPane {
    /** A head with nothing in it. */
    public WrappingHead() {
        getStyleClass().add("wrapping-head");
        setMinWidth(0);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        List<Node> shown = getManagedChildren();
        double inner = getWidth() - snappedLeftInset() - snappedRightInset();
        for (Node each : shown) {
            double width = each.getLayoutBounds().getWidth();
            if (each.isResizable() && width > inner) {
                each.resize(inner, each.getLayoutBounds().getHeight());
            }
        }
        for (int i = 0; i < shown.size(); i++) {
            if (HBox.getHgrow(shown.get(i)) == Priority.ALWAYS) {
                grow(shown, i);
            }
        }
    }

    private void grow(List<Node> shown, int place) {
        Node growing = shown.get(place);
        int last = place;
        while (last + 1 < shown.size() && shown.get(last + 1).getLayoutX() > shown.get(last).getLayoutX()) {
            last++;
        }
        Node end = shown.get(last);
        double width = growing.getLayoutBounds().getWidth();
        double room = getWidth() - snappedRightInset() - end.getLayoutX() - end.getLayoutBounds().getWidth();
        double more = Math.clamp(growing.maxWidth(-1) - width, 0, Math.max(0, room));
        growing.resize(width + more, growing.getLayoutBounds().getHeight());
        for (int i = place + 1; i <= last; i++) {
            shown.get(i).setLayoutX(shown.get(i).getLayoutX() + more);
        }
    }
}
