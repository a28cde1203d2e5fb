package dev.gantry.ui.timeline;

import javafx.scene.layout.Region;

/** The box that is drawn with the mouse to zoom to it. */
final class ZoomBox extends Region {
    ZoomBox() {
        setId("zoom-box");
        getStyleClass().add("zoom-box");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    void show(double x, double y, double toX, double toY) {
        setVisible(true);
        resizeRelocate(Math.min(x, toX), Math.min(y, toY), Math.max(1, Math.abs(toX - x)),
                Math.max(1, Math.abs(toY - y)));
    }
}
