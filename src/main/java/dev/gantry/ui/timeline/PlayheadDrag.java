package dev.gantry.ui.timeline;

import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Navigation;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.time.TimeScale;

/**
 * While a recording is replayed, a press on the ruler brings the playhead there and dragging moves it. Comes before
 * {@link MouseGestures}, which then sees nothing of it; flags of notes are left to it.
 */
final class PlayheadDrag {
    private final Chart chart;
    private final Navigation navigation;
    private boolean dragging;

    PlayheadDrag(Chart chart, Navigation navigation) {
        this.chart = chart;
        this.navigation = navigation;
    }

    void listenTo(Node node) {
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            dragging = isBare(node, event) && event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()
                    && navigation.playhead().isOn()
                    && chart.at(pixel(event.getX()), pixel(event.getY())) instanceof Hit.OnRuler;
            if (dragging) {
                node.requestFocus();
                move(event);
            }
        });
        node.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::move);
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            move(event);
            dragging = false;
        });
    }

    /** Excludes nodes that float above the chart, such as the button that zooms to a stretch of time. */
    private static boolean isBare(Node node, MouseEvent event) {
        return event.getTarget() == node || event.getTarget() instanceof Canvas;
    }

    private void move(MouseEvent event) {
        if (dragging) {
            TimeScale scale = chart.frame().scale();
            navigation.playhead().go(scale.time(Math.clamp(pixel(event.getX()), scale.left(), scale.right() - 1)));
            event.consume();
        }
    }

    private int pixel(double x) {
        return (int) Math.floor(x * chart.scale());
    }
}
