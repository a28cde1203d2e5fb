package dev.gantry.ui.theme;

import java.util.List;
import javafx.scene.Node;

/**
 * Lazily attached children: parts of a panel come into the scene when they are first seen, because to style and lay out
 * hidden ones would delay the window's first picture. A part that has been seen stays, hidden or not.
 */
public final class LazyChildren {
    private LazyChildren() {}

    /**
     * Fills this with these parts, in their order, but not yet with those that are hidden.
     *
     * @param children of the panel, without any yet
     */
    public static void fill(List<Node> children, Node... parts) {
        for (Node part : parts) {
            if (part.isVisible()) {
                children.add(part);
            } else {
                part.visibleProperty().addListener((_, _, seen) -> {
                    if (seen && !children.contains(part)) {
                        children.add(place(children, part, parts), part);
                    }
                });
            }
        }
    }

    /** How many of those before it are there. */
    private static int place(List<Node> children, Node wanted, Node... parts) {
        int place = 0;
        for (Node part : parts) {
            if (part == wanted) {
                break;
            }
            place += children.contains(part) ? 1 : 0;
        }
        return place;
    }
}
