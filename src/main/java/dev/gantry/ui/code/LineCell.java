package dev.gantry.ui.code;

import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableIntegerValue;
import javafx.collections.ObservableMap;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.gantry.ui.code.Tokens.Token;

/** A line of source with its number, and after it the lanes that are there in a replay. */
final class LineCell extends ListCell<List<Token>> {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass ALSO = PseudoClass.getPseudoClass("also");

    private final ObservableIntegerValue lit;
    private final ObservableIntegerValue also;
    private final ObservableMap<Integer, String> lanes;
    private final InvalidationListener changed = _ -> light();
    private final Label there = new Label();
    private final Label number = new Label();
    private final TextFlow flow = new TextFlow();
    private final HBox content = new HBox(number, flow, there);

    /**
     * A cell that is lit while its index is the first of these, and less so while it is the other. It does not wait for
     * the list to lay itself out again.
     */
    LineCell(ObservableIntegerValue lit, ObservableIntegerValue also, ObservableMap<Integer, String> lanes) {
        this.lit = lit;
        this.also = also;
        lit.addListener(new WeakInvalidationListener(changed));
        also.addListener(new WeakInvalidationListener(changed));
        this.lanes = lanes;
        lanes.addListener(new WeakInvalidationListener(changed));
        there.getStyleClass().add("line-lanes");
        number.getStyleClass().add("line-number");
        content.getStyleClass().add("line-content");
    }

    @Override
    protected void updateItem(List<Token> line, boolean empty) {
        super.updateItem(line, empty);
        light();
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        number.setText(String.valueOf(getIndex() + 1));
        flow.getChildren().setAll(line.stream().map(LineCell::text).toList());
        setGraphic(content);
    }

    private void light() {
        pseudoClassStateChanged(LIT, !isEmpty() && getIndex() == lit.get());
        String names = isEmpty() ? "" : lanes.getOrDefault(getIndex(), "");
        pseudoClassStateChanged(ALSO, !isEmpty() && (getIndex() == also.get() || !names.isEmpty()));
        there.setText(names);
        there.setVisible(!names.isEmpty());
        there.setManaged(!names.isEmpty());
    }

    private static Text text(Token token) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("code", "code-" + token.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }
}
