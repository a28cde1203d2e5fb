package dev.gantry.ui.files;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;

/** Message bar: a sentence, the progress of a file, or a question. */
final class Bar extends HBox {
    private final Label text = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button(Texts.of("files.cancel"));
    private final HBox answers = new HBox();
    private final Button close;
    private Node before;
    private Optional<Object> subject = Optional.empty(); // what it speaks of, if that is something that is chosen

    /**
     * An answer.
     *
     * @param name its id and, after {@code files.}, the key of its text
     * @param action what it does; the bar is hidden before
     */
    record Answer(String name, Runnable action) {}

    /**
     * Nothing is said yet.
     *
     * @param cancelled is run when the user cancels the work whose progress is shown
     * @param closed is run when the user closes the message
     */
    Bar(Runnable cancelled, Runnable closed) {
        setId("files");
        getStyleClass().addAll("notice", "files");
        text.setId("files-text");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        cancel.setId("files-cancel");
        cancel.setOnAction(_ -> cancelled.run());
        answers.getStyleClass().add("answers");
        close = IconButton.saying("notice.close", Icon.CLOSE, () -> {
            hide();
            closed.run();
        });
        getChildren().addAll(text, progress, cancel, answers, close);
        hide();
    }

    /** Says this until it is closed. */
    void say(String sentence) {
        ask(sentence, List.of());
    }

    /** Says this and offers answers. */
    void ask(String sentence, List<Answer> possible) {
        hide();
        text.setText(sentence);
        answers.getChildren().setAll(possible.stream().map(this::button).toList());
        appear(true, answers, close, this);
    }

    /** Speaks of this: hides as soon as something else {@linkplain #choose is chosen}. */
    void about(Object chosen) {
        subject = Optional.of(chosen);
    }

    /** This is chosen now. */
    void choose(Object chosen) {
        if (subject.filter(of -> !of.equals(chosen)).isPresent()) {
            hide();
        }
    }

    /** Asks before something that cannot be taken back: the last answer, which does no harm, has the focus. */
    void insist(String sentence, List<Answer> possible) {
        ask(sentence, possible);
        before = getScene().getFocusOwner();
        answers.getChildren().getLast().requestFocus();
    }

    /** Shows progress from 0 to 1; below 0 it is unknown. */
    void tell(String sentence, double part) {
        subject = Optional.empty();
        text.setText(sentence);
        progress.setProgress(part);
        appear(false, answers, close);
        appear(true, progress, cancel, this);
    }

    boolean isTelling() {
        return progress.isVisible();
    }

    void hide() {
        subject = Optional.empty();
        appear(false, progress, cancel, answers, close, this);
        if (before != null && before.getScene() == getScene()) {
            before.requestFocus();
        }
        before = null;
    }

    private Button button(Answer answer) {
        Button made = new Button(Texts.of("files." + answer.name()));
        made.setId("files-" + answer.name().replace('.', '-'));
        made.setOnAction(_ -> {
            hide();
            answer.action().run();
        });
        return made;
    }

    private static void appear(boolean visible, Node... parts) {
        for (Node part : parts) {
            part.setVisible(visible);
            part.setManaged(visible);
        }
    }
}
