package dev.gantry.ui;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import dev.gantry.ui.theme.FirstSight;

/** Panels one below the other, each from when it is first seen. */
final class Column extends VBox {
    Column(Node... panels) {
        FirstSight.fill(getChildren(), panels);
    }
}
