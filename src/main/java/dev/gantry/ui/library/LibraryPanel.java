package dev.gantry.ui.library;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

import dev.gantry.lesson.Lesson;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Progress;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.SidePage;

/** The lists of lessons, of programs and of files under their search field. */
final class LibraryPanel extends VBox implements Panel {
    private static final int LESSONS_ABOVE = 2;

    /** Commands in the menu of the lessons. */
    private static final List<String> MENU = List.of("new-lesson", "lesson-folder", "pack-lesson");

    /** Height of five lessons, which suffices where the other parts need room. */
    private static final double ENOUGH = 330;

    /** Height of a lesson and more, which they have also where the side must be scrolled for it. */
    private static final double TITLES = 94;

    /** Share of the side's height that the lessons have at least in a low window, where it is less than that. */
    private static final double LEAST = 0.38;

    /** The same where texts are large, and the other parts need more. */
    private static final double LEAST_OF_LARGE = 0.31;

    /** The same where the window is low for its texts. */
    private static final double LEAST_OF_LOW = 0.1;

    private final Session session;
    private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
    private final ObservableList<Lesson> all;
    private final FilteredList<Lesson> matches;
    private final SortedList<Lesson> best;
    private final ListView<Lesson> list;
    private final ProgramsSection programs;
    private final FilesSection files;
    private final Progress progress;
    private boolean following;

    LibraryPanel(Context context) {
        session = context.session();
        progress = new Progress(context.settings());
        programs = new ProgramsSection(context);
        files = new FilesSection(context.files(), context.commands(), context.appearance().scale());
        all = FXCollections.observableArrayList(session.lessons());
        matches = new FilteredList<>(all);
        best = new SortedList<>(matches);
        list = new ListView<>(best);
        getStyleClass().addAll("panel", "library");
        search.setId("library-search");
        search.setPromptText(Texts.of("library.prompt"));
        search.setAccessibleText(Texts.of("library.search"));
        search.setLeft(Icon.SEARCH.node());
        search.textProperty().addListener((_, _, words) -> filter(words));
        search.setOnAction(_ -> chooseFirst());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                if (list.getSelectionModel().isEmpty() && !matches.isEmpty()) {
                    list.getSelectionModel().select(0);
                }
                list.requestFocus();
                event.consume();
            }
        });
        Label none = new Label(Texts.of("library.none"));
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        list.setId("library");
        list.setAccessibleText(Texts.of("library.title"));
        list.setPlaceholder(none);
        list.setCellFactory(_ -> cell());
        list.getSelectionModel().select(session.lesson());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !following) {
                session.choose(chosen);
            }
        });
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> {
            if (list.getContextMenu() == null) {
                list.setContextMenu(menu(context.commands())); // a window of its own, made only when it is wanted
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chooseSelected();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        double scale = context.appearance().scale();
        double least = scale > 1 ? LEAST_OF_LARGE : LEAST;
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                list.minHeightProperty().bind(Bindings.max(TITLES * scale, Bindings.min(ENOUGH * scale,
                        SidePage.around(this).heightProperty().multiply(
                                Bindings.when(ListSection.isLow(scene, scale)).then(LEAST_OF_LOW).otherwise(least)))));
            }
        });
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().addAll(search, list, programs, files);
    }

    /** Puts the cursor into the search field. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Puts the focus on the newest file. */
    void focusFiles() {
        search.clear();
        files.focusFirst();
    }

    @Override
    public void show(Set<Reason> reasons) {
        programs.show(reasons);
        files.show(reasons);
        if (reasons.contains(Reason.LESSON)) {
            fill();
        }
        Lesson wanted = session.runnable().orElse(null);
        if (reasons.contains(Reason.LESSON) && list.getSelectionModel().getSelectedItem() != wanted) {
            select(wanted);
            if (wanted != null) {
                list.layout();
                list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - LESSONS_ABOVE));
            }
        }
        if (reasons.contains(Reason.RUN)) {
            list.refresh();
        }
    }

    /** Lists the lessons that there are now; those of the user's own may have changed. */
    private void fill() {
        List<Lesson> now = session.lessons();
        if (now.size() != all.size() || IntStream.range(0, now.size()).anyMatch(i -> now.get(i) != all.get(i))) {
            Lesson before = list.getSelectionModel().getSelectedItem();
            following = true;
            best.setComparator(null);
            all.setAll(now);
            search(search.getText());
            select(session.runnable().filter(lesson -> lesson.equals(before)).orElse(null)); // another is scrolled to
        }
    }

    private void filter(String words) {
        following = true; // a list whose selected line goes would select another
        search(words);
        select(session.runnable().orElse(null));
        programs.filter(words);
        files.filter(words);
    }

    /** Lists the lessons in which these words are, the best first; without a word all, in their order. */
    private void search(String words) {
        best.setComparator(null);
        list.refresh(); // what stays in its place may head a group no longer, or again
        if (words.isBlank()) {
            matches.setPredicate(null);
            return;
        }
        String[] wanted = words(words);
        Map<Lesson, Integer> ranks = new HashMap<>();
        for (Lesson lesson : all) {
            LessonSearch.rank(wanted, lesson).ifPresent(rank -> ranks.put(lesson, rank));
        }
        matches.setPredicate(ranks::containsKey);
        best.setComparator(Comparator.comparing(ranks::get));
    }

    /** Selects the line of this lesson, or none, which is no choice of the user's. */
    private void select(Lesson lesson) {
        following = true;
        list.getSelectionModel().clearSelection();
        if (matches.contains(lesson)) {
            list.getSelectionModel().select(lesson);
        }
        following = false;
    }

    /** What can be done with the chosen lesson, and without one. */
    private static ContextMenu menu(Commands commands) {
        ContextMenu menu = new ContextMenu();
        menu.setId("lesson-menu");
        for (String id : MENU) {
            MenuItem item = new MenuItem(commands.get(id).title());
            item.setId("lesson-menu-" + id);
            item.setOnAction(_ -> commands.get(id).run());
            menu.getItems().add(item);
        }
        menu.setOnShowing(_ -> menu.getItems().forEach(item -> item.setDisable(!commands
                .get(item.getId().substring("lesson-menu-".length())).enabled().getAsBoolean())));
        return menu;
    }

    /** To choose the selected lesson again leaves a file that is a run of it. */
    private void chooseSelected() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(session::choose);
    }

    private LessonCell cell() {
        LessonCell cell = new LessonCell(session, progress, () -> !search.getText().isBlank());
        cell.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
                session.choose(cell.getItem());
            }
        });
        return cell;
    }

    /** Search words in lower case. */
    static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).strip().split("\\s+");
    }

    /** Whether each of these words, in small letters, stands in the text. */
    static boolean hasAll(String[] words, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(small::contains);
    }

    private void chooseFirst() {
        if (!matches.isEmpty()) {
            list.getSelectionModel().select(0);
            list.requestFocus();
        } else if (!programs.chooseFirst()) {
            files.openFirst();
        }
    }
}
