package dev.gantry.ui.claims;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.view.style.Phrases;

/** A claim: whether it is proved, its text, and what was found. */
final class ClaimCell extends ListCell<Claim> {
    private final Function<Claim, Optional<Verdict>> verdicts;
    private final Label outcome = new Label();
    private final Label text = new Label();
    private final Label found = new Label();
    private final HBox content;

    ClaimCell(Function<Claim, Optional<Verdict>> verdicts) {
        this.verdicts = verdicts;
        outcome.getStyleClass().add("claim-outcome");
        text.getStyleClass().add("claim-text");
        text.setMinWidth(0);
        found.getStyleClass().add("hint");
        found.setMinWidth(0);
        found.setMaxWidth(Double.MAX_VALUE);
        found.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(found, Priority.ALWAYS); // the claim keeps its width longer
        content = new HBox(outcome, text, found);
        content.getStyleClass().add("claim-content");
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(Claim claim, boolean empty) {
        super.updateItem(claim, empty);
        if (empty || claim == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Optional<Verdict> verdict = verdicts.apply(claim);
        for (Outcome each : Outcome.values()) {
            outcome.pseudoClassStateChanged(PseudoClass.getPseudoClass(name(each)),
                    verdict.filter(of -> of.outcome() == each).isPresent());
        }
        outcome.setGraphic(verdict.map(of -> icon(of.outcome()).node()).orElse(null));
        outcome.setText(verdict.map(of -> text(of.outcome())).orElse(""));
        text.setText(claim.text());
        found.setText(verdict.map(of -> Phrases.say(of.found())).orElse(""));
        setAccessibleText(String.join(", ", claim.text(), outcome.getText(), found.getText()));
        setGraphic(content);
    }

    private static String text(Outcome outcome) {
        return Texts.of("claims." + name(outcome) + (outcome == Outcome.OPEN ? "-outcome" : ""));
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Icon icon(Outcome outcome) {
        return switch (outcome) {
            case PROVED -> Icon.CHECK;
            case REFUTED -> Icon.CLOSE;
            case OPEN -> Icon.HELP;
        };
    }
}
