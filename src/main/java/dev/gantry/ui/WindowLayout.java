package dev.gantry.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.Sides;
import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.theme.SidePage;

/**
 * Layout of the window: parts at the top, sides that keep their widths, tabs, and a status line at the bottom; the
 * middle takes the rest, which is at least half of the window's width and height. Sides that leave it less give way to
 * an icon, the one that was asked for last at last.
 */
final class WindowLayout extends BorderPane {
    private static final double LEFT = 264;
    private static final double RIGHT = 288;

    /** How thick the edge between two parts is at most. */
    private static final double EDGE = 4;

    /** By so much a key moves an edge, with texts of the usual size. */
    private static final double STEP = 24;

    /** The share of the window that the middle has at least. */
    private static final double MIDDLE = 0.5;

    /** The part that two charts of large texts need. */
    private static final double TWO_CHARTS = 0.7;

    private final Context context;
    private final List<Placement> parts;
    private final SplitPane all;
    private final BottomTabs tabs;
    private final SideRail leftRail;
    private final SideRail rightRail;
    private final StackPane middle;
    private final List<Hideable> hideable;
    private final Region tools;

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

        /** Puts it there or takes it out; says whether it was otherwise before. */
        boolean show(boolean wanted) {
            boolean shown = pane.getItems().contains(part);
            double whole = length(pane);
            if (wanted && !shown && whole == 0) {
                return false; // later: a divider at no number would keep the split pane busy for ever
            }
            if (wanted && !shown) {
                double share = length.get().orElseGet(() -> usual.applyAsDouble(whole)) / whole;
                pane.getItems().add(before ? 0 : 1, part);
                pane.setDividerPositions(before ? share : 1 - share);
            } else if (shown && !wanted) {
                length.set(length(part) == 0 ? OptionalDouble.empty() : OptionalDouble.of(length(part)));
                pane.getItems().remove(part);
            }
            return wanted != shown;
        }

        void resize(double by) {
            double share = (before ? by : -by) / length(pane);
            pane.setDividerPositions(Math.clamp(pane.getDividerPositions()[0] + share, 0, 1));
        }

