package dev.gantry.ui.shortcuts;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.KeyCaps;

/** A command and its keys. */
final class ShortcutCell extends ListCell<Command> {
    @Override
    protected void updateItem(Command command, boolean empty) {
        super.updateItem(command, empty);
        setText(null);
        setGraphic(empty || command == null ? null : row(command));
        setAccessibleText(empty || command == null ? null : command.tip());
    }

    private static HBox row(Command command) {
        Label title = new Label(command.title());
        title.setMinWidth(0);
        title.getStyleClass().add("command-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        KeyCaps caps = KeyCaps.of(command);
        caps.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(title, gap, caps);
        row.getStyleClass().add("command-row");
        return row;
    }
}
