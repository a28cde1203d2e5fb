package dev.gantry.ui.library;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/** A program with what it is given, and the folder that it runs in; a dot says that it runs. */
final class ProgramCell extends ListCell<Program> {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final Session session;
    private final Label title = new Label();
    private final Label where = new Label();
    private final Region dot = new Region();
    private final HBox content;

    ProgramCell(Session session) {
        this.session = session;
        title.getStyleClass().add("lesson-title");
        where.getStyleClass().add("file-fact");
        where.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS); // folders differ at their ends
        dot.getStyleClass().add("live-dot");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(title, dot);
        head.getStyleClass().add("lesson-head");
        VBox words = new VBox(head, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(new Label(null, Icon.PROGRAM.node()), words);
        content.getStyleClass().add("file-cell-content");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Program program, boolean empty) {
        super.updateItem(program, empty);
        boolean known = !empty && program != null;
        boolean shown = known && session.file().isEmpty() && session.program().filter(program::equals).isPresent();
        pseudoClassStateChanged(SHOWN, shown);
        if (!known) {
            setGraphic(null);
            setAccessibleText(null);
            Tip.clear(this);
            return;
        }
        title.setText(program.title());
        where.setText(program.folder().toString());
        Tip.put(this, program.text());
        boolean live = session.isRunning(program);
        dot.setVisible(live);
        dot.setManaged(live);
        setAccessibleText(Texts.of(shown ? "library.program.shown" : "library.program", program.title(),
                program.folder().toString()));
        setGraphic(content);
    }
}
