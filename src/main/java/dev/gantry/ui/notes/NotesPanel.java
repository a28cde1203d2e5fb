package dev.gantry.ui.notes;

import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

import dev.gantry.recording.Note;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;

/** The list of marks; a click or Enter goes to one, F2 edits its text, Delete removes it. */
final class NotesPanel extends BorderPane implements Panel {
    private final Pointer pointer;
    private final Navigation navigation;
    private final ObservableList<Note> shown = FXCollections.observableArrayList();
    private final ListView<Note> list = new ListView<>(shown);

    NotesPanel(Context context) {
        pointer = context.pointer();
        navigation = context.navigation();
        list.setId("notes");
        list.setAccessibleText(Texts.of("notes.title"));
        list.setFixedCellSize(28);
        list.setEditable(true);
        list.setCellFactory(_ -> new NoteCell(navigation));
        Label none = new Label(Texts.of("notes.none"));
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, note) -> {
            if (note != null) {
                show(note);
            }
        });
        list.setOnKeyPressed(event -> {
            Note note = list.getSelectionModel().getSelectedItem();
            if (note != null && (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE)) {
                navigation.notes().remove(note);
                event.consume();
            } else if (note != null && event.getCode() == KeyCode.ENTER) {
                show(note);
                event.consume();
            }
        });
        setCenter(list);
    }

    /** Leaves a mark as it was that is being edited; says whether one was. */
    boolean cancelEdit() {
        boolean editing = list.getEditingIndex() >= 0;
        list.edit(-1);
        return editing;
    }

    @Override
    public void show(Set<Reason> reasons) {
        boolean other = !shown.equals(navigation.notes().all().notes());
        if (other && list.getEditingIndex() < 0) {
            shown.setAll(navigation.notes().all().notes());
        }
        if (reasons.contains(Reason.VIEW) || reasons.contains(Reason.RECORDING)) {
            list.refresh(); // what is shown as 0 may have moved
        }
    }

    private void show(Note note) {
        pointer.moment(Optional.of(new Pointer.Moment(0, note.time(), note.text())));
        navigation.reveal(note.time());
    }
}
