package dev.gantry.ui;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.Sides;
import dev.gantry.ui.feature.Sides.Side;

/**
 * Layout of the window: parts at the top, sides that keep their widths, tabs, and a status line at the bottom; the
 * middle takes the rest.
 */
final class WindowLayout extends BorderPane {
    private static final double LEFT = 264;
    private static final double RIGHT = 288;

    private final List<Placement> parts;
    private final List<Hideable> hideable;

    /**
     * A part of a split pane that can be taken out of it.
     *
     * @param before whether it lies before the other part
     * @param usual how long it is at first, in the direction in which the parts lie, of a pane of this length
     * @param length how long it was when it was taken out
     */
    private record Hideable(Side side, SplitPane pane, Region part, boolean before, DoubleUnaryOperator usual,
            AtomicReference<OptionalDouble> length) {
        Hideable(Side side, SplitPane pane, Region part, boolean before, DoubleUnaryOperator usual) {
            this(side, pane, part, before, usual, new AtomicReference<>(OptionalDouble.empty()));
        }

        void show(boolean wanted) {
            boolean shown = pane.getItems().contains(part);
            if (wanted && !shown) {
                double all = length(pane);
                double share = length.get().orElseGet(() -> usual.applyAsDouble(all)) / all;
                pane.getItems().add(before ? 0 : 1, part);
                pane.setDividerPositions(before ? share : 1 - share);
            } else if (shown && !wanted) {
                length.set(length(part) == 0 ? OptionalDouble.empty() : OptionalDouble.of(length(part)));
                pane.getItems().remove(part);
            }
        }

        private double length(Region of) {
            return pane.getOrientation() == Orientation.HORIZONTAL ? of.getWidth() : of.getHeight();
        }
    }

    /** Places these parts, and the tabs below the chart; texts are {@code scale} times the usual size. */
    WindowLayout(List<Placement> parts, BottomTabs tabs, double scale, Sides sides) {
        this.parts = parts;
        StackPane middle = new StackPane(
                new LazyColumn(at(Place.ABOVE_CHART, Place.CHART, Place.BELOW_CHART)));
        middle.getChildren().addAll(at(Place.OVER_CHART));
        middle.setMinHeight(0); // texts may be large, and the window low
        VBox left = new VBox(at(Place.LEFT));
        left.setMinHeight(0); // the same: its end is cut before the bars at the window's edges are
        left.getStyleClass().add("side");
        double grown = 1 + (scale - 1) / 4; // sides with large texts are wider, but not as much
        Region right = column(Place.RIGHT);
        SplitPane upper = beside(middle, right, false, grown);
        SplitPane rows = new SplitPane(upper, tabs);
        rows.setOrientation(Orientation.VERTICAL);
        double share = scale > 1.5 ? 0.74 : 0.68; // large texts leave room for few lanes
        rows.setDividerPositions(share);
        SplitPane.setResizableWithParent(tabs, false);
        SplitPane all = beside(left, rows, true, grown);
        setCenter(all);
        hideable = List.of(new Hideable(Side.LIBRARY, all, left, true, _ -> grown * LEFT),
                new Hideable(Side.INSPECTOR, upper, right, false, _ -> grown * RIGHT),
                new Hideable(Side.TABS, rows, tabs, false, height -> (1 - share) * height));
        sides.onChange(() -> arrange(sides));
        setTop(new LazyColumn(at(Place.TOP)));
        setBottom(column(Place.BOTTOM));
        arrange(sides);
    }

    private void arrange(Sides sides) {
        for (Hideable each : hideable) {
            each.show(sides.isShown(each.side()));
            layout(); // the next one may lie in what has another size now
        }
    }

    /** The nodes in these places, in their order. */
    private Region[] at(Place... places) {
        return Arrays.stream(places)
                .flatMap(place -> parts.stream().filter(part -> part.place() == place).map(Placement::node))
                .toArray(Region[]::new);
    }

    /** The nodes in this place, one below the other; a single one lies there by itself. */
    private Region column(Place place) {
        Region[] found = at(place);
        return found.length == 1 ? found[0] : new VBox(found);
    }

    /** Split pane: a side that keeps its width, beside a node that takes the rest. */
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
