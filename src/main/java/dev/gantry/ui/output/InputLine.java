package dev.gantry.ui.output;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.program.Piped;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** Line that is sent to the running program: Enter sends it, Ctrl+D closes the program's standard input. */
final class InputLine extends HBox {
    private final Focus focus;
    private final TextField field = new TextField();
    private final Button end = new Button(Texts.of("output.input.end"));
    private Optional<Piped> to = Optional.empty();

    InputLine(Focus focus) {
        this.focus = focus;
        getStyleClass().add("input-line");
        Label label = new Label(Texts.of("output.input"));
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field.setId("output-input");
        field.setAccessibleText(Texts.of("output.input"));
        field.setPromptText(Texts.of("output.input.prompt"));
        field.setOnAction(_ -> send());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.D && event.isControlDown()) {
                event.consume();
                close();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        end.setId("output-input-end");
        end.setMinWidth(USE_PREF_SIZE);
        Tip.put(end, Texts.of("output.input.end.tip"));
        end.setOnAction(_ -> close());
        getChildren().addAll(label, field, end);
        show(Optional.empty());
    }

    /** What is entered goes there, while that takes something. */
    void show(Optional<Piped> streams) {
        Optional<Piped> open = streams.filter(Piped::isInputOpen);
        if (open.isEmpty() && Focus.isWithin(this)) {
            focus.toChart(); // or the focus would go anywhere
        }
        if (!open.equals(to)) {
            field.clear();
        }
        to = open;
        setVisible(open.isPresent());
        setManaged(open.isPresent());
    }

    private void send() {
        to.ifPresent(streams -> streams.send(field.getText()));
        field.clear();
    }

    private void close() {
        to.ifPresent(Piped::closeInput);
        show(Optional.empty());
    }
}
