package dev.gantry.ui.statistics;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import dev.gantry.trace.State;
import dev.gantry.ui.theme.Patterns;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;

/** The shares of states as parts of one bar, in the colours of the timeline. */
final class StateBar extends Pane {
    private static final double HEIGHT = 10;

    private final List<Double> ends = new ArrayList<>();

    StateBar() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(24);
    }

    /** Starts anew, with nothing. */
    void clear() {
        ends.clear();
        getChildren().clear();
    }

    /** Adds a state with this share of the bar's width, from 0 to 1. */
    void add(State state, double share, Palette palette) {
        Region part = new Region();
        part.setBackground(Background.fill(Patterns.of(Style.of(state), palette)));
        part.setStyle("-fx-border-color: #%06x;".formatted(palette.edge(Style.of(state)) & 0xffffff));
        ends.add((ends.isEmpty() ? 0 : ends.getLast()) + share);
        getChildren().add(part);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double from = 0;
        for (int i = 0; i < ends.size(); i++) {
            double to = Math.round(getWidth() * Math.min(1, ends.get(i)));
            getChildren().get(i).resizeRelocate(from, 0, Math.max(i == ends.size() - 1 ? 1 : 0, to - from), HEIGHT);
            from = to;
        }
    }
}
