package dev.gantry.ui.status;

import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.controlsfx.control.PopOver;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/** Says in a few words how far the picture can be trusted, and in sentences when it is pressed. */
final class TruthButton extends Button {
    private static final PseudoClass FLAWED = PseudoClass.getPseudoClass("flawed");
    private static final double WIDTH = 360;

    private final Supplier<List<Truth.Statement>> statements;
    private final VBox content = new VBox();
    private final PopOver card = new PopOver(content);

    TruthButton(Supplier<List<Truth.Statement>> statements) {
        this.statements = statements;
        setId("truth");
        getStyleClass().setAll("button", "truth");
        setTooltip(new Tooltip(Texts.of("truth.tip")));
        content.setId("truth-card");
        content.getStyleClass().add("truth-card");
        card.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        card.setDetachable(false);
        setOnAction(_ -> toggle());
    }

    void update() {
        long flaws = statements.get().stream().filter(Truth.Statement::flaw).count();
        String words = flaws == 0 ? Texts.of("truth.whole") : Texts.count("truth.flaws", flaws);
        if (!words.equals(getText())) {
            setText(words);
            pseudoClassStateChanged(FLAWED, flaws > 0);
        }
    }

    /** Shows the sentences, or hides them. */
    void toggle() {
        if (card.isShowing()) {
            card.hide();
            return;
        }
        content.getChildren().setAll(statements.get().stream().map(TruthButton::line).toList());
        content.setAccessibleText(String.join(" ", statements.get().stream().map(Truth.Statement::sentence).toList()));
        card.show(this);
    }

    private static Label line(Truth.Statement statement) {
        Label label = new Label(statement.sentence(), (statement.flaw() ? Icon.WARNING : Icon.CHECK).node());
        label.setWrapText(true);
        label.setPrefWidth(WIDTH);
        label.getStyleClass().add(statement.flaw() ? "truth-flaw" : "truth-line");
        return label;
    }
}
