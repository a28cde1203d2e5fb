package dev.gantry.ui.theme;

import javafx.scene.control.Button;

import dev.gantry.ui.text.Texts;

/** Flat buttons with an icon only. */
public final class IconButton {
    private IconButton() {}

    /** One that does this; its tip is the text {@code panel.id}, and its id {@code panel-id}. */
    public static Button of(String panel, String id, Icon icon, Runnable action) {
        Button button = saying(panel + "." + id, icon, action);
        button.setId(panel + "-" + id);
        return button;
    }

    /** One that does this; its tip is the text of this key. */
    public static Button saying(String key, Icon icon, Runnable action) {
        Button button = new Button(null, icon.node());
        button.getStyleClass().addAll("flat", "button-icon");
        String says = Texts.of(key);
        Tip.put(button, says);
        button.setAccessibleText(says);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
