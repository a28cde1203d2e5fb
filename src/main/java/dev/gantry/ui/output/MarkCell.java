package dev.gantry.ui.output;

import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

import dev.gantry.trace.Mark;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/** A printed line: when, where, what. */
final class MarkCell extends ListCell<Mark> {
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");
    private static final PseudoClass LATEST = PseudoClass.getPseudoClass("latest");

    private final Session session;
    private final Navigation navigation;
    private final IntPredicate isLatest;
    private final Label time = new Label();
    private final Label lane = new Label();
    private final Label text = new Label();
    private final HBox content = new HBox(time, lane, text);

    /** A cell that asks this whether its line is the last one that a replay has come to. */
    MarkCell(Session session, Navigation navigation, IntPredicate isLatest) {
        this.session = session;
        this.navigation = navigation;
        this.isLatest = isLatest;
        time.getStyleClass().add("mark-time");
        lane.getStyleClass().add("mark-lane");
        text.getStyleClass().add("mark-text");
        content.getStyleClass().add("mark-content");
    }

    @Override
    protected void updateItem(Mark mark, boolean empty) {
        super.updateItem(mark, empty);
        long reached = navigation.playhead().time().orElse(Long.MAX_VALUE);
        pseudoClassStateChanged(LATER, mark != null && mark.time() > reached);
        pseudoClassStateChanged(LATEST, mark != null && isLatest.test(getIndex()));
        if (empty || mark == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Snapshot snapshot = session.snapshot();
        time.setText(navigation.clock(mark.time()));
        lane.setText(snapshot.laneName(mark.lane()));
        text.setText(mark.text());
        setAccessibleText(Texts.of("output.accessible", time.getText(), lane.getText(), mark.text()));
        setGraphic(content);
    }
}
