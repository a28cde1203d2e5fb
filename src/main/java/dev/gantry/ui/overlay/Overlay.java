package dev.gantry.ui.overlay;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;

/**
 * Modal card that is opened and closed; a click beside it closes it. While it is open the focus stays on it, and goes
 * from its last control to its first; when it is closed the focus is where it was before.
 */
public abstract class Overlay extends StackPane {
    private final VBox card = new VBox();
    private final Region first = new Region();
    private final Region last = new Region();
    private boolean filled;
    private Node before;

    /** A card whose title has this key in the texts; it is what is read aloud when the card opens. */
    protected Overlay(String id, String titleKey) {
        setId(id);
        getStyleClass().add("veil");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Texts.of(titleKey));
        card.getStyleClass().add("card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().addAll(first, card, last);
        for (Region end : new Region[]{first, last}) {
            end.setManaged(false);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::keepFocus);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume(); // a button below may be the window's default
            }
        });
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        setVisible(false);
    }

    /** Puts onto the card what is on it, once, before it is shown for the first time. */
    protected abstract void fill(VBox into);

    /** Called before it is shown, to bring its contents up to date. */
    protected abstract void opened();

    /** Shows it, or hides it. */
    public final void toggle() {
        if (isVisible()) {
            close();
        } else {
            open();
        }
    }

    public final void open() {
        if (!filled) {
            filled = true;
            fill(card);
        }
        setVisible(true); // only then it is in the scene for certain
        before = getScene().getFocusOwner();
        opened();
    }

    /** Hides it; says whether it was there. */
    public final boolean close() {
        boolean was = isVisible();
        setVisible(false);
        if (was && before != null && before.getScene() == getScene()) {
            before.requestFocus();
        }
        return was;
    }

    /** Focus trap: where Tab would lead out of the card, it leads to the card's other end. */
    private void keepFocus(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isControlDown() || event.isAltDown()) {
            return;
        }
        TraversalDirection direction = event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT;
        getScene().getFocusOwner().requestFocusTraversal(direction);
        if (!holds(getScene().getFocusOwner())) {
            Region end = event.isShiftDown() ? last : first;
            end.requestFocus();
            end.requestFocusTraversal(direction);
        }
        event.consume();
    }

    private boolean holds(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == card) {
                return true;
            }
        }
        return false;
    }

    /** A title and a button that closes the card. */
    protected final Node head(String titleKey) {
        Label title = new Label(Texts.of(titleKey));
        title.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = IconButton.saying("help.close", Icon.CLOSE, this::close);
        HBox head = new HBox(title, gap, close);
        head.getStyleClass().add("card-head");
        return head;
    }
}
