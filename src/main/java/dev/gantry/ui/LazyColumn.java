package dev.gantry.ui;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import dev.gantry.ui.theme.LazyChildren;

/** Panels one below the other, each from when it is first seen. */
final class LazyColumn extends VBox {
    LazyColumn(Node... panels) {
        LazyChildren.fill(getChildren(), panels);
    }
}
