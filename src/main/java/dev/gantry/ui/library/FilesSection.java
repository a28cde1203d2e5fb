package dev.gantry.ui.library;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseEvent;

import dev.gantry.ui.command.Commands;
import dev.gantry.ui.files.FileDesk;
import dev.gantry.ui.files.FileTexts;
import dev.gantry.ui.files.RecentFile;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/**
 * Recordings in files: those that wait to be recovered, then the last that were opened or saved. A click or Enter opens
 * one, Delete takes it from the list.
 */
final class FilesSection extends ListSection<RecentFile> {
    /** Minimum visible rows of the list, where texts are large in a low window. */
    private static final double LEAST_IN_SIGHT = 0.8;

    private final FileDesk files;
    private final Commands commands;

    FilesSection(FileDesk files, Commands commands, double scale) {
        super("file", scale, button(commands));
        this.files = files;
        this.commands = commands;
        begin();
    }

    @Override
    NumberBinding usualRows(Scene scene) {
        return Bindings.min(rows(), LEAST_IN_SIGHT);
    }

    private static Button button(Commands commands) {
        Button open = new Button(Texts.of("library.open"), Icon.FOLDER.node());
        open.setId("library-open");
        Tip.put(open, commands.get("open").tip());
        open.setOnAction(_ -> commands.get("open").run());
        return open;
    }

    /** Puts the focus on the first file. */
    void focusFirst() {
        list().requestFocus();
        list().getSelectionModel().select(0);
        list().scrollTo(0);
    }

    /** Opens the first file that is in the list now. */
    void openFirst() {
        matches().stream().findFirst().ifPresent(this::use);
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.FILES)) {
            fill();
        }
        if (reasons.contains(Reason.LESSON)) {
            list().refresh(); // another one may be shown
        }
    }

    @Override
    void fillItems() {
        int selected = list().getSelectionModel().getSelectedIndex();
        all().setAll(files.recentFiles().items());
        list().getSelectionModel().clearSelection();
        if (selected >= 0 && !matches().isEmpty()) {
            list().getSelectionModel().select(Math.min(selected, matches().size() - 1));
        }
    }

    @Override
    ListCell<RecentFile> cell() {
        return new FileCell(files);
    }

    @Override
    String words(RecentFile item) {
        return item.title() + " " + item.file() + " " + FileTexts.kind(item.kind());
    }

    @Override
    void clicked(RecentFile item, MouseEvent event) {
        use(item);
    }

    @Override
    void use(RecentFile item) {
        files.open(item.file());
    }

    @Override
    void remove(RecentFile item) {
        files.remove(item);
    }

    @Override
    List<MenuItem> actions() {
        String remove = selected().filter(RecentFile::waiting).isPresent() ? "delete" : "remove";
        MenuItem clear = new MenuItem(commands.get("recent-clear").tip());
        clear.setId("file-clear");
        clear.setDisable(!files.canClear());
        clear.setOnAction(_ -> files.clear());
        return List.of(
                item("open", this::use),
                item("path", item -> files.say(item.file().toString())),
                item("copy", item -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, item.file().toString()))),
                new SeparatorMenuItem(),
                item(remove, this::remove),
                clear);
    }
}
