package dev.gantry.ui.statistics;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.text.Texts;

/** A title with something below. */
abstract class Card extends VBox {
    private final Label title;
    private final HBox head;

    Card(String id) {
        setId("statistics-" + id);
        getStyleClass().add("statistics-card");
        setMinWidth(0);
        title = new Label(Texts.of("statistics." + id));
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head = new HBox(4, title, space);
        getChildren().add(head);
    }

    /** Shows these figures. */
    abstract void show(StatisticsAnswer answer);

    void title(String text) {
        title.setText(text);
    }

    /** The line of the title, for what belongs beside it. */
    HBox head() {
        return head;
    }

    static Label hint(String text) {
        Label hint = new Label(text);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        return hint;
    }

    /** Shows these, or takes them away with their room. */
    static void appear(boolean wanted, Node... parts) {
        for (Node part : parts) {
            part.setVisible(wanted);
            part.setManaged(wanted);
        }
    }

    static String percent(double part, double whole) {
        return whole <= 0 ? "0" : String.valueOf(Math.round(100 * part / whole));
    }
}
