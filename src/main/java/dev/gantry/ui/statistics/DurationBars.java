package dev.gantry.ui.statistics;

import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import dev.gantry.insight.Histogram;

/**
 * A histogram of which a stretch can be picked, by dragging or with the arrow keys. A control, so that it gets them.
 */
final class DurationBars extends Control {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final double HEIGHT = 72;

    private final BiConsumer<Integer, Integer> picked;
    private int bins;
    private int fixed = -1;
    private int free = -1;

    /** Bars that tell the first and the last bin that are picked; -1 and -1 if none are. */
    DurationBars(BiConsumer<Integer, Integer> picked) {
        this.picked = picked;
        setId("statistics-histogram");
        getStyleClass().add("duration-bars");
        setFocusTraversable(true);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(0);
        setOnMousePressed(event -> {
            requestFocus();
            pick(bin(event), bin(event));
        });
        setOnMouseDragged(event -> pick(fixed, bin(event)));
        setOnKeyPressed(this::key);
    }

    void show(Histogram histogram) {
        bins = histogram.counts().size();
        Region[] bars = new Region[bins];
        double[] heights = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            bars[bin] = new Region();
            bars[bin].getStyleClass().add("duration-bar");
            bars[bin].setMouseTransparent(true);
            heights[bin] = histogram.counts().get(bin) / (double) Math.max(1, histogram.highest());
        }
        setSkin(new Bars(this, bars, heights));
        mark();
    }

    /** Restores the picked bins without notifying the listener. */
    void keep(int first, int last) {
        boolean leftwards = free < fixed;
        fixed = leftwards ? last : first;
        free = leftwards ? first : last;
        mark();
    }

    /** Clears the picked bins without notifying the listener. */
    void forget() {
        fixed = -1;
        free = -1;
        mark();
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new Bars(this, new Region[0], new double[0]);
    }

    private int bin(MouseEvent event) {
        return (int) Math.clamp(Math.floor(event.getX() / Math.max(1, getWidth()) * bins), 0, Math.max(0, bins - 1));
    }

    private void key(KeyEvent event) {
        boolean right = event.getCode() == KeyCode.RIGHT;
        if (bins > 0 && (right || event.getCode() == KeyCode.LEFT)) {
            int to = Math.clamp(free + (right ? 1 : -1), 0, bins - 1);
            pick(event.isShiftDown() && fixed >= 0 ? fixed : to, to);
            event.consume();
        }
    }

    private void pick(int first, int last) {
        if (bins > 0 && (first != fixed || last != free)) {
            fixed = first;
            free = last;
            mark();
            picked.accept(Math.min(first, last), Math.max(first, last));
        }
    }

    private void mark() {
        if (getSkin() instanceof Bars skin) {
            for (int bin = 0; bin < skin.bars.length; bin++) {
                skin.bars[bin].pseudoClassStateChanged(PICKED,
                        fixed >= 0 && bin >= Math.min(fixed, free) && bin <= Math.max(fixed, free));
            }
        }
    }

    private static final class Bars extends SkinBase<DurationBars> {
        private final Region[] bars;
        private final double[] heights;

        Bars(DurationBars control, Region[] bars, double[] heights) {
            super(control);
            this.bars = bars;
            this.heights = heights;
            getChildren().setAll(bars);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            for (int bin = 0; bin < bars.length; bin++) {
                double from = Math.round(width * bin / bars.length);
                double to = Math.round(width * (bin + 1) / bars.length);
                double high = heights[bin] == 0 ? 0 : Math.max(2, Math.round((height - 2) * heights[bin]));
                bars[bin].resizeRelocate(x + from, y + height - high, Math.max(1, to - from - 1), high);
            }
        }
    }
}
