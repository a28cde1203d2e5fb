package dev.gantry.ui;

import dev.gantry.ui.theme.LazyChildren;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Panels one below the other, each from when it is first seen. */
final class LazyColumn extends VBox {
    LazyColumn(Node... panels) {
        LazyChildren.fill(getChildren(), panels);
    }
}
