package dev.gantry.ui.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
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
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.programs.ProgramDesk;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.Tip;

/**
 * The programs that were run. A click chooses one and shows its last run; a double click or Enter runs it, Delete takes
 * it from the list.
 */
final class ProgramsSection extends VBox implements Panel {
    private static final int MOST_IN_SIGHT = 3;

    /** Height of the side, for the usual size of texts, from which two rows stay visible. */
    private static final double ROOMY = 760;

    private final Context context;
    private final Session session;
    private final ProgramDesk programs;
    private final ObservableList<Program> all = FXCollections.observableArrayList();
    private final FilteredList<Program> matches = new FilteredList<>(all);
    private final ListView<Program> list = new ListView<>(matches);
    private final Label none = new Label();
    private final IntegerProperty rows = new SimpleIntegerProperty();

    ProgramsSection(Context context) {
        this.context = context;
        session = context.session();
        programs = context.programs();
        getStyleClass().addAll("files-section", "programs-section");
        Label title = new Label(Texts.of("library.programs"));
        title.getStyleClass().add("panel-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button another = new Button(Texts.of("library.programs.run"), Icon.RUN.node());
        another.setId("library-run-program");
        another.getStyleClass().addAll("flat", "section-button");
        Tip.put(another, context.commands().get("run-program").tip());
        another.setOnAction(_ -> context.commands().get("run-program").run());
        HBox head = new HBox(title, gap, another);
        head.getStyleClass().add("panel-head");
        none.getStyleClass().add("hint");
        none.setId("library-no-programs");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        list.setId("library-programs");
        list.setAccessibleText(Texts.of("library.programs"));
        list.setCellFactory(_ -> cell());
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> {
            if (list.getContextMenu() == null) {
                list.setContextMenu(menu()); // a window of its own, made only when it is wanted
            }
        });
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(rows));
        double roomy = ROOMY * context.appearance().scale();
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                list.minHeightProperty().bind(list.fixedCellSizeProperty().multiply(Bindings.min(rows,
                        Bindings.when(scene.heightProperty().greaterThan(roomy)).then(2).otherwise(1))));
            }
        });
        list.setOnKeyPressed(this::pressed);
        fill();
        LazyChildren.fill(getChildren(), head, none, list);
    }

    /** Chooses the first program that is in the list now; says whether there is one. */
    boolean chooseFirst() {
        matches.stream().findFirst().ifPresent(session::choose);
        return !matches.isEmpty();
    }

    /** Lists only the programs that have these words in their command lines or in where they are. */
    void filter(String words) {
        String[] wanted = LibraryPanel.words(words);
        matches.setPredicate(program -> LibraryPanel.hasAll(wanted,
                program.title() + " " + program.file() + " " + program.folder()));
        measure();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.PROGRAMS)) {
            fill();
        }
        if (reasons.contains(Reason.LESSON) || reasons.contains(Reason.RUN)) {
            list.refresh(); // another one may be shown, or run
        }
    }

    private void fill() {
        List<Program> now = programs.items();
        if (!now.equals(all)) {
            Optional<Program> before = selected();
            all.setAll(now);
            list.getSelectionModel().clearSelection();
            before.filter(matches::contains).ifPresent(list.getSelectionModel()::select);
        }
        measure();
    }

    private void measure() {
        boolean empty = matches.isEmpty();
        none.setText(Texts.of(all.isEmpty() ? "library.programs.none" : "library.programs.unlike"));
        for (Region part : List.of(none, list)) {
            part.setVisible((part == none) == empty);
            part.setManaged((part == none) == empty);
        }
        rows.set(Math.min(MOST_IN_SIGHT, matches.size()));
    }

    private ProgramCell cell() {
        ProgramCell cell = new ProgramCell(session);
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

    private void clicked(Program program, MouseEvent event) {
        if (event.getClickCount() % 2 == 0) {
            run(program);
        } else if (event.getClickCount() == 1) {
            session.choose(program);
        }
    }

    private void run(Program program) {
        programs.run(program);
        context.focus().toChart();
    }

    private void pressed(KeyEvent event) {
        Optional<Program> selected = selected();
        if (selected.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> run(selected.get());
            case DELETE, BACK_SPACE -> programs.remove(selected.get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.setId("program-menu");
        menu.setOnShowing(_ -> menu.getItems().setAll(actions()));
        menu.getItems().setAll(actions()); // without any it would not be shown
        return menu;
    }

    private List<MenuItem> actions() {
        return List.of(
                item("run", this::run),
                item("edit", programs::edit),
                item("copy", program -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, program.commandLine()))),
                new SeparatorMenuItem(),
                item("remove", programs::remove));
    }

    private MenuItem item(String name, Consumer<Program> action) {
        Optional<Program> about = selected();
        MenuItem item = new MenuItem(Texts.of("library.program." + name));
        item.setId("program-" + name);
        item.setDisable(about.isEmpty());
        item.setOnAction(_ -> about.ifPresent(action));
        return item;
    }

    private Optional<Program> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }
}
