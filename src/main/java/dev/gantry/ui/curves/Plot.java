package dev.gantry.ui.curves;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;

import dev.gantry.insight.Load;
import dev.gantry.insight.Parts;
import dev.gantry.view.time.Viewport;

/**
 * The curves. The pointer, or the arrow keys, pick a time; a click, or Enter, chooses it. A control, so that it gets
 * these keys.
 */
final class Plot extends Control {
    private static final double HEIGHT = 64;

    private final Runnable pointed;
    private final LongConsumer chosen;
    private final Map<Curve, Path> lines = new EnumMap<>(Curve.class);
    private final Line hair = new Line();
    private final Label top = new Label();
    private final Rectangle clip = new Rectangle();
    private Optional<Load> load = Optional.empty();
    private OptionalLong time = OptionalLong.empty();
    private Viewport sight = Viewport.fit(0, 0);
    private double left;
    private double right;
    private List<Object> drawn = List.of();

    /** A plot that tells that another time is pointed at, and which one was chosen. */
    Plot(Runnable pointed, LongConsumer chosen) {
        this.pointed = pointed;
        this.chosen = chosen;
        setId("curves-plot");
        getStyleClass().add("curves-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setClip(clip);
        for (Curve curve : Curve.values()) {
            Path line = new Path();
            line.getStyleClass().addAll("curve-line", curve.styleClass());
            line.setManaged(false);
            line.setMouseTransparent(true);
            lines.put(curve, line);
        }
        hair.getStyleClass().add("curves-hair");
        hair.setMouseTransparent(true);
        hair.setManaged(false);
        top.getStyleClass().add("hint");
        top.setMouseTransparent(true);
        setOnMouseMoved(event -> point(at(event.getX())));
        setOnMouseDragged(event -> point(at(event.getX())));
        setOnMouseExited(_ -> point(OptionalLong.empty()));
        setOnMouseClicked(event -> at(event.getX()).ifPresent(chosen));
        setOnMousePressed(_ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Where the chart's time begins and ends, in pixels from the left. */
    void edges(double from, double to) {
        left = from;
        right = to;
    }

    /** Draws this load where the chart shows this much time. */
    void show(Optional<Load> of, Viewport visible) {
        List<Object> now = List.of(of, visible.scrolledTo(0), left, right);
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        load = of;
        sight = visible;
        for (Curve curve : Curve.values()) {
            lines.get(curve).getElements().setAll(of.map(each -> path(curve, each)).orElse(List.of()));
        }
        top.setText(of.map(each -> String.valueOf((long) Math.ceil(Curve.top(Curve.QUEUED, each)))).orElse(""));
        placeHair();
    }

    /** The part that is pointed at. */
    Optional<Integer> part() {
        return load.flatMap(of -> time.stream().filter(at -> at >= of.parts().start() && at < of.parts().end())
                .mapToObj(of.parts()::at).findFirst());
    }

    private List<PathElement> path(Curve curve, Load of) {
        double highest = Curve.top(curve, of);
        List<Double> values = curve.of(of);
        List<PathElement> path = new ArrayList<>();
        boolean gap = true;
        for (int part = 0; part < values.size(); part++) {
            double value = values.get(part);
            if (Double.isNaN(value)) {
                gap = true;
                continue;
            }
            double y = HEIGHT - 2 - Math.clamp(value / highest, 0, 1) * (HEIGHT - 4);
            double from = x(of.parts().edge(part));
            path.add(gap ? new MoveTo(from, y) : new LineTo(from, y));
            path.add(new LineTo(x(of.parts().edge(part + 1)), y));
            gap = false;
        }
        return path;
    }

    private double x(long at) {
        return left + (at - (double) sight.start()) / sight.span() * (right - left);
    }

    private OptionalLong at(double x) {
        return x < left || x > right
                ? OptionalLong.empty()
                : OptionalLong.of(sight.start() + (long) ((x - left) / Math.max(1, right - left) * sight.span()));
    }

    private void point(OptionalLong at) {
        time = at;
        placeHair();
        pointed.run();
    }

    private void placeHair() {
        hair.setVisible(part().isPresent());
        double x = Math.floor(x(time.orElse(0))) + 0.5;
        hair.setStartX(x);
        hair.setEndX(x);
        hair.setEndY(HEIGHT);
    }

    private void key(KeyEvent event) {
        boolean forth = event.getCode() == KeyCode.RIGHT;
        if (load.isPresent() && (forth || event.getCode() == KeyCode.LEFT)) {
            Parts parts = load.get().parts();
            int next = part().map(part -> Math.clamp(part + (forth ? 1 : -1), 0, parts.count() - 1))
                    .orElse(forth ? 0 : parts.count() - 1);
            point(OptionalLong.of(parts.edge(next)));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && part().isPresent()) {
            time.ifPresent(chosen);
            event.consume();
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new Drawing(this);
    }

    private static final class Drawing extends SkinBase<Plot> {
        Drawing(Plot plot) {
            super(plot);
            getChildren().addAll(plot.lines.values());
            getChildren().addAll(plot.hair, plot.top);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            Plot plot = getSkinnable();
            plot.clip.setWidth(plot.getWidth());
            plot.clip.setHeight(plot.getHeight());
            plot.top.autosize();
            plot.top.relocate(Math.max(0, plot.left - plot.top.getWidth() - 6), 0);
        }
    }
}
