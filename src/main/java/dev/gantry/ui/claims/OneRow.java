package dev.gantry.ui.claims;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** A row that leaves out the children for which there is no room. */
final class OneRow extends Pane {
    private static final double GAP = 4;

    @Override
    protected double computePrefHeight(double width) {
        return getManagedChildren().stream().mapToDouble(child -> child.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return prefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        boolean fits = true;
        for (Node child : getManagedChildren()) {
            double width = Math.ceil(child.prefWidth(-1));
            fits &= x + width <= getWidth();
            child.setVisible(fits);
            child.resizeRelocate(x, 0, width, getHeight());
            x += width + GAP;
        }
    }
}
