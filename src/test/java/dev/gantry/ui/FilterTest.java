package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;

/** The language of filters, where something is filtered. */
@Tag("screen")
class FilterTest {
    private final Snapshot recording = Recordings.finished(true);
    private final Screen screen = Screen.over(recording, Runnable::run);
    private final Gestures hand = new Gestures(screen);

    @AfterEach
    void close() {
        screen.close();
    }

    private void type(String field, String text) {
        Screen.fx(() -> {
            ((TextField) screen.stage().getScene().lookup("#" + field)).setText(text);
            return null;
        });
        screen.idle();
    }

    private List<?> rows(String table) {
        return Screen.fx(() -> List.copyOf(((TableView<?>) screen.stage().getScene().lookup("#" + table)).getItems()));
    }

    @Test
    void tasksThatFitAreListedAndSortedAndEscapeListsAllAgain() {
        hand.selectTab("tab-tasks");
        assertThat(rows("tasks")).hasSize(20);
        type("tasks-filter", "state = failed");
        assertThat(rows("tasks")).hasSize(1);
        type("tasks-filter", "state = bloked");
        assertThat(rows("tasks")).as("the last filter holds").hasSize(1);
        assertThat(screen.text("tasks-problem")).contains("bloked", "blocked");
        type("tasks-filter", "lane = nowhere");
        assertThat(rows("tasks")).isEmpty();
        screen.click("tasks-filter");
        hand.push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(rows("tasks")).hasSize(20);
        assertThat(screen.text("tasks-problem")).isEmpty();
    }

    @Test
    void aRegularExpressionThatTakesTooLongIsTold() {
        String endless = "name ~ /" + ".?".repeat(80) + "!!/";
        for (String table : List.of("tasks", "slices")) {
            hand.selectTab("tab-" + table);
            type(table + "-filter", endless);
            assertThat(rows(table)).isEmpty();
            assertThat(screen.text(table + "-problem")).contains("too long");
            type(table + "-filter", "");
            assertThat(rows(table)).isNotEmpty();
            assertThat(screen.text(table + "-problem")).isEmpty();
        }
        hand.selectTab("tab-names");
        type("names-filter", endless);
        assertThat(screen.text("names-busy")).contains("too long");
        assertThat(rows("names")).isEmpty();
    }

    @Test
    void slicesThatFitAreListedAlsoInAnOrder() {
        hand.selectTab("tab-slices");
        int all = rows("slices").size();
        type("slices-filter", "state = blocked");
        int blocked = rows("slices").size();
        assertThat(blocked).isBetween(1, all - 1);
        Screen.fx(() -> {
            TableView<?> table = (TableView<?>) screen.stage().getScene().lookup("#slices");
            sort(table);
            return null;
        });
        screen.idle();
        assertThat(rows("slices")).hasSize(blocked);
        List<String> cells = hand.cells("slices").stream().filter(text -> text != null && !text.isEmpty()).toList();
        assertThat(cells).contains("blocked").doesNotContain("running");
        type("slices-filter", "");
        assertThat(rows("slices")).hasSize(all);
    }

    private static <T> void sort(TableView<T> table) {
        table.getSortOrder().add(table.getColumns().getLast());
    }

    @Test
    void aFilterThatIsKeptIsOfferedInEveryTable() {
        hand.selectTab("tab-tasks");
        type("tasks-filter", "duration > 1 h");
        assertThat(items("tasks-filters").getFirst()).contains("Keep");
        Screen.fx(() -> {
            ((MenuButton) screen.stage().getScene().lookup("#tasks-filters")).getItems().getFirst().fire();
            return null;
        });
        hand.selectTab("tab-slices");
        assertThat(items("slices-filters")).contains("duration > 1 h");
        Screen.fx(() -> {
            menu("slices-filters").getItems().stream().filter(item -> "duration > 1 h".equals(item.getText())).toList()
                    .getFirst().fire();
            return null;
        });
        screen.idle();
        assertThat(rows("slices")).isEmpty();
        assertThat(items("slices-filters").getFirst()).contains("No longer");
    }

    private MenuButton menu(String id) {
        return (MenuButton) screen.stage().getScene().lookup("#" + id);
    }

    private List<String> items(String id) {
        return Screen.fx(() -> {
            menu(id).getOnShowing().handle(null);
            return menu(id).getItems().stream().map(MenuItem::getText).toList();
        });
    }

    @Test
    void searchTakesTheLanguageAndSaysWhatIsWrong() {
        hand.push(KeyCode.CONTROL, KeyCode.F);
        hand.write("state = failed");
        screen.idle();
        assertThat(Screen.fx(() -> hand.pointer().found().size())).isEqualTo(1);
        hand.write(" duration > 1");
        screen.idle();
        assertThat(screen.text("search-count")).contains("duration > 5 ms");
        assertThat(Screen.fx(() -> hand.pointer().found().isEmpty())).isTrue();
    }

    @Test
    void lanesTakeItToo() {
        Screen.fx(() -> {
            screen.bench().lanes().filter("kind = process or name ~ /_[12]$/");
            return null;
        });
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().chart().layout().matches())).isEqualTo(3);
        Screen.fx(() -> {
            screen.bench().lanes().filter("kind = procession");
            return null;
        });
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().chart().layout().matches())).isEqualTo(recording.lanes());
        assertThat(screen.text("lane-count")).contains("procession", "process");
    }
}
