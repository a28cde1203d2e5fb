package dev.gantry.ui.own;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;

/** Card that asks for a lesson's title, makes the lesson and chooses it. */
final class NewLessonPanel extends Overlay {
    private final Context context;
    private final TextField title = new TextField();
    private final Label trouble = new Label();
    private final Button make = new Button(Texts.of("own.make"));

    NewLessonPanel(Context context) {
        super("new-lesson", "own.title");
        this.context = context;
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().addAll("palette", "new-lesson");
        Label hint = new Label(Texts.of("own.hint"));
        hint.getStyleClass().add("hint");
        trouble.setId("new-lesson-trouble");
        trouble.getStyleClass().add("export-trouble");
        for (Label sentence : new Label[]{hint, trouble}) {
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
        }
        title.setId("new-lesson-title");
        title.setPromptText(Texts.of("own.prompt"));
        title.setAccessibleText(Texts.of("own.prompt"));
        title.textProperty().addListener((_, _, _) -> complain(""));
        title.setOnAction(_ -> make());
        Button cancel = new Button(Texts.of("files.cancel"));
        cancel.setId("new-lesson-cancel");
        cancel.setOnAction(_ -> close());
        make.setId("new-lesson-make");
        make.getStyleClass().add("accent");
        make.setOnAction(_ -> make());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, cancel, make);
        buttons.getStyleClass().add("card-buttons");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        card.getChildren().addAll(head("own.title"), hint, title, trouble, buttons);
    }

    @Override
    protected void opened() {
        title.clear();
        complain("");
        title.requestFocus();
    }

    private void complain(String sentence) {
        trouble.setText(sentence);
        trouble.setVisible(!sentence.isEmpty());
        trouble.setManaged(!sentence.isEmpty());
        make.setDisable(title.getText().isBlank());
    }

    private void make() {
        if (title.getText().isBlank()) {
            return;
        }
        try {
            context.lessons().make(title.getText().strip());
            close();
            context.tabs().show("lesson");
        } catch (LessonRefusedException refused) {
            complain(Language.now().sentence(Phrases.say(refused.why())));
        }
    }
}
