package dev.gantry.ui.command;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Keys as they look on a keyboard, side by side. */
public final class KeyCaps extends HBox {
    public KeyCaps(List<String> labels) {
        getStyleClass().add("key-caps");
        for (String label : labels) {
            Label cap = new Label(label);
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(USE_PREF_SIZE);
            getChildren().add(cap);
        }
    }

    /** The keys of a command. */
    public static KeyCaps of(Command command) {
        return new KeyCaps(command.strokes().stream().map(Stroke::label).distinct().toList());
    }
}
