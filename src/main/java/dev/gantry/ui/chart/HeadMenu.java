package dev.gantry.ui.chart;

import javafx.scene.Node;

/** Opens the menu of a lane. */
public interface HeadMenu {
    /** At this point of the screen. */
    void show(Node owner, double x, double y);
}
