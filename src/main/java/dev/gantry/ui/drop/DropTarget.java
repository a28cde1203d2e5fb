package dev.gantry.ui.drop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.view.style.Phrases;

/** Drag and drop target over the whole window; says what a drop would do while files are dragged. */
final class DropTarget extends StackPane {
    private final Label hint = new Label(null, Icon.FOLDER.node());
    private final Context context;
    private File looked = new File(""); // whether this one is a lesson is known
    private boolean lesson;

    /** What a drop would do. */
    private enum Effect {
        /** Opens the file. */
        OPEN("drop.one"),
        /** Opens the file, or, further down, compares it. */
        OPEN_OR_COMPARE("drop.one-above"),
        /** Compares the file with what is shown. */
        COMPARE("drop.compare"),
        /** Compares the two files. */
        COMPARE_BOTH("drop.two"),
        /** Opens the first file. */
        OPEN_FIRST("drop.many"),
        /** Runs the program. */
        RUN("drop.program"),
        /** Adds the lesson. */
        ADD("drop.lesson");

        private final String text;

        Effect(String text) {
            this.text = text;
        }
    }

    DropTarget(Context context) {
        this.context = context;
        setId("drop");
        getStyleClass().add("drop");
        hint.setId("drop-hint");
        hint.getStyleClass().add("drop-hint");
        hint.setWrapText(true);
        getChildren().add(hint);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Takes what is dropped anywhere on this. */
    void listenTo(Scene scene) {
        scene.addEventHandler(DragEvent.DRAG_OVER, this::over);
        scene.addEventHandler(DragEvent.DRAG_EXITED, _ -> setVisible(false));
        scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void over(DragEvent event) {
        if (!event.getDragboard().hasFiles()) {
            return;
        }
        // never MOVE: the source of the drag would delete the file
        event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
        List<File> files = event.getDragboard().getFiles();
        Effect effect = effect(files, event.getSceneY());
        hint.setText(switch (effect) {
            case COMPARE_BOTH -> Texts.of(effect.text, files.getFirst().getName(), files.getLast().getName());
            case OPEN_FIRST -> Texts.of(effect.text, files.size(), files.getFirst().getName());
            default -> Texts.of(effect.text, files.getFirst().getName());
        });
        setVisible(true);
        event.consume();
    }

    private Effect effect(List<File> files, double y) {
        if (files.size() > 2 || files.size() == 2 && files.stream().anyMatch(DropTarget::isProgram)) {
            return Effect.OPEN_FIRST;
        }
        if (files.size() == 2) {
            return Effect.COMPARE_BOTH;
        }
        if (isProgram(files.getFirst())) {
            return Effect.RUN;
        }
        if (isLesson(files.getFirst())) {
            return Effect.ADD;
        }
        if (!context.isRecorded()) {
            return Effect.OPEN;
        }
        return y > getHeight() / 2 ? Effect.COMPARE : Effect.OPEN_OR_COMPARE;
    }

    private static boolean isProgram(File file) {
        return file.getName().toLowerCase(Locale.ROOT).matches(".*\\.(pyw?|jar|java)");
    }

    /** Whether this is a lesson; what is dragged is looked at once. */
    private boolean isLesson(File file) {
        if (!file.equals(looked)) {
            looked = file;
            lesson = context.lessons().isPossible() && OwnLessons.isLesson(file.toPath());
        }
        return lesson;
    }

    private void dropped(DragEvent event) {
        setVisible(false);
        List<File> files = event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
        event.setDropCompleted(!files.isEmpty());
        if (!files.isEmpty()) {
            drop(files.stream().map(File::toPath).toList(), effect(files, event.getSceneY()));
        }
        event.consume();
    }

    private void drop(List<Path> files, Effect effect) {
        switch (effect) {
            case OPEN, OPEN_OR_COMPARE, OPEN_FIRST -> context.files().open(files);
            case COMPARE -> context.files().openBeside(files.getFirst());
            case COMPARE_BOTH -> context.files().compare(files.getFirst(), files.getLast());
            case RUN -> context.programs().ask(Optional.of(files.getFirst()));
            case ADD -> add(files.getFirst());
        }
    }

    private void add(Path from) {
        looked = new File("");
        context.files().begin(Texts.of("own.adding", from.getFileName()), Texts.of("own.not-added", from), progress -> {
            try {
                progress.accept(0);
                return context.lessons().add(from);
            } catch (LessonRefusedException refused) {
                throw new IOException(Language.now().sentence(Phrases.say(refused.why())) + ".", refused);
            }
        }, added -> {
            context.lessons().choose(added);
            return Optional.of(Texts.of("own.added", LessonTexts.title(added), Phrases.of("lesson.look")));
        });
    }
}
