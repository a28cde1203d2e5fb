package dev.gantry.ui.drop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/** Drag and drop target over the whole window; says what a drop would do while files are dragged. */
final class DropTarget extends StackPane {
    private final Label hint = new Label(null, Icon.FOLDER.node());
    private final Consumer<List<Path>> taker;
    private final Consumer<Path> runner;

    /**
     * Passes on what is dropped.
     *
     * @param taker takes recordings, at least one
     * @param runner takes a program that is dropped by itself
     */
    DropTarget(Consumer<List<Path>> taker, Consumer<Path> runner) {
        this.taker = taker;
        this.runner = runner;
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
        if (!isVisible()) {
            List<File> files = event.getDragboard().getFiles();
            hint.setText(files.size() == 1
                    ? Texts.of(isProgram(files) ? "drop.program" : "drop.one", files.getFirst().getName())
                    : Texts.of("drop.many", files.size(), files.getFirst().getName()));
            setVisible(true);
        }
        event.consume();
    }

    private static boolean isProgram(List<File> files) {
        return files.size() == 1 && files.getFirst().getName().toLowerCase(Locale.ROOT).matches(".*\\.(pyw?|jar|java)");
    }

    private void dropped(DragEvent event) {
        setVisible(false);
        List<File> files = event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
        event.setDropCompleted(!files.isEmpty());
        if (isProgram(files)) {
            runner.accept(files.getFirst().toPath());
        } else if (!files.isEmpty()) {
            taker.accept(files.stream().map(File::toPath).toList());
        }
        event.consume();
    }
}
