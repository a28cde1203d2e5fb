package dev.gantry.ui.status;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.theme.Icon;

/** Caveats card: says in sentences how accurate the picture is. */
final class CaveatsPanel extends Overlay {
    private final Supplier<List<Caveats.Statement>> statements;
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private Region around = this;

    CaveatsPanel(Supplier<List<Caveats.Statement>> statements) {
        super("caveats-card", "command.caveats");
        this.statements = statements;
    }

    @Override
    protected void fill(VBox card) {
        around = card;
        card.getStyleClass().add("caveats-card");
        lines.getStyleClass().add("caveats-lines");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getChildren().addAll(head("command.caveats"), scroll);
    }

    @Override
    protected void opened() {
        List<Caveats.Statement> said = statements.get();
        lines.getChildren().setAll(said.stream().map(CaveatsPanel::line).toList());
        scroll.setAccessibleText(String.join(" ", said.stream().map(Caveats.Statement::sentence).toList()));
        around.applyCss();
        double width = around.prefWidth(-1) - around.snappedLeftInset() - around.snappedRightInset();
        scroll.setPrefViewportHeight(lines.prefHeight(width)); // by default each sentence is counted as one line
        scroll.requestFocus(); // lets a screen reader read its text
    }

    private static Icon sign(Caveats.Kind kind) {
        return switch (kind) {
            case SOUND -> Icon.CHECK;
            case LIMIT -> Icon.INFO;
            case FLAW -> Icon.WARNING;
        };
    }

    private static Label line(Caveats.Statement statement) {
        Label label = new Label(statement.sentence(), sign(statement.kind()).node());
        label.setWrapText(true);
        label.getStyleClass().add(statement.flaw() ? "caveats-flaw" : "caveats-line");
        return label;
    }
}
