package dev.gantry.ui.programs;

import java.util.Map;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;

import dev.gantry.ui.text.Texts;

/** Interpreter or JDK in a list: its path, and its version where that is known; the empty path is the usual one. */
public final class RuntimeCell extends ListCell<String> {
    private final Map<String, String> versions;

    /** A cell that knows these versions by path. */
    public RuntimeCell(Map<String, String> versions) {
        this.versions = versions;
        setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    }

    @Override
    protected void updateItem(String path, boolean empty) {
        super.updateItem(path, empty);
        String version = path == null ? null : versions.get(path);
        setText(empty || path == null
                ? null
                : path.isEmpty()
                        ? Texts.of("parameters.usual")
                        : version == null ? path : Texts.of("launch.runtime", path, version));
    }
}
