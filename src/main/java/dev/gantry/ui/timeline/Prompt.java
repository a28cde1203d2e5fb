package dev.gantry.ui.timeline;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A text field over the timeline that asks for one line, and says under it what is wrong with what was typed. */
final class Prompt extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Node home;
    private final TextField field = new TextField();
    private final Label complaint = new Label();
    private Function<String, Optional<String>> accept = _ -> Optional.empty();

    /** A prompt that gives the focus back to this. */
    Prompt(Node home) {
        this.home = home;
        setManaged(false);
        setVisible(false);
        getStyleClass().add("prompt");
        field.setId("prompt");
        complaint.setId("prompt-complaint");
        complaint.getStyleClass().add("prompt-complaint");
        complaint.setWrapText(true);
        getChildren().addAll(field, complaint);
        field.setOnAction(_ -> answer());
        field.textProperty().addListener((_, _, _) -> complain(Optional.empty()));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                setVisible(false);
            }
        });
    }

    /** Asks; the answer is taken, or what is wrong with it is returned. */
    void ask(double x, double y, double width, String hint, String text, Function<String, Optional<String>> taken) {
        accept = taken;
        field.setPromptText(hint);
        field.setAccessibleText(hint);
        field.setText(text);
        complain(Optional.empty());
        setVisible(true);
        applyCss();
        relocate(Math.round(x), Math.round(y));
        setPrefWidth(width);
        resize(width, prefHeight(width));
        field.requestFocus();
        field.selectAll();
    }

    /** Gives up; says whether there was something to give up. */
    boolean close() {
        boolean open = isVisible();
        if (open) {
            home.requestFocus();
            setVisible(false);
        }
        return open;
    }

    private void answer() {
        Optional<String> wrong = accept.apply(field.getText());
        if (wrong.isEmpty()) {
            close();
        } else {
            complain(wrong);
        }
    }

    private void complain(Optional<String> what) {
        complaint.setText(what.orElse(""));
        complaint.setVisible(what.isPresent());
        complaint.setManaged(what.isPresent());
        field.pseudoClassStateChanged(WRONG, what.isPresent());
        field.setAccessibleHelp(what.orElse(null));
        resize(getWidth(), prefHeight(getWidth()));
    }
}
