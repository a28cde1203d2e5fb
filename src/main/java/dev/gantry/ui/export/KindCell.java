package dev.gantry.ui.export;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.gantry.format.export.Export;
import dev.gantry.ui.text.Texts;

/** A kind of file, and how the names of such files end. */
final class KindCell extends ListCell<Export> {
    @Override
    protected void updateItem(Export kind, boolean empty) {
        super.updateItem(kind, empty);
        setText(null);
        if (empty || kind == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String ending = "." + kind.endings().getFirst();
        Label end = new Label(ending);
        end.getStyleClass().add("command-unable");
        end.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(new Label(title(kind)), gap, end);
        row.getStyleClass().add("command-row");
        setGraphic(row);
        setAccessibleText(title(kind) + ", " + ending);
    }

    /** Name of this kind in the window. */
    static String title(Export kind) {
        return Texts.of("export.kind." + kind.id());
    }
}
