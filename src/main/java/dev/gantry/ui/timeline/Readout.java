package dev.gantry.ui.timeline;

import javafx.scene.control.Button;
import javafx.scene.layout.Pane;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.TimeScale;

/** Readout of the chosen stretch's length and number of lanes, on the ruler above it; a click zooms to it. */
final class Readout extends Pane {
    private final Chart chart;
    private final Pointer pointer;
    private final Button pill = new Button();

    Readout(Chart chart, Pointer pointer, KeyboardNavigation travel) {
        this.chart = chart;
        this.pointer = pointer;
        setPickOnBounds(false);
        pill.setId("range");
        pill.getStyleClass().setAll("button", "range-pill");
        pill.setFocusTraversable(false);
        pill.setOnAction(_ -> travel.fitSelection());
        pill.setVisible(false);
        LazyChildren.fill(getChildren(), pill);
    }

    void update(double scale) {
        pill.setVisible(pointer.range().isPresent());
        pointer.range().ifPresent(range -> place(range, scale));
    }

    private void place(Range range, double scale) {
        TimeScale time = chart.frame().scale();
        String length = Durations.text(range.length());
        pill.setText(range.lanes().isEmpty()
                ? Texts.of("timeline.range", length)
                : Texts.of("timeline.area", length, Texts.count("area.lanes", range.lanes().size())));
        pill.applyCss();
        double width = pill.prefWidth(-1);
        double height = pill.prefHeight(-1);
        double middle = (time.clampedX(range.start()) + time.clampedX(range.end())) / 2.0 / scale;
        double left = Math.clamp(middle - width / 2, time.left() / scale, Math.max(time.left() / scale,
                time.right() / scale - width));
        pill.resizeRelocate(Math.round(left), Math.round((getHeight() - height) / 2), width, height);
    }
}
