package dev.gantry.ui.toolbar;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.theme.Icon;

/** A button that does a command, and can be pressed while the command can be done. */
public final class CommandButton extends Button {
    private final Command command;

    public CommandButton(Command command, Icon icon) {
        super(null, icon.node());
        this.command = command;
        setId("command-" + command.id());
        getStyleClass().addAll("flat", "button-icon");
        setTooltip(new Tooltip(command.tip()));
        setAccessibleText(command.title());
        setOnAction(_ -> command.run());
        update();
    }

    /** Asks whether the command can be done now, and by which keys. */
    public void update() {
        if (!getTooltip().getText().equals(command.tip())) {
            getTooltip().setText(command.tip()); // its keys were changed
        }
        setDisable(!command.enabled().getAsBoolean());
    }
}
