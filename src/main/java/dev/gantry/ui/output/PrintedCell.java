package dev.gantry.ui.output;

import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;

import dev.gantry.program.Piped.Kind;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.layout.LaneNames;

/** A printed line: when, where, what; and by which stream, unless it is standard output. */
final class PrintedCell extends ListCell<Printed> {
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass INPUT = PseudoClass.getPseudoClass("input");
    private static final PseudoClass LATEST = PseudoClass.getPseudoClass("latest");

    private final Session session;
    private final Navigation navigation;
    private final IntPredicate isLatest;
    private final Label time = new Label();
    private final Label lane = new Label();
    private final Label text = new Label();
    private final Label stream = new Label();
    private final HBox content = new HBox(time, lane, text);

    /** A cell that asks this whether its line is the last one that a replay has come to. */
    PrintedCell(Session session, Navigation navigation, IntPredicate isLatest) {
        this.session = session;
        this.navigation = navigation;
        this.isLatest = isLatest;
        time.getStyleClass().add("mark-time");
        lane.getStyleClass().add("mark-lane");
        lane.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // names differ at their ends
        text.getStyleClass().add("mark-text");
        stream.getStyleClass().add("mark-stream");
        content.getStyleClass().add("mark-content");
    }

    @Override
    protected void updateItem(Printed mark, boolean empty) {
        super.updateItem(mark, empty);
        long reached = navigation.playhead().time().orElse(Long.MAX_VALUE);
        pseudoClassStateChanged(LATER, mark != null && mark.time() > reached);
        pseudoClassStateChanged(LATEST, mark != null && isLatest.test(getIndex()));
        pseudoClassStateChanged(ERROR, mark != null && mark.kind() == Kind.ERR);
        pseudoClassStateChanged(INPUT, mark != null && mark.kind() == Kind.IN);
        if (empty || mark == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Snapshot snapshot = session.snapshot();
        int known = ProgramLane.of(snapshot, mark);
        time.setText(navigation.clock(mark.time()));
        String name = known == 0 ? "" : LaneNames.inTable(snapshot, known);
        lane.setText(mark.others() == 0 ? name : Texts.of("output.others", name, mark.others()));
        text.setText(mark.text());
        boolean plain = mark.kind() == Kind.OUT;
        stream.setText(plain ? "" : Texts.of(mark.kind() == Kind.ERR ? "output.err" : "output.in"));
        text.setGraphic(plain ? null : stream);
        setAccessibleText(Texts.of("output.accessible", time.getText(),
                plain ? lane.getText() : lane.getText() + ", " + stream.getText(), mark.text()));
        setGraphic(content);
    }
}
