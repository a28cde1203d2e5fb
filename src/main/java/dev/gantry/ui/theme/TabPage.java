package dev.gantry.ui.theme;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;

/** A list or table under what is above it, as high as its tab; where that is too low for some rows, all scrolls. */
public final class TabPage extends ScrollPane {
    /** A page of these. */
    public TabPage(Node head, Node rows) {
        BorderPane page = new BorderPane(rows, head, null, null, null);
        page.getStyleClass().add("page");
        getStyleClass().add("tab-page");
        setContent(page);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false); // what is in it takes the focus
    }
}
