package dev.gantry.ui.shortcuts;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.command.KeyMap;
import dev.gantry.ui.command.Stroke;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.text.Texts;

/** Key binding editor, a card. While it waits for keys every key is one, but Esc, which gives up. */
final class ShortcutsPanel extends Overlay {
    private final Commands commands;
    private final KeyMap keys;
    private final Runnable keep;
    private final TextField filter = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final Label says = new Label();
    private final Button take = button("take", this::take);
    private final Button change = button("change", this::record);
    private final Button reset = button("reset", this::reset);
    private Optional<Stroke> contested = Optional.empty();

    /** A card that changes these keys, and has them remembered by {@code keep}. */
    ShortcutsPanel(Commands commands, KeyMap keys, Runnable keep) {
        super("shortcuts", "shortcuts.title");
        this.commands = commands;
        this.keys = keys;
        this.keep = keep;
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().add("palette");
        filter.setId("shortcuts-filter");
        filter.setPromptText(Texts.of("shortcuts.filter"));
        filter.setAccessibleText(Texts.of("shortcuts.filter"));
        filter.textProperty().addListener((_, _, _) -> filter());
        filter.setOnAction(_ -> record());
        list.setId("shortcuts-list");
        list.setAccessibleText(Texts.of("shortcuts.title"));
        list.setCellFactory(_ -> new ShortcutCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> say(""));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                record();
                event.consume();
            }
        });
        says.setId("shortcuts-says");
        says.setWrapText(true);
        says.getStyleClass().add("hint");
        says.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(change, take, reset, gap, button("reset-all", this::resetAll));
        row.getStyleClass().add("card-buttons");
        VBox.setVgrow(list, Priority.ALWAYS);
        card.getChildren().addAll(head("shortcuts.title"), filter, list, says, row);
    }

    @Override
    protected void opened() {
        filter.clear();
        filter();
        filter.requestFocus();
    }

    private void filter() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        list.getItems().setAll(commands.all().stream()
                .filter(each -> each.title().toLowerCase(Locale.ROOT).contains(wanted))
                .toList());
        list.getSelectionModel().selectFirst();
        say("");
    }

    private void record() {
        chosen().ifPresent(command -> {
            say(Texts.of("shortcuts.press", command.title()));
            commands.capture(Optional.of(event -> pressed(command, event)));
        });
    }

    private void pressed(Command command, KeyEvent event) {
        if (event.getEventType() != KeyEvent.KEY_PRESSED) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            commands.capture(Optional.empty());
            say("");
            return;
        }
        Stroke.of(event).ifPresent(stroke -> {
            commands.capture(Optional.empty());
            Optional<Command> other = keys.conflict(command, stroke);
            if (other.isPresent()) {
                say(Texts.of("shortcuts.conflict", stroke.label(), other.get().title()));
                contested = Optional.of(stroke);
                take.setDisable(false);
                take.requestFocus();
            } else {
                set(command, stroke);
            }
        });
    }

    private void take() {
        Optional<Stroke> stroke = contested;
        chosen().ifPresent(command -> stroke.ifPresent(wanted -> set(command, wanted)));
    }

    private void set(Command command, Stroke stroke) {
        keys.set(command, stroke);
        changed(Texts.of("shortcuts.set", stroke.label(), command.title()));
    }

    private void reset() {
        chosen().ifPresent(command -> {
            keys.reset(command);
            changed(Texts.of("shortcuts.was-reset", command.title()));
        });
    }

    private void resetAll() {
        keys.resetAll();
        changed(Texts.of("shortcuts.all-reset"));
    }

    private void changed(String sentence) {
        list.refresh();
        say(sentence);
        keep.run();
        list.requestFocus();
    }

    private Optional<Command> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void say(String sentence) {
        says.setText(sentence);
        contested = Optional.empty();
        take.setDisable(true);
        change.setDisable(chosen().isEmpty());
        reset.setDisable(chosen().filter(keys::isChanged).isEmpty());
    }

    private static Button button(String id, Runnable action) {
        Button button = new Button(Texts.of("shortcuts." + id));
        button.setId("shortcuts-" + id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
