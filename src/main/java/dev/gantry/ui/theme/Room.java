package dev.gantry.ui.theme;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Decides what a bar shows where it has no room for all: what matters least goes first. For the JavaFX thread. */
public final class Room {
    private Room() {}

    /**
     * Shows the first of these, and those after it that fit, and hides the rest.
     *
     * @param width in pixels, for all together
     * @param groups what comes and goes together, what matters most first
     */
    public static void share(double width, List<? extends List<? extends Node>> groups) {
        double left = width;
        boolean fits = true;
        for (List<? extends Node> group : groups) {
            left -= group.stream().mapToDouble(Room::taken).sum();
            fits &= left >= 0;
            boolean shown = fits || group == groups.getFirst();
            group.forEach(node -> show(node, shown));
        }
    }

    /** Shows or hides this, and gives its room to its neighbours. */
    public static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private static double taken(Node node) {
        double space = node.getParent() instanceof HBox row ? row.getSpacing() : 0;
        return Math.ceil(Math.max(node.minWidth(-1), Math.min(node.prefWidth(-1), node.maxWidth(-1)))) + space;
    }
}
