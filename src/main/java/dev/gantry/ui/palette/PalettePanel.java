package dev.gantry.ui.palette;

import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.overlay.ListKeys;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.text.Texts;

/**
 * Command palette: the card with all commands. The cursor stays in the field; the arrow keys move in the list below.
 */
final class PalettePanel extends Overlay {
    private static final int PAGE = 10;

    private final Commands commands;
    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();

    PalettePanel(Commands commands) {
        super("palette", "palette.title");
        this.commands = commands;
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().add("palette");
        field.setId("palette-field");
        field.setPromptText(Texts.of("palette.prompt"));
        field.setAccessibleText(Texts.of("palette.prompt"));
        field.textProperty().addListener((_, _, typed) -> filter(typed));
        ListKeys.in(field, list, PAGE, this::run);
        list.setId("palette-list");
        list.setAccessibleText(Texts.of("palette.title"));
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new CommandCell());
        list.setOnMouseClicked(_ -> run());
        Label none = new Label(Texts.of("palette.none"));
        none.getStyleClass().add("hint");
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, command) -> {
            if (command != null) {
                field.setAccessibleHelp(command.tip());
            }
        });
        card.getChildren().addAll(field, list);
    }

    @Override
    protected void opened() {
        field.clear();
        filter("");
        field.requestFocus();
    }

    private void filter(String typed) {
        List<Command> fitting = commands.all().stream()
                .filter(each -> Likeness.of(typed, each.title()) != Likeness.NONE)
                .sorted(Comparator.comparingInt((Command each) -> -Likeness.of(typed, each.title())))
                .toList();
        list.getItems().setAll(fitting);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    /** Does the chosen command where the focus was; one that cannot be done now stays, and says why. */
    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.enabled().getAsBoolean()) {
            close();
            chosen.run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        CommandCell() {
            setPrefWidth(0); // as wide as the list: it would lay out one that wants more again in every frame
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            setGraphic(empty || command == null ? null : new CommandRow(command));
            setAccessibleText(empty || command == null ? null : command.tip());
        }
    }
}
