package dev.gantry.ui.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import dev.gantry.trace.message.Beginning;
import dev.gantry.ui.theme.Patterns;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/**
 * An answer as bars or lines, each series with a colour and a pattern or dashes of its own. A click or the arrow keys
 * choose a point.
 */
final class PlotPane extends Control {
    private static final List<Style> SERIES = List.of(Style.RUNNING, Style.LONGER, Style.SHORTER, Style.CALLBACK,
            Style.SENDING, Style.TRIANGLE);
    private static final double[][] DASHES = {{}, {8, 4}, {2, 3}, {12, 3, 2, 3}, {6, 2}, {1, 5}};
    private static final double GAP = 6;
    private static final double WIDEST_LABEL = 110;
    private static final double LEAST_TICK = 18;

    private final Canvas canvas = new Canvas();
    private final Supplier<Palette> palette;
    private final Consumer<List<Object>> chosen;
    private Optional<Plot> plot = Optional.empty();
    private Plot.Kind kind = Plot.Kind.BARS;
    private Palette painted;
    private int point = -1;
    private double left;
    private double bottom;

    /** An empty one. {@code chosen} takes the row of a point that was chosen. */
    PlotPane(Supplier<Palette> palette, Consumer<List<Object>> chosen) {
        this.palette = palette;
        this.chosen = chosen;
        setId("query-plot");
        getStyleClass().add("query-plot");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        canvas.setManaged(false);
        getChildren().add(canvas);
        setOnMousePressed(event -> {
            requestFocus();
            plot.filter(of -> event.getX() >= left).ifPresent(of -> choose(nearest(of, event.getX())));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener((_, _, _) -> draw());
    }

    private void key(KeyEvent event) {
        int last = plot.map(Plot::size).orElse(0) - 1;
        int next = switch (event.getCode()) {
            case LEFT -> Math.max(0, point - 1);
            case RIGHT -> Math.min(last, point + 1);
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
        if (next >= 0) {
            choose(next);
            event.consume();
        }
    }

    private void choose(int next) {
        point = next;
        plot.ifPresent(of -> {
            setAccessibleText(of.says(next));
            chosen.accept(of.rows().get(next));
        });
        draw();
    }

    /** Draws this. */
    void show(Optional<Plot> drawn, Plot.Kind as) {
        plot = drawn;
        kind = as;
        point = -1;
        setAccessibleText(drawn.map(of -> String.join(", ", of.names())).orElse(""));
        draw();
    }

    /** Whether the answer has more points than are drawn. */
    boolean isCut() {
        return plot.filter(Plot::isCut).isPresent();
    }

    /** Draws it again if light has become dark or the other way round. */
    void refresh() {
        if (palette.get() != painted) {
            draw();
        }
    }

    /** It draws itself; as a control it has the arrow keys. */
    @Override
    protected Skin<?> createDefaultSkin() {
        return new SkinBase<>(this) {};
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        painted = palette.get();
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        plot.filter(_ -> canvas.getWidth() > 40 && canvas.getHeight() > 40).ifPresent(of -> draw(of, pen));
    }

    private void draw(Plot of, GraphicsContext pen) {
        double em = new Text("0").getLayoutBounds().getHeight();
        pen.setFont(Font.getDefault());
        double top = em + 2 * GAP;
        bottom = canvas.getHeight() - em - 2 * GAP;
        double step = step((of.greatest() - of.least()) / Math.max(1, (bottom - top) / LEAST_TICK));
        double low = Math.floor(of.least() / step) * step;
        double high = Math.max(low + step, Math.ceil(of.greatest() / step) * step);
        left = 2 * GAP;
        for (double value = low; value <= high + step / 2; value += step) {
            left = Math.max(left, width(number(value, step)) + 2 * GAP);
        }
        scale(pen, low, high, step, top);
        if (kind == Plot.Kind.BARS) {
            bars(of, pen, low, high, top);
        } else {
            lines(of, pen, low, high, top);
        }
        labels(of, pen);
        names(of, pen, em);
    }

    private void scale(GraphicsContext pen, double low, double high, double step, double top) {
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setLineWidth(1);
        pen.setLineDashes();
        for (double value = low; value <= high + step / 2; value += step) {
            double y = Math.round(y(value, low, high, top)) + 0.5;
            pen.setStroke(colour(palette.get().fill(Math.abs(value) < step / 2 ? Style.TICK : Style.SEPARATOR)));
            pen.strokeLine(left, y, canvas.getWidth() - GAP, y);
            pen.setFill(colour(palette.get().argb(TextColour.MUTED)));
            pen.fillText(number(value, step), left - GAP, y);
        }
    }

    private void bars(Plot of, GraphicsContext pen, double low, double high, double top) {
        double slot = slot(of);
        double wide = Math.max(1, slot * 0.8 / of.names().size());
        double zero = y(0, low, high, top);
        for (int series = 0; series < of.names().size(); series++) {
            pen.setFill(Patterns.of(SERIES.get(series), palette.get()));
            for (int at = 0; at < of.size(); at++) {
                double value = of.values().get(series)[at];
                if (Double.isFinite(value)) {
                    double y = y(value, low, high, top);
                    pen.fillRect(left + at * slot + slot * 0.1 + series * wide, Math.min(y, zero),
                            Math.max(1, wide - 1), Math.max(1, Math.abs(zero - y)));
                }
            }
        }
        mark(of, pen, top);
    }

    private void lines(Plot of, GraphicsContext pen, double low, double high, double top) {
        mark(of, pen, top);
        for (int series = 0; series < of.names().size(); series++) {
            pen.setStroke(colour(palette.get().fill(SERIES.get(series))));
            pen.setLineWidth(2);
            pen.setLineDashes(DASHES[series]);
            pen.beginPath();
            boolean on = false;
            for (int at = 0; at < of.size(); at++) {
                double value = of.values().get(series)[at];
                if (!Double.isFinite(value)) {
                    on = false;
                } else if (on) {
                    pen.lineTo(x(of, at), y(value, low, high, top));
                } else {
                    pen.moveTo(x(of, at), y(value, low, high, top));
                    pen.lineTo(x(of, at) + 0.5, y(value, low, high, top)); // a point by itself is seen
                    on = true;
                }
            }
            pen.stroke();
        }
        pen.setLineDashes();
    }

    /** Marks the chosen point. */
    private void mark(Plot of, GraphicsContext pen, double top) {
        if (point >= 0 && point < of.size()) {
            pen.setStroke(colour(palette.get().fill(Style.SELECTION)));
            pen.setLineWidth(isFocused() ? 2 : 1);
            double half = kind == Plot.Kind.BARS ? slot(of) / 2 : 3;
            pen.strokeRect(Math.max(left, x(of, point) - half), top, 2 * half, bottom - top);
        }
    }

    /** As many of what stands below as there is room for. */
    private void labels(Plot of, GraphicsContext pen) {
        pen.setTextBaseline(VPos.TOP);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setFill(colour(palette.get().argb(TextColour.MUTED)));
        double free = left;
        double measured = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < of.size(); at++) {
            double middle = x(of, at);
            if (middle < free || middle < measured + 1) {
                continue; // measuring takes long
            }
            measured = middle;
            String label = of.labels().get(at);
            double width = width(label);
            double room = Math.max(slot(of) - GAP, WIDEST_LABEL);
            if (width > room) {
                label = cut(label, room);
                width = width(label);
            }
            double x = Math.clamp(middle - width / 2, left, Math.max(left, canvas.getWidth() - GAP - width));
            if (x >= free) {
                pen.fillText(label, x, bottom + GAP);
                free = x + width + 2 * GAP;
            }
        }
    }

    private static String cut(String label, double room) {
        return Beginning.fitting(label, label.length(), head -> width(head + "…") <= room) + "…";
    }

    /** What the series are called, above all. */
    private void names(Plot of, GraphicsContext pen, double em) {
        pen.setTextBaseline(VPos.CENTER);
        double x = left;
        double room = (canvas.getWidth() - GAP - left) / of.names().size() - 2 * em - 4 * GAP;
        for (int series = 0; series < of.names().size(); series++) {
            double y = GAP + em / 2;
            if (kind == Plot.Kind.BARS) {
                pen.setFill(Patterns.of(SERIES.get(series), palette.get()));
                pen.fillRect(x, y - em / 3, em, em * 2 / 3);
            } else {
                pen.setStroke(colour(palette.get().fill(SERIES.get(series))));
                pen.setLineWidth(2);
                pen.setLineDashes(DASHES[series]);
                pen.strokeLine(x, y, x + 1.5 * em, y);
                pen.setLineDashes();
            }
            x += 1.5 * em + GAP;
            pen.setFill(colour(palette.get().argb(TextColour.TEXT)));
            String name = of.names().get(series);
            String fitting = width(name) <= room ? name : cut(name, room);
            pen.fillText(fitting, x, y);
            x += width(fitting) + 3 * GAP;
        }
    }

    private double slot(Plot of) {
        return (canvas.getWidth() - GAP - left) / of.size();
    }

    private double x(Plot of, int at) {
        if (of.places().isEmpty()) {
            return left + (at + 0.5) * slot(of);
        }
        double[] places = of.places().get();
        double span = places[places.length - 1] - places[0];
        double part = span > 0 ? (places[at] - places[0]) / span : 0.5;
        return left + GAP + part * (canvas.getWidth() - 3 * GAP - left);
    }

    private int nearest(Plot of, double x) {
        int found = 0;
        for (int at = 1; at < of.size(); at++) {
            found = Math.abs(x(of, at) - x) < Math.abs(x(of, found) - x) ? at : found;
        }
        return found;
    }

    private double y(double value, double low, double high, double top) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    /** The least round step that is not less: 1, 2 or 5 times a power of ten. */
    private static double step(double least) {
        if (!(least > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double part = least / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    private static String number(double value, double step) {
        if (Math.max(Math.abs(value), step) >= 1e15 || step < 1e-6) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0);
    }

    private static double width(String text) {
        return new Text(text).getLayoutBounds().getWidth();
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
}
