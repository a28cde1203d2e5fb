package dev.gantry.ui.claims;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimCompletion;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;

/**
 * Field for a claim. Below it stands what could follow, to be clicked, or what is wrong, whose words are selected then.
 * The right arrow at the end of the text takes the first proposal, Down goes to them, Enter adds the claim.
 */
final class ClaimField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private final Supplier<Snapshot> recorded;
    private final TextField field = new TextField();
    private final Pane proposals = new OneRow();
    private final Label problem = new Label();
    private ClaimCompletion completion;

    /** A field that hands each claim to {@code entered}. */
    ClaimField(Supplier<Snapshot> recorded, Consumer<Claim> entered) {
        this.recorded = recorded;
        getStyleClass().add("claim-field");
        field.setId("claim");
        field.setPromptText(Texts.of("claims.prompt"));
        field.setAccessibleText(Texts.of("claims.field"));
        proposals.setId("claim-proposals");
        proposals.getStyleClass().add("claim-proposals");
        problem.setId("claim-problem");
        problem.getStyleClass().add("claim-problem");
        problem.setWrapText(true);
        getChildren().addAll(field, proposals, problem);
        field.textProperty().addListener((_, _, _) -> propose());
        focusWithinProperty().addListener((_, _, within) -> {
            if (within) {
                propose();
            } else {
                offer(false);
            }
        });
        field.setOnAction(_ -> read().ifPresent(entered));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        complain("");
        offer(false);
    }

    TextField field() {
        return field;
    }

    /** Has this be edited. */
    void edit(String text) {
        field.setText(text);
        field.requestFocus();
        field.end();
    }

    /** The typed claim; if it is none, says why and selects what is wrong. */
    private Optional<Claim> read() {
        try {
            Claim claim = Claim.of(field.getText(), Map.of());
            complain("");
            return Optional.of(claim);
        } catch (ClaimSyntaxException e) {
            complain(Phrases.say(e.problem()));
            field.requestFocus();
            field.selectRange(e.at(), e.at() + e.length());
            return Optional.empty();
        }
    }

    private void key(KeyEvent event) {
        boolean atEnd = field.getCaretPosition() == field.getLength() && field.getSelection().getLength() == 0;
        if (event.getCode() == KeyCode.RIGHT && atEnd && !completion().proposals().isEmpty()) {
            take(completion().proposals().getFirst());
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && !proposals.getChildren().isEmpty()) {
            proposals.getChildren().getFirst().requestFocus();
            event.consume();
        }
    }

    private ClaimCompletion completion() {
        if (completion == null) {
            propose();
        }
        return completion;
    }

    private void propose() {
        complain("");
        completion = ClaimCompletion.of(field.getText(), recorded.get());
        proposals.getChildren().clear();
        completion.proposals().stream().map(this::proposal).forEach(proposals.getChildren()::add);
        if (completion.isNumber() || completion.isDuration()) {
            Label value = new Label(Texts.of(completion.isNumber() ? "claims.number" : "claims.duration"));
            value.getStyleClass().add("hint");
            proposals.getChildren().add(value);
        }
        offer(true);
    }

    private Button proposal(String words) {
        Button button = new Button(words);
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("claim-proposal", "claim-text");
        button.setOnAction(_ -> take(words));
        return button;
    }

    private void take(String words) {
        edit(completion.with(field.getText(), words));
    }

    private void complain(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
        field.pseudoClassStateChanged(WRONG, !text.isEmpty());
        field.setAccessibleHelp(text);
        offer(text.isEmpty());
    }

    private void offer(boolean wanted) {
        boolean shown = wanted && isFocusWithin() && !proposals.getChildren().isEmpty();
        proposals.setVisible(shown);
        proposals.setManaged(shown);
    }
}
