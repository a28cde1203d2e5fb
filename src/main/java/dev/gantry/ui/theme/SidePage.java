package dev.gantry.ui.theme;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Column at the window's side: parts one below the other, scrolled as one page where they need more than its height,
 * and only there, because JavaFX draws texts coarser within what scrolls.
 */
public final class SidePage extends StackPane {
    private final VBox column;
    private final ScrollPane scroll = new ScrollPane();

    /** A column of these parts. */
    public SidePage(Region... parts) {
        column = new VBox(parts);
        getStyleClass().add("side");
        scroll.getStyleClass().add("side-page");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false); // what is in it takes the focus
        scroll.setMinHeight(0);
        setMinHeight(0); // texts may be large, and the window low
        getChildren().add(column);
    }

    @Override
    protected void layoutChildren() {
        boolean scrolls = column.minHeight(getWidth()) > getHeight();
        if (scrolls != getChildren().contains(scroll)) {
            getChildren().clear();
            scroll.setContent(scrolls ? column : null);
            getChildren().add(scrolls ? scroll : column);
        }
        super.layoutChildren();
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
