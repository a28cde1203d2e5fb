package dev.gantry.ui.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.program.Piped;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/**
 * What a lesson's program can be changed with: a button that turns the source into an {@link Editor}, and beside it
 * what brings the lesson's own text back, and what makes a file of the changed one.
 */
final class EditBar extends HBox {
    private final Context context;
    private final Consumer<Boolean> shown;
    private final Changes changes;
    private final Label mark = new Label(Texts.of("code.changed"));
    private final ToggleButton edit = new ToggleButton(Texts.of("code.edit"), Icon.EDIT.node());
    private final Button reset = button("code-reset", "code.reset", Icon.RESET);
    private final Button save = button("code-save", "code.save", Icon.FILE);
    private Optional<Editor> made = Optional.empty(); // when it is first wanted: the window opens sooner

    /** What is told whether the editor is shown from now on. */
    EditBar(Context context, Consumer<Boolean> shown) {
        this.context = context;
        this.shown = shown;
        changes = new Changes(context, errors -> editor().show(errors));
        getStyleClass().add("code-edit-bar");
        setMinWidth(USE_PREF_SIZE);
        mark.setId("code-changed");
        mark.getStyleClass().add("code-changed");
        edit.setId("code-edit-button");
        Tip.put(edit, Texts.of("code.edit.tip"));
        edit.setOnAction(_ -> turn(edit.isSelected()));
        reset.setOnAction(_ -> reset());
        save.setOnAction(_ -> save());
        getChildren().setAll(mark, reset, save, edit);
    }

    Editor editor() {
        if (made.isEmpty()) {
            made = Optional.of(new Editor(this::changed));
        }
        return made.get();
    }

    boolean isOn() {
        return edit.isSelected();
    }

    void close() {
        changes.keep();
    }

    void toggle() {
        turn(!isOn());
    }

    /** Shows what belongs to the chosen lesson's program, or nothing where there is none. */
    void show(boolean possible) {
        setVisible(possible);
        setManaged(possible);
        if (!possible && isOn()) {
            turn(false);
        }
        if (possible) {
            if (isOn()) {
                load();
            }
            for (ButtonBase each : List.of(reset, save)) {
                each.setVisible(isOn());
                each.setManaged(isOn());
            }
            mark();
        }
    }

    /** The run has ended, perhaps with an exception: that stands at its line. */
    void ended() {
        if (isOn() && changes.isChanged()) {
            context.session().streams().map(Piped::errors).flatMap(lines -> Thrown.in(lines, changes.file()))
                    .ifPresent(thrown -> editor().show(List.of(thrown)));
        }
    }

    private void mark() {
        boolean own = changes.own().isPresent();
        reset.setDisable(!changes.isChanged());
        save.setText(Texts.of(own ? "code.save.own" : "code.save"));
        Tip.put(save, Texts.of(own ? "code.save.own.tip" : "code.save.tip"));
        save.setDisable(own && !changes.isChanged());
        mark.setVisible(changes.isChanged());
        mark.setManaged(changes.isChanged());
    }

    private void turn(boolean on) {
        edit.setSelected(on);
        shown.accept(on); // first: text that is in no scene knows no theme
        if (on) {
            changes.check();
            editor().focus();
        } else {
            changes.keep();
        }
    }

    private void load() {
        if (!editor().text().equals(changes.text())) {
            editor().load(changes.file(), changes.text());
            changes.check();
        }
    }

    private void changed(String text) {
        changes.put(text);
        mark();
    }

    private void reset() {
        String before = changes.text();
        editor().replace(changes.original());
        context.files().undoable(Texts.of("code.was-reset"), () -> {
            if (isOn()) {
                editor().replace(before);
            } else {
                changes.put(before);
                mark();
            }
        });
    }

    private void save() {
        changes.own().ifPresentOrElse(this::save, this::saveAs);
    }

    private void save(OwnLesson lesson) {
        try {
            changes.save(lesson);
            mark();
        } catch (IOException notWritten) {
            context.files().say(Texts.of("code.unsaved", lesson.folder().resolve(changes.file()),
                    notWritten.getMessage()));
        }
    }

    private void saveAs() {
        ProgramLanguage language = context.session().language();
        String ending = language == ProgramLanguage.JAVA ? "java" : "py";
        Optional<Path> chosen = context.chooser().toExport(changes.file(), language.title(), List.of(ending));
        chosen.ifPresent(file -> {
            try {
                Files.writeString(file, changes.text());
                context.programs().list(new Program(file.toAbsolutePath(), List.of(), file.toAbsolutePath().getParent(),
                        Optional.empty()));
            } catch (IOException notWritten) {
                context.files().say(Texts.of("code.unsaved", file, notWritten.getMessage()));
            }
        });
    }

    private static Button button(String id, String text, Icon icon) {
        Button button = new Button(Texts.of(text), icon.node());
        button.setId(id);
        Tip.put(button, Texts.of(text + ".tip"));
        return button;
    }
}
