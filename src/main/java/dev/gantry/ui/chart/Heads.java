package dev.gantry.ui.chart;

import java.util.Optional;
import javafx.scene.Node;

/** Controls on lane heads: a menu for a right click on one, and a button above all of them. */
public final class Heads {
    private HeadMenu menu = (_, _, _) -> {};
    private Optional<Node> button = Optional.empty();

    /** Puts these there; to be called before the chart comes into a scene. */
    public void put(HeadMenu opened, Node above) {
        menu = opened;
        button = Optional.of(above);
    }

    public HeadMenu menu() {
        return menu;
    }

    public Optional<Node> button() {
        return button;
    }
}
