package dev.gantry.ui.overlay;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/**
 * A card that is opened and closed. Tab goes round in it; a click beside it closes it, and then the focus is where it was
 * before.
 */
public abstract class Overlay extends StackPane {
    private final VBox card = new VBox();
    private boolean filled;
    private Node before;

    protected Overlay(String id) {
        setId(id);
        getStyleClass().add("veil");
        card.getStyleClass().add("card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::goRound);
        setVisible(false);
    }

    /** Puts onto the card what is on it, once, before it is shown for the first time. */
    protected abstract void fill(VBox into);

    /** It is about to be shown: the last that can be brought up to date. */
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
        before = getScene().getFocusOwner();
        setVisible(true);
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

    /** Has the focus go from the last that can have it to the first, and back, instead of leaving the card. */
    private void goRound(KeyEvent event) {
        List<Node> stops = new ArrayList<>();
        collect(card, stops);
        if (event.getCode() != KeyCode.TAB || stops.isEmpty()) {
            return;
        }
        boolean back = event.isShiftDown();
        if (getScene().getFocusOwner() == (back ? stops.getFirst() : stops.getLast())) {
            (back ? stops.getLast() : stops.getFirst()).requestFocus();
            event.consume();
        }
    }

    private static void collect(Parent around, List<Node> stops) {
        for (Node node : around.getChildrenUnmodifiable()) {
            if (node.isVisible() && !node.isDisabled()) {
                if (node.isFocusTraversable()) {
                    stops.add(node);
                }
                if (node instanceof Parent inner) {
                    collect(inner, stops);
                }
            }
        }
    }

    /** A title and a button that closes the card. */
    protected final Node head(String titleKey) {
        Label title = new Label(Texts.of(titleKey));
        title.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, Icon.CLOSE.node());
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip(Texts.of("help.close")));
        close.setAccessibleText(Texts.of("help.close"));
        close.setOnAction(_ -> close());
        HBox head = new HBox(title, gap, close);
        head.getStyleClass().add("card-head");
        return head;
    }
}
