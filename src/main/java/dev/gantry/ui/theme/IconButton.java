package dev.gantry.ui.theme;

import javafx.scene.control.Button;

import dev.gantry.ui.text.Texts;

/** Flat buttons with an icon only. */
public final class IconButton {
    private IconButton() {}

    /** One that does this; its tip is the text {@code panel.id}, and its id {@code panel-id}. */
    public static Button of(String panel, String id, Icon icon, Runnable action) {
        Button button = new Button(null, icon.node());
        button.setId(panel + "-" + id);
        button.getStyleClass().addAll("flat", "button-icon");
        String says = Texts.of(panel + "." + id);
        Tip.put(button, says);
        button.setAccessibleText(says);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
