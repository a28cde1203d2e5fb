package dev.gantry.ui.statistics;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

import dev.gantry.insight.Concurrency;

/** The means as a line, and the peaks, where they are known, as a surface behind it. */
final class Curve extends Pane {
    private static final double HEIGHT = 64;

    private final Polygon peaks = new Polygon();
    private final Polyline means = new Polyline();
    private List<Double> line = List.of();
    private List<Integer> tops = List.of();

    Curve() {
        getStyleClass().add("curve");
        peaks.getStyleClass().add("peak-steps");
        means.getStyleClass().add("mean-line");
        peaks.setManaged(false);
        means.setManaged(false);
        setMinSize(0, HEIGHT);
        setPrefSize(120, HEIGHT);
        getChildren().addAll(peaks, means);
    }

    void show(Concurrency of) {
        line = of.curve();
        tops = of.steps().map(Concurrency.Steps::peaks).orElse(List.of());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double highest = Math.max(1, line.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        highest = Math.max(highest, tops.stream().mapToInt(Integer::intValue).max().orElse(1));
        List<Double> surface = new ArrayList<>();
        if (!tops.isEmpty()) {
            surface.addAll(List.of(0.0, getHeight()));
            points(tops, highest, surface);
            surface.addAll(List.of(getWidth(), getHeight()));
        }
        peaks.getPoints().setAll(surface);
        List<Double> path = new ArrayList<>();
        points(line, highest, path);
        means.getPoints().setAll(path);
    }

    private void points(List<? extends Number> values, double highest, List<Double> into) {
        for (int i = 0; i < values.size(); i++) {
            double y = getHeight() - 1 - values.get(i).doubleValue() / highest * (getHeight() - 3);
            into.addAll(List.of(getWidth() * i / values.size(), y, getWidth() * (i + 1) / values.size(), y));
        }
    }

}