        private double length(Region of) {
            return pane.getOrientation() == Orientation.HORIZONTAL ? of.getWidth() : of.getHeight();
        }
    }

    /** Places these parts, and the tabs below the chart. */
    WindowLayout(List<Placement> parts, BottomTabs tabs, Context context) {
        this.context = context;
        this.parts = parts;
        this.tabs = tabs;
        Scene scene = context.scene();
        middle = new StackPane(
                new LazyColumn(at(Place.ABOVE_CHART, Place.CHART, Place.BELOW_CHART)));
        middle.getChildren().addAll(at(Place.OVER_CHART));
        middle.minWidthProperty().bind(scene.widthProperty().multiply(MIDDLE));
        middle.setMinHeight(scene.getHeight() * MIDDLE);
        SidePage left = new SidePage(at(Place.LEFT));
        Region right = column(Place.RIGHT);
        SplitPane upper = beside(middle, right, false);
        SplitPane rows = new SplitPane(upper, tabs);
        rows.setOrientation(Orientation.VERTICAL);
        double share = context.appearance().scale() > 1.5 ? 0.74 : 0.68; // large texts leave room for few lanes
        rows.setDividerPositions(share);
        SplitPane.setResizableWithParent(tabs, false);
        all = beside(left, rows, true);
        leftRail = new SideRail(context.commands());
        rightRail = new SideRail(context.commands());
        setCenter(all);
        setLeft(leftRail);
        setRight(rightRail);
        hideable = List.of(new Hideable(Side.LIBRARY, all, left, true, _ -> usual(Side.LIBRARY)),
                new Hideable(Side.TABS, rows, tabs, false, height -> (1 - share) * height),
                new Hideable(Side.INSPECTOR, upper, right, false, _ -> usual(Side.INSPECTOR)));
        tools = column(Place.TOOLS);
        setTop(new VBox(tools, new LazyColumn(at(Place.TOP))));
        setBottom(column(Place.BOTTOM));
        arrange();
        context.sides().onChange(this::arrange);
        context.sides().onResize((side, larger) -> hideable.stream().filter(each -> each.side() == side)
                .forEach(each -> each.resize((larger ? STEP : -STEP) * context.appearance().scale())));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (arrange()) {
            super.layoutChildren();
        }
    }

    /**
     * The least height of the middle: its share, or what bars and tabs leave of the window where the tabs are there all
     * the same, as the user asked.
     */
    private double leastMiddle() {
        double height = context.scene().getHeight();
        boolean tabbed = context.sides().isShown(Side.TABS);
        return Math.clamp(height - bars() - (tabbed ? tabs.minHeight(-1) + EDGE : 0), 0, height * MIDDLE);
    }

    private double bars() {
        return getTop().getLayoutBounds().getHeight() + getBottom().getLayoutBounds().getHeight();
    }

    /** Shows the sides that are wanted and find room; says whether others were in sight before. */
    private boolean arrange() {
        Sides sides = context.sides();
        for (Node bar : List.of(tools, getBottom())) {
            bar.setVisible(!sides.isBare());
            bar.setManaged(bar.isVisible());
        }
        Set<Side> crowded = crowded(sides);
        sides.giveWay(crowded);
        double least = leastMiddle();
        boolean changed = middle.getMinHeight() != least;
        middle.setMinHeight(least);
        for (Hideable each : hideable) {
            changed |= each.show(sides.isShown(each.side()));
            each.pane().layout(); // the next one may lie in what has another size now
        }
        Set<Side> onTheRight = EnumSet.copyOf(crowded);
        onTheRight.retainAll(Set.of(Side.INSPECTOR));
        crowded.removeAll(onTheRight);
        leftRail.show(crowded);
        rightRail.show(onTheRight);
        if (changed && context.scene().getFocusOwner() == null) {
            context.focus().toChart(); // what had it is out of sight
        }
        return changed;
    }

    /** The sides that are wanted, but would leave the middle less than its share. */
    private Set<Side> crowded(Sides sides) {
        Set<Side> crowded = EnumSet.noneOf(Side.class);
        List<Side> columns = new ArrayList<>(List.of(Side.LIBRARY, Side.INSPECTOR));
        columns.removeIf(side -> !sides.isWanted(side));
        List<Side> asked = sides.asked();
        columns.sort(Comparator.comparing(side -> asked.contains(side) ? asked.indexOf(side) : asked.size()));
        double room = context.scene().getWidth() * (1 - MIDDLE);
        for (Side side : columns) {
            room -= usual(side);
            if (room < 0 && side != columns.getFirst()) {
                crowded.add(side);
            }
        }
        double share = context.beside().recording().isEmpty()
                ? MIDDLE
                : Math.min(MIDDLE * context.appearance().scale(), TWO_CHARTS);
        boolean low = context.scene().getHeight() * (1 - share) - bars() < tabs.minHeight(-1) + EDGE;
        if (low && sides.isWanted(Side.TABS) && !asked.contains(Side.TABS)) {
            crowded.add(Side.TABS);
        }
        return crowded;
    }

    /** How wide a side is at first: wider where texts are large, but not as much. */
    private double usual(Side side) {
        return (side == Side.LIBRARY ? LEFT : RIGHT) * (1 + (context.appearance().scale() - 1) / 4);
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
    private SplitPane beside(Region left, Region right, boolean sideIsLeft) {
        SplitPane columns = new SplitPane(left, right);
        SplitPane.setResizableWithParent(sideIsLeft ? left : right, false);
        columns.widthProperty().addListener((_, before, now) -> {
            double width = now.doubleValue();
            if (before.doubleValue() == 0 && width > 0) {
                columns.setDividerPositions(
                        sideIsLeft ? usual(Side.LIBRARY) / width : 1 - usual(Side.INSPECTOR) / width);
            }
        });
        return columns;
    }
}
