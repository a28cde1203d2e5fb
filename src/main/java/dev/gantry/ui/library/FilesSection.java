package dev.gantry.ui.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.command.Commands;
import dev.gantry.ui.files.FileDesk;
import dev.gantry.ui.files.FileTexts;
import dev.gantry.ui.files.RecentFile;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.Tip;

/**
 * Recordings in files: those that wait to be recovered, then the last that were opened or saved. A click or Enter opens
 * one, Delete takes it from the list.
 */
final class FilesSection extends VBox implements Panel {
    private static final int MOST_IN_SIGHT = 3;

    /** Minimum visible rows of the list, where texts are large in a low window. */
    private static final double LEAST_IN_SIGHT = 0.8;

    private final FileDesk files;
    private final Commands commands;
    private final ObservableList<RecentFile> all = FXCollections.observableArrayList();
    private final FilteredList<RecentFile> matches = new FilteredList<>(all);
    private final ListView<RecentFile> list = new ListView<>(matches);
    private final Label none = new Label();
    private final IntegerProperty rows = new SimpleIntegerProperty();
    private final Button open = new Button(Texts.of("library.open"), Icon.FOLDER.node());

    FilesSection(FileDesk files, Commands commands) {
        this.files = files;
        this.commands = commands;
        getStyleClass().add("files-section");
        Label title = new Label(Texts.of("library.files"));
        title.getStyleClass().add("panel-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        open.setId("library-open");
        open.getStyleClass().addAll("flat", "section-button");
        Tip.put(open, commands.get("open").tip());
        open.setOnAction(_ -> commands.get("open").run());
        HBox head = new HBox(title, gap, open);
        head.getStyleClass().add("panel-head");
        none.getStyleClass().add("hint");
        none.setId("library-no-files");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        list.setId("library-files");
        list.setAccessibleText(Texts.of("library.files"));
        list.setCellFactory(_ -> cell());
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> {
            if (list.getContextMenu() == null) {
                list.setContextMenu(menu()); // a window of its own, made only when it is wanted
            }
        });
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(rows));
        list.minHeightProperty().bind(list.fixedCellSizeProperty().multiply(LEAST_IN_SIGHT));
        list.setOnKeyPressed(this::pressed);
        fill();
        LazyChildren.fill(getChildren(), head, none, list);
    }

    /** Puts the focus on the first file. */
    void focusFirst() {
        list.requestFocus();
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    /** Opens the first file that is in the list now. */
    void openFirst() {
        matches.stream().findFirst().ifPresent(item -> files.open(item.file()));
    }

    /** Lists only the files that have these words in what is said of them, or in where they are. */
    void filter(String words) {
        String[] wanted = LibraryPanel.words(words);
        matches.setPredicate(item -> LibraryPanel.hasAll(wanted,
                item.title() + " " + item.file() + " " + FileTexts.kind(item.kind())));
        measure();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.FILES)) {
            fill();
        }
        if (reasons.contains(Reason.LESSON)) {
            list.refresh(); // another one may be shown
        }
    }

    private void fill() {
        int selected = list.getSelectionModel().getSelectedIndex();
        all.setAll(files.recentFiles().items());
        list.getSelectionModel().clearSelection();
        if (selected >= 0 && !matches.isEmpty()) {
            list.getSelectionModel().select(Math.min(selected, matches.size() - 1));
        }
        measure();
    }

    /** Preferred height of the list, limited because lessons need their room. */
    private void measure() {
        boolean empty = matches.isEmpty();
        none.setText(Texts.of(all.isEmpty() ? "library.files.none" : "library.files.unlike"));
        for (Region part : List.of(none, list)) {
            part.setVisible((part == none) == empty);
            part.setManaged((part == none) == empty);
        }
        rows.set(Math.min(MOST_IN_SIGHT, matches.size()));
    }

    private FileCell cell() {
        FileCell cell = new FileCell(files);
        cell.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && cell.getItem() != null) {
                files.open(cell.getItem().file());
            }
        });
        cell.setOnContextMenuRequested(_ -> {
            if (!cell.isEmpty()) {
                list.getSelectionModel().select(cell.getIndex()); // what the menu is about
            }
        });
        return cell;
    }

    private void pressed(KeyEvent event) {
        Optional<RecentFile> selected = selected();
        if (selected.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> files.open(selected.get().file());
            case DELETE, BACK_SPACE -> files.remove(selected.get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.setId("file-menu");
        menu.setOnShowing(_ -> menu.getItems().setAll(actions()));
        menu.getItems().setAll(actions()); // without any it would not be shown
        return menu;
    }

    private List<MenuItem> actions() {
        Optional<RecentFile> selected = selected();
        String remove = selected.filter(RecentFile::waiting).isPresent() ? "delete" : "remove";
        MenuItem clear = new MenuItem(commands.get("recent-clear").tip());
        clear.setId("file-clear");
        clear.setDisable(!files.canClear());
        clear.setOnAction(_ -> files.clear());
        return List.of(
                item("open", selected, item -> files.open(item.file())),
                item("path", selected, item -> files.say(item.file().toString())),
                item("copy", selected, item -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, item.file().toString()))),
                new SeparatorMenuItem(),
                item(remove, selected, files::remove),
                clear);
    }

    private static MenuItem item(
            String name, Optional<RecentFile> selected, Consumer<RecentFile> action) {
        MenuItem item = new MenuItem(Texts.of("library.file." + name));
        item.setId("file-" + name);
        item.setDisable(selected.isEmpty());
        item.setOnAction(_ -> selected.ifPresent(action));
        return item;
    }

    private Optional<RecentFile> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }
}
