package dev.gantry.ui.palette;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.KeyCaps;
import dev.gantry.ui.text.Texts;

/** A command, why it cannot be done while it cannot, and its keys. */
final class CommandRow extends HBox {
    CommandRow(Command command) {
        boolean can = command.enabled().getAsBoolean();
        getStyleClass().add("command-row");
        Label title = new Label(command.title());
        title.setMinWidth(0);
        title.getStyleClass().add(can ? "command-title" : "command-unable");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().add(title);
        if (!can) {
            Label why = new Label(command.obstacle().orElseGet(() -> Texts.of("palette.unable")));
            why.getStyleClass().add("command-unable");
            why.setMinWidth(0);
            getChildren().add(why);
        }
        KeyCaps caps = KeyCaps.of(command);
        caps.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(gap, caps);
    }
}
