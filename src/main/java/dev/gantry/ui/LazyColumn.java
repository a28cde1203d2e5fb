package dev.gantry.ui;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import dev.gantry.ui.theme.LazyChildren;

/** Lazily attached panels, one below the other: each comes into the scene when it is first seen. */
final class LazyColumn extends VBox {
    LazyColumn(Node... panels) {
        LazyChildren.fill(getChildren(), panels);
    }
}
