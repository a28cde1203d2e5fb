package dev.gantry.ui.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.PropertySheet;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/** A property sheet of the chosen lesson's parameters, and what is wrong with them. */
public final class ParametersPanel extends VBox implements Panel {
    private static final double ROW = 40;

    private final Session session;
    private final PropertySheet sheet = new PropertySheet();
    private final Label complaint = new Label();
    private final Hyperlink reset = new Hyperlink(Texts.of("parameters.reset"));
    private final List<NumberEditor> editors = new ArrayList<>();
    private Lesson shown;

    public ParametersPanel(Session session) {
        this.session = session;
        getStyleClass().addAll("panel", "parameters");
        Label title = new Label(Texts.of("parameters.title"));
        title.getStyleClass().add("panel-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        reset.setId("parameters-reset");
        reset.setOnAction(_ -> {
            session.arguments(Arguments.usual(session.lesson()));
            fill();
        });
        HBox head = new HBox(title, gap, reset);
        head.getStyleClass().add("panel-head");
        sheet.setMode(PropertySheet.Mode.NAME);
        sheet.setModeSwitcherVisible(false);
        sheet.setFocusTraversable(false); // what is in it takes the focus
        sheet.setSearchBoxVisible(false);
        sheet.setPropertyEditorFactory(item -> {
            NumberEditor editor = new NumberEditor((ParameterItem) item, this::checked);
            editors.add(editor);
            editor.setValue((Long) item.getValue());
            return editor;
        });
        complaint.getStyleClass().add("complaint");
        complaint.setId("parameters-complaint");
        complaint.setWrapText(true);
        getChildren().addAll(head, sheet, complaint);
        fill();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.LESSON)) {
            if (shown != session.lesson()) {
                fill();
            }
            reset.setVisible(!session.arguments().equals(Arguments.usual(session.lesson()))
                    || session.complaint().isPresent());
        }
    }

    private void fill() {
        shown = session.lesson();
        editors.clear();
        sheet.getItems()
                .setAll(shown.parameters().stream().map(each -> new ParameterItem(session, shown, each)).toList());
        reset.setVisible(!session.arguments().equals(Arguments.usual(shown)));
        sheet.setMinHeight(shown.parameters().size() * ROW);
        sheet.setPrefHeight(shown.parameters().size() * ROW);
        checked();
    }

    private void checked() {
        Optional<String> first = editors.stream().flatMap(editor -> editor.complaint().stream()).findFirst();
        complaint.setText(first.orElse(""));
        complaint.setVisible(first.isPresent());
        complaint.setManaged(first.isPresent());
        session.complain(first);
    }
}
