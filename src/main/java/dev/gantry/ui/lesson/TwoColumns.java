package dev.gantry.ui.lesson;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Two parts side by side where there is room, else one below the other. */
final class TwoColumns extends Region {
    private final Region first;
    private final Region second;
    private final double least;
    private final double gap;

    /**
     * Two parts.
     *
     * @param least width from which they stand side by side
     * @param gap between them
     */
    TwoColumns(Region first, Region second, double least, double gap) {
        this.first = first;
        this.second = second;
        this.least = least;
        this.gap = gap;
        getChildren().addAll(first, second);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = inner(width);
        double height = isBeside(width)
                ? Math.max(first.prefHeight(half(inner)), second.prefHeight(half(inner)))
                : first.prefHeight(inner) + gap + second.prefHeight(inner);
        return height + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double inner = inner(getWidth());
        double x = snappedLeftInset();
        double y = snappedTopInset();
        if (isBeside(getWidth())) {
            double half = half(inner);
            first.resizeRelocate(x, y, half, first.prefHeight(half));
            second.resizeRelocate(x + half + gap, y, half, second.prefHeight(half));
        } else {
            double height = first.prefHeight(inner);
            first.resizeRelocate(x, y, inner, height);
            second.resizeRelocate(x, y + height + gap, inner, second.prefHeight(inner));
        }
    }

    private boolean isBeside(double width) {
        return width >= least;
    }

    private double inner(double width) {
        return Math.max(0, width - snappedLeftInset() - snappedRightInset());
    }

    private double half(double inner) {
        return Math.max(0, snapPositionX((inner - gap) / 2));
    }
}
