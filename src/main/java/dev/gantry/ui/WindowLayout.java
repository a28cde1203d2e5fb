package dev.gantry.ui;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/**
 * Layout of the window: parts at the top, sides that keep their widths, tabs, and a status line at the bottom; the
 * middle takes the rest.
 */
final class WindowLayout extends BorderPane {
    private static final double LEFT = 264;
    private static final double RIGHT = 288;

    private final List<Placement> parts;

    /** Places these parts, and the tabs below the chart; texts are {@code scale} times the usual size. */
    WindowLayout(List<Placement> parts, BottomTabs tabs, double scale) {
        this.parts = parts;
        StackPane middle = new StackPane(
                new LazyColumn(at(Place.ABOVE_CHART, Place.CHART, Place.BELOW_CHART)));
        middle.getChildren().addAll(at(Place.OVER_CHART));
        middle.setMinHeight(0); // texts may be large, and the window low
        VBox left = new VBox(at(Place.LEFT));
        left.setMinHeight(0); // the same: its end is cut before the bars at the window's edges are
        left.getStyleClass().add("side");
        double grown = 1 + (scale - 1) / 4; // sides with large texts are wider, but not as much
        SplitPane upper = beside(middle, column(Place.RIGHT), false, grown);
        SplitPane rows = new SplitPane(upper, tabs);
        rows.setOrientation(Orientation.VERTICAL);
        rows.setDividerPositions(scale > 1.5 ? 0.74 : 0.68); // large texts leave room for few lanes
        SplitPane.setResizableWithParent(tabs, false);
        setCenter(beside(left, rows, true, grown));
        setTop(new LazyColumn(at(Place.TOP)));
        setBottom(column(Place.BOTTOM));
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
