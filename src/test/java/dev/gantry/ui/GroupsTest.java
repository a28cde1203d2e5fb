package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.Groups.Group;
import dev.gantry.view.explain.Selection;

/** The tasks by executor, name, lane and worker, in the statistics. */
@Tag("screen")
class GroupsTest {
    private final Screen screen = Screen.over(Recordings.finished(false), Runnable::run);
    private final Gestures hand = new Gestures(screen);

    @AfterEach
    void close() {
        screen.close();
    }

    @SuppressWarnings("unchecked") // the table has groups
    private TableView<Group> table() {
        return (TableView<Group>) screen.stage().getScene().lookup("#statistics-group-table");
    }

    private List<Integer> counts() {
        return Screen.fx(() -> table().getItems().stream().map(Group::count).toList());
    }

    private void choose(String by) {
        Screen.fx(() -> {
            ((ToggleButton) screen.stage().getScene().lookup("#statistics-by-" + by)).fire();
            return null;
        });
    }

    @Test
    void tasksAreGroupedByWhatIsChosenAndAWorkerLeadsToItsLane() {
        hand.push(KeyCode.CONTROL, KeyCode.B);
        screen.until(() -> table() != null && !table().getItems().isEmpty());
        assertThat(counts()).containsExactly(20);
        choose("worker");
        screen.until(() -> table().getItems().size() == 5);
        assertThat(counts()).containsOnly(4);
        List<String> titles = Screen.fx(() -> table().getColumns().stream().map(TableColumn::getText).toList());
        assertThat(titles).containsExactly("name", "count", "waited", "ran", "busy");
        assertThat(Screen.fx(() -> table().getColumns().get(2).getColumns().stream().map(TableColumn::getText)
                .toList())).containsExactly("mean", "half", "90 %", "99 %", "longest");
        int lane = Screen.fx(() -> {
            table().getSelectionModel().select(2);
            return table().getItems().get(2).key();
        });
        assertThat(hand.selection()).isEqualTo(new Selection.OfLane(lane));
        choose("name");
        screen.until(() -> counts().size() == 20);
    }
}
