package dev.gantry.ui.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.LazyChildren;

/**
 * Section of the library that lists what was used before: a title with a button, and the list, or a hint where it is
 * empty. Enter uses the selected one, Delete takes it from the list; a menu says what else can be done.
 */
abstract class ListSection<T> extends VBox implements Panel {
    private static final int MOST_IN_SIGHT = 3;

    /**
     * Height of the window, for the usual size of texts, below which it is low: then all parts of the side take as
     * little as they can, and an empty section does not say how it is filled.
     */
    private static final double LOW = 520;

    /** Visible rows of a list that is not empty, at least, in a low window. */
    private static final double LEAST_IN_SIGHT = 0.5;

    private final String one;
    private final String many;
    private final ObservableList<T> all = FXCollections.observableArrayList();
    private final FilteredList<T> matches = new FilteredList<>(all);
    private final ListView<T> list = new ListView<>(matches);
    private final Label none = new Label();
    private final IntegerProperty rows = new SimpleIntegerProperty();
    private final HBox head;
    private final BooleanProperty low = new SimpleBooleanProperty();

    /**
     * A section that is still empty.
     *
     * @param one what one of its items is called in ids and keys of texts, such as {@code file}
     * @param scale of texts; 1 is usual
     * @param buttons stand beside its title
     */
    ListSection(String one, double scale, Button... buttons) {
        this.one = one;
        this.many = one + "s";
        getStyleClass().add("files-section");
        Label title = new Label(Texts.of("library." + many));
        title.getStyleClass().add("panel-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(title, gap);
        for (Button button : buttons) {
            button.getStyleClass().addAll("flat", "section-button");
            head.getChildren().add(button);
        }
        head.getStyleClass().add("panel-head");
        none.getStyleClass().add("hint");
        none.setId("library-no-" + many);
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        list.setId("library-" + many);
        list.setAccessibleText(Texts.of("library." + many));
        list.setCellFactory(_ -> made());
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> {
            if (list.getContextMenu() == null) {
                list.setContextMenu(menu()); // a window of its own, made only when it is wanted
            }
        });
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(rows));
        list.setOnKeyPressed(this::pressed);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                low.bind(isLow(scene, scale));
                list.minHeightProperty().bind(list.fixedCellSizeProperty().multiply(
                        Bindings.when(low).then(Bindings.min(rows, LEAST_IN_SIGHT)).otherwise(usualRows(scene))));
            }
        });
        low.subscribe(this::measure);
    }

    /** Whether the window is so low for texts of this size that all parts of the side take as little as they can. */
    static BooleanBinding isLow(Scene scene, double scale) {
        return scene.heightProperty().greaterThan(0).and(scene.heightProperty().lessThan(LOW * scale));
    }

    /** How many rows are visible at least in a window that is not low. */
    abstract NumberBinding usualRows(Scene scene);

    /** Fills it for the first time; at the end of the constructor. */
    final void begin() {
        fill();
        LazyChildren.fill(getChildren(), head, none, list);
    }

    /** Gives {@link #all} what there is now, and keeps the selection where that makes sense. */
    abstract void fillItems();

    /** An empty cell. */
    abstract ListCell<T> cell();

    /** What the search looks at. */
    abstract String words(T item);

    /** The main button was pressed and released on this. */
    abstract void clicked(T item, MouseEvent event);

    /** Enter. */
    abstract void use(T item);

    /** Delete. */
    abstract void remove(T item);

    /** What the menu has now. */
    abstract List<MenuItem> actions();

    final void fill() {
        fillItems();
        measure();
    }

    final ObservableList<T> all() {
        return all;
    }

    /** Those that have the words that are searched. */
    final List<T> matches() {
        return matches;
    }

    final ListView<T> list() {
        return list;
    }

    /** How many rows are wanted. */
    final IntegerProperty rows() {
        return rows;
    }

    final Optional<T> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /** Lists only what has these words in what is said of it. */
    final void filter(String searched) {
        String[] wanted = LibraryPanel.words(searched);
        matches.setPredicate(item -> LibraryPanel.hasAll(wanted, words(item)));
        measure();
    }

    /** An item of the menu, about what is selected now. */
    final MenuItem item(String name, Consumer<T> action) {
        Optional<T> about = selected();
        MenuItem item = new MenuItem(Texts.of("library." + one + "." + name));
        item.setId(one + "-" + name);
        item.setDisable(about.isEmpty());
        item.setOnAction(_ -> about.ifPresent(action));
        return item;
    }

    /** Preferred height of the list, limited because lessons need their room. */
    private void measure() {
        boolean empty = matches.isEmpty();
        none.setText(Texts.of("library." + many + (all.isEmpty() ? ".none" : ".unlike")));
        show(list, !empty);
        show(none, empty && !(all.isEmpty() && low.get())); // where it is low, others need the room more than a hint
        rows.set(Math.min(MOST_IN_SIGHT, matches.size()));
    }

    private static void show(Region part, boolean wanted) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }

    private ListCell<T> made() {
        ListCell<T> cell = cell();
        cell.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && cell.getItem() != null) {
                clicked(cell.getItem(), event);
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
        Optional<T> selected = selected();
        if (selected.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> use(selected.get());
            case DELETE, BACK_SPACE -> remove(selected.get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.setId(one + "-menu");
        menu.setOnShowing(_ -> menu.getItems().setAll(actions()));
        menu.getItems().setAll(actions()); // without any it would not be shown
        return menu;
    }
}
