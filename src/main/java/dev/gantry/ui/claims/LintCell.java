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

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.lint.Lint;
import dev.gantry.ui.theme.Icon;
import dev.gantry.view.explain.LintText;
import dev.gantry.view.style.Phrases;

/** A lint: whether it found something, what it is called, and what was found. */
final class LintCell extends ListCell<Lint> {
    private final Function<Lint, Optional<Verdict>> verdicts;
    private final Label outcome = new Label();
    private final Label title = new Label();
    private final Label found = new Label();
    private final HBox content = new HBox(outcome, title, found);

    LintCell(Function<Lint, Optional<Verdict>> verdicts) {
        this.verdicts = verdicts;
        outcome.getStyleClass().addAll("claim-outcome", "lint-outcome");
        title.setMinWidth(USE_PREF_SIZE);
        found.getStyleClass().add("hint");
        found.setMinWidth(0);
        found.setMaxWidth(Double.MAX_VALUE);
        found.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(found, Priority.ALWAYS);
        content.getStyleClass().add("claim-content");
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(Lint lint, boolean empty) {
        super.updateItem(lint, empty);
        Optional<Verdict> verdict = empty || lint == null ? Optional.empty() : verdicts.apply(lint);
        if (verdict.isEmpty()) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Outcome now = verdict.get().outcome();
        for (Outcome each : Outcome.values()) {
            outcome.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    each == now);
        }
        outcome.setGraphic(icon(now).node());
        outcome.setText(LintText.outcome(now));
        title.setText(LintText.title(lint));
        found.setText(now == Outcome.PROVED ? "" : Phrases.say(verdict.get().found()));
        setAccessibleText(String.join(", ", title.getText(), outcome.getText(), found.getText()));
        setGraphic(content);
    }

    private static Icon icon(Outcome outcome) {
        return switch (outcome) {
            case PROVED -> Icon.CHECK;
            case REFUTED -> Icon.WARNING;
            case OPEN -> Icon.HELP;
        };
    }
}
