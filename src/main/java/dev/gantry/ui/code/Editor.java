package dev.gantry.ui.code;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

import dev.gantry.program.SourceError;
import dev.gantry.ui.code.Tokens.Token;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.text.Texts;

/**
 * Editor of a program's file: with highlighting, undo, numbers of lines, and errors at their lines and in a list below.
 */
final class Editor extends BorderPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final String INDENT = "    ";
    private static final int ROW = 24;
    private static final int MOST_ROWS = 4;

    private final CodeArea area = new CodeArea();
    private final ListView<SourceError> errors = new ListView<>();
    private String name = "";
    private boolean loading;

    /** An editor that tells this of each change. */
    Editor(Consumer<String> changed) {
        getStyleClass().add("code-editor");
        area.setId("code-edit");
        area.setAccessibleText(Texts.of("code.edit.text"));
        area.getProperties().put(Commands.TAKES_TEXT, true);
        area.setParagraphGraphicFactory(this::number);
        area.textProperty().addListener((_, _, text) -> {
            highlight();
            if (!loading) {
                changed.accept(text);
            }
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShiftDown() && !event.isControlDown()) {
                area.replaceSelection(INDENT);
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                area.replaceSelection("\n" + indentation());
                area.requestFollowCaret();
                event.consume();
            }
        });
        errors.setId("code-errors");
        errors.setAccessibleText(Texts.of("code.errors"));
        errors.setFixedCellSize(ROW);
        errors.setCellFactory(_ -> new ErrorCell());
        errors.getSelectionModel().selectedItemProperty().addListener((_, _, error) -> {
            if (error != null) {
                goTo(error.line());
            }
        });
        setCenter(new VirtualizedScrollPane<>(area));
        setBottom(errors);
        show(List.of());
    }

    /** Shows this file instead of the one before; its changes can't be undone any more. */
    void load(String file, String text) {
        if (file.equals(name) && text.equals(area.getText())) {
            return;
        }
        loading = true;
        name = file;
        area.replaceText(text);
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        area.requestFollowCaret();
        loading = false;
        show(List.of());
    }

    /** Puts this text in place of all, as a change that can be undone. */
    void replace(String text) {
        area.replaceText(text);
    }

    String text() {
        return area.getText();
    }

    /** Shows these errors at their lines and below; none where the list is empty. */
    void show(List<SourceError> found) {
        errors.getItems().setAll(found);
        errors.setPrefHeight(ROW * Math.min(MOST_ROWS, found.size()) + 2);
        errors.setVisible(!found.isEmpty());
        errors.setManaged(!found.isEmpty());
        for (int line = 0; line < lines(); line++) {
            area.recreateParagraphGraphic(line);
        }
    }

    /** Gives the text the keys. */
    void focus() {
        area.requestFocus();
    }

    private Optional<SourceError> error(int line) {
        return errors.getItems().stream().filter(each -> each.line() == line + 1).findFirst();
    }

    private Node number(int line) {
        Label number = new Label(String.valueOf(line + 1));
        number.getStyleClass().add("line-number");
        error(line).ifPresent(error -> {
            number.pseudoClassStateChanged(WRONG, true);
            number.setAccessibleText(error.message());
        });
        return number;
    }

    private int lines() {
        return (int) area.getText().chars().filter(each -> each == '\n').count() + 1;
    }

    private void goTo(int line) {
        if (line > 0 && line <= lines()) {
            area.moveTo(line - 1, 0);
            area.requestFollowCaret();
        }
    }

    /** What the line of the caret begins with, and more where it opens a block. */
    private String indentation() {
        String line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
        String begins = line.substring(0, line.length() - line.stripLeading().length());
        String end = line.stripTrailing();
        return end.endsWith("{") || end.endsWith(":") ? begins + INDENT : begins;
    }

    private void highlight() {
        if (area.getLength() > 0) {
            area.setStyleSpans(0, spans(Tokens.lines(name, area.getText()), area.getLength()));
        }
    }

    private static StyleSpans<Collection<String>> spans(List<List<Token>> lines, int length) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int done = 0;
        for (List<Token> line : lines) {
            for (Token token : line) {
                spans.add(List.of("code", "code-" + token.kind().name().toLowerCase(Locale.ROOT)),
                        token.text().length());
                done += token.text().length();
            }
            if (done < length) {
                spans.add(List.of("code"), 1); // the end of the line
                done++;
            }
        }
        spans.add(List.of("code"), Math.max(0, length - done));
        return spans.create();
    }

    private static final class ErrorCell extends ListCell<SourceError> {
        @Override
        protected void updateItem(SourceError error, boolean empty) {
            super.updateItem(error, empty);
            String message = empty || error == null ? "" : error.message().lines().findFirst().orElse("");
            setText(empty || error == null
                    ? null
                    : error.line() == 0 ? message : Texts.of("code.error", error.line(), message));
        }
    }
}
