package dev.gantry.ui.drop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
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

    /** Passes dropped files, at least one, to this consumer. */
    DropTarget(Consumer<List<Path>> taker) {
        this.taker = taker;
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
                    ? Texts.of("drop.one", files.getFirst().getName())
                    : Texts.of("drop.many", files.size(), files.getFirst().getName()));
            setVisible(true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        setVisible(false);
        List<File> files = event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
        event.setDropCompleted(!files.isEmpty());
        if (!files.isEmpty()) {
            taker.accept(files.stream().map(File::toPath).toList());
        }
        event.consume();
    }
}
