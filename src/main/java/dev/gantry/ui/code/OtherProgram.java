package dev.gantry.ui.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.ui.code.Tokens.Token;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/** The lesson's program in the language that is not chosen, beside the one that is; no line of it is lit. */
final class OtherProgram extends BorderPane {
    private final Session session;
    private final ListView<List<Token>> list = new ListView<>();
    private final Label head = new Label();
    private String shown = "";

    OtherProgram(Session session) {
        this.session = session;
        ReadOnlyIntegerWrapper none = new ReadOnlyIntegerWrapper(-1);
        getStyleClass().add("code-other");
        list.setId("code-other");
        list.setCellFactory(_ -> new LineCell(none, none, FXCollections.emptyObservableMap()));
        list.setFixedCellSize(20);
        head.getStyleClass().add("code-other-head");
        setTop(head);
        setCenter(list);
    }

    /** Its language, if the chosen lesson has a program in another than the chosen one. */
    Optional<ProgramLanguage> language() {
        return session.lesson().languages().stream().filter(each -> each != session.language()).findFirst();
    }

    /** Shows it. */
    void show() {
        language().ifPresent(language -> {
            Map<String, String> files = session.lesson().files(language);
            String name = files.keySet().iterator().next();
            String text = files.get(name);
            if (!text.equals(shown)) {
                shown = text;
                head.setText(language.title());
                list.setAccessibleText(Texts.of("code.other", language.title()));
                list.getItems().setAll(Tokens.lines(name, text));
                list.scrollTo(0);
            }
        });
    }
}
