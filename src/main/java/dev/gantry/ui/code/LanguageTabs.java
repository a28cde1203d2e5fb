package dev.gantry.ui.code;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/**
 * The tabs of the chosen lesson's programs, one a language: the chosen one is shown, is what Run runs, and is chosen
 * again after a restart. There are none while a program of the user's own or a file is shown, and for a lesson that has
 * only a Java program.
 */
final class LanguageTabs extends HBox {
    private final Context context;
    private final Session session;
    private final ToggleGroup group = new ToggleGroup();
    private List<ProgramLanguage> shown = List.of();

    LanguageTabs(Context context) {
        this.context = context;
        this.session = context.session();
        getStyleClass().add("code-languages");
        setAccessibleText(Texts.of("code.languages"));
        setMinWidth(USE_PREF_SIZE);
        show();
    }

    /** Shows what there is to choose now. */
    void show() {
        boolean isLesson = session.file().isEmpty() && session.program().isEmpty();
        List<ProgramLanguage> now = isLesson ? session.lesson().languages() : List.of();
        if (now.equals(List.of(ProgramLanguage.JAVA))) {
            now = List.of();
        }
        if (!now.equals(shown)) {
            shown = now;
            fill();
        }
        for (int i = 0; i < shown.size(); i++) {
            ((ToggleButton) getChildren().get(i)).setSelected(shown.get(i) == session.language());
        }
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private void fill() {
        List<ToggleButton> buttons = new ArrayList<>();
        for (ProgramLanguage language : shown) {
            ToggleButton button = new ToggleButton(language.title());
            button.setId("code-language-" + language.id());
            button.setToggleGroup(group);
            button.setMaxHeight(Double.MAX_VALUE); // its line stands on that of the whole head
            Tip.put(button, Texts.of("code.language", language.title()));
            button.setOnAction(_ -> {
                button.setSelected(true); // a second press would leave none
                session.choose(language);
                Choices.put(context.settings(), language);
                context.keep();
            });
            buttons.add(button);
        }
        getChildren().setAll(buttons);
    }
}
