package dev.gantry.ui.theme;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Column at the window's side: parts one below the other, scrolled as one page where they need more than its height. */
public final class SidePage extends ScrollPane {
    /** A column of these parts. */
    public SidePage(Region... parts) {
        super(new VBox(parts));
        getStyleClass().addAll("side", "side-page");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false); // what is in it takes the focus
        setMinHeight(0); // texts may be large, and the window low
    }

    /** The page that this part is in, whose height is that of what is in sight; the part's own parent if it is none. */
    public static Region around(Node part) {
        for (Node at = part.getParent(); at != null; at = at.getParent()) {
            if (at instanceof SidePage page) {
                return page;
            }
        }
        return (Region) part.getParent();
    }
}
