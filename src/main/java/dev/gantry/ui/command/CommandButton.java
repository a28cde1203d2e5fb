package dev.gantry.ui.command;

import javafx.scene.control.Button;

import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/** A button that does a command, and can be pressed while the command can be done. */
public final class CommandButton extends Button {
    private final Command command;

    public CommandButton(Command command, Icon icon) {
        super(null, icon.node());
        this.command = command;
        setId("command-" + command.id());
        getStyleClass().addAll("flat", "button-icon");
        setAccessibleText(command.title());
        setOnAction(_ -> command.run());
        update();
    }

    /** Asks whether the command can be done now, and by which keys. */
    public void update() {
        Tip.put(this, command.tip()); // its keys may have been changed
        setDisable(!command.enabled().getAsBoolean());
    }
}
