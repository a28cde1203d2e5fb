package dev.gantry.ui.code;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.gantry.ui.code.Tokens.Token;

/** A line of source with its number. */
final class LineCell extends ListCell<List<Token>> {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final IntPredicate isLit;
    private final Label number = new Label();
    private final TextFlow flow = new TextFlow();
    private final HBox content = new HBox(number, flow);

    LineCell(IntPredicate isLit) {
        this.isLit = isLit;
        number.getStyleClass().add("line-number");
        content.getStyleClass().add("line-content");
    }

    @Override
    protected void updateItem(List<Token> line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(LIT, !empty && isLit.test(getIndex()));
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        number.setText(String.valueOf(getIndex() + 1));
        flow.getChildren().setAll(line.stream().map(LineCell::text).toList());
        setGraphic(content);
    }

    private static Text text(Token token) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("code", "code-" + token.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }
}
