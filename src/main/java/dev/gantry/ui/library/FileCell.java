package dev.gantry.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.gantry.ui.files.FileDesk;
import dev.gantry.ui.files.FileTexts;
import dev.gantry.ui.files.RecentFile;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/** A recording in a file: its name, what kind it is of, how large, and when it was used. */
final class FileCell extends ListCell<RecentFile> {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final FileDesk files;
    private final Label title = new Label();
    private final Label kind = new Label();
    private final Label when = new Label();
    private final HBox content;
    private final Label mark = new Label();

    FileCell(FileDesk files) {
        this.files = files;
        title.getStyleClass().add("lesson-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // names differ at their ends
        kind.getStyleClass().add("file-fact");
        when.getStyleClass().add("file-fact");
        VBox words = new VBox(title, kind, when);
        words.setMinWidth(0);
        content = new HBox(mark, words);
        content.getStyleClass().add("file-cell-content");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RecentFile item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            Tip.clear(this);
            pseudoClassStateChanged(SHOWN, false);
            pseudoClassStateChanged(GONE, false);
            return;
        }
        boolean shown = files.isShown(item);
        title.setText(item.title());
        kind.setText(facts(item));
        when.setText(FileTexts.when(item.when()));
        Tip.put(this, item.file().toString());
        mark.setGraphic((item.waiting() ? Icon.RECOVERED : item.isGone() ? Icon.WARNING : Icon.FILE).node());
        pseudoClassStateChanged(SHOWN, shown);
        pseudoClassStateChanged(GONE, item.isGone());
        setAccessibleText(Texts.of(shown ? "library.file.shown" : "library.file", item.title(), kind.getText(),
                when.getText()));
        setGraphic(content);
    }

    private static String facts(RecentFile item) {
        List<String> all = new ArrayList<>();
        if (item.isGone()) {
            all.add(Texts.of("library.gone"));
        }
        if (item.waiting()) {
            all.add(Texts.of(item.whole() ? "library.waiting" : "library.waiting.cut"));
        }
        if (!item.kind().isEmpty()) {
            all.add(FileTexts.kind(item.kind()));
        }
        if (!item.isGone()) {
            all.add(size(item.bytes()));
        }
        return String.join(" · ", all);
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double size = bytes / 1_000.0;
        String[] units = {"kB", "MB", "GB", "TB"};
        int unit = 0;
        while (size >= 999.5 && unit < units.length - 1) {
            size /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f %s" : "%.0f %s", size, units[unit]);
    }
}
