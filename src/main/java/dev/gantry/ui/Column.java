package dev.gantry.ui;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Panels one below the other. One that is hidden comes into the scene when it is first seen: to style and lay out what
 * nobody sees would delay the window's first picture.
 */
final class Column extends VBox {
    private final Node[] panels;

    Column(Node... panels) {
        this.panels = panels;
        for (Node panel : panels) {
            if (panel.isVisible()) {
                getChildren().add(panel);
            } else {
                panel.visibleProperty().addListener((_, _, seen) -> {
                    if (seen && panel.getParent() == null) {
                        getChildren().add(place(panel), panel);
                    }
                });
            }
        }
    }

    /** How many of those before it are here. */
    private int place(Node wanted) {
        int place = 0;
        for (Node panel : panels) {
            if (panel == wanted) {
                break;
            }
            place += panel.getParent() == this ? 1 : 0;
        }
        return place;
    }
}
