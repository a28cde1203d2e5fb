package dev.gantry.ui.notes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.gantry.recording.Note;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;

/** A mark: when, what, and buttons to edit and to remove it. */
final class NoteCell extends ListCell<Note> {
    private final Navigation navigation;
    private final Label time = new Label();
    private final Label text = new Label();
    private final TextField field = new TextField();
    private final HBox content;
    private final HBox editor;

    NoteCell(Navigation navigation) {
        this.navigation = navigation;
        time.getStyleClass().add("mark-time");
        text.getStyleClass().add("mark-text");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        content = new HBox(time, text, gap, button("edit", Icon.EDIT, this::startEdit),
                button("remove", Icon.REMOVE, () -> navigation.notes().remove(getItem())));
        content.getStyleClass().add("mark-content");
        HBox.setHgrow(field, Priority.ALWAYS);
        editor = new HBox(field);
        editor.getStyleClass().add("mark-content");
        field.setAccessibleText(Texts.of("notes.edit"));
        field.setOnAction(_ -> commit());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && isEditing()) {
                cancelEdit();
            }
        });
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (isEditing()) {
            field.setText(getItem().text());
            setGraphic(editor);
            field.requestFocus();
            field.selectAll();
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        setGraphic(content);
    }

    @Override
    protected void updateItem(Note note, boolean empty) {
        super.updateItem(note, empty);
        if (empty || note == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        time.setText(navigation.clock(note.time()));
        text.setText(note.text());
        setAccessibleText(Texts.of("notes.accessible", time.getText(), note.text()));
        setGraphic(isEditing() ? editor : content);
    }

    private void commit() {
        Note note = getItem();
        String words = field.getText().strip();
        cancelEdit();
        if (words.isEmpty()) {
            navigation.notes().remove(note);
        } else {
            navigation.notes().rename(note, words);
        }
    }

    private static Button button(String id, Icon icon, Runnable action) {
        Button button = IconButton.saying("notes." + id, icon, action);
        button.getStyleClass().add("note-" + id);
        button.setFocusTraversable(false); // F2 and Delete do the same
        return button;
    }
}
