package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.ui.names.NamesFeature;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** Widths of a table's columns with texts of other sizes. */
@Tag("screen")
class ColumnsTest {
    private final Settings settings = Settings.unkept();
    private Screen screen;

    private void open() {
        open(Recordings.nested());
    }

    private void open(Snapshot recording) {
        screen = Screen.remembering((_, _) -> FixedRun.finished(recording), Theme.LIGHT, settings);
        screen.idle();
        screen.click("run");
        screen.idle();
    }

    private void show() {
        new Gestures(screen).selectTab("tab-names");
        screen.until(() -> table() != null);
        screen.idle();
    }

    private TableView<?> table() {
        return (TableView<?>) screen.stage().getScene().lookup("#names");
    }

    private TableColumn<?, ?> column(String id) {
        return table().getColumns().stream().filter(each -> each.getId().equals(id)).findFirst().orElseThrow();
    }

    private String remembered() {
        Screen.fx(() -> {
            screen.feature(NamesFeature.class).remember();
            return null;
        });
        return settings.get("columns.names").orElseThrow();
    }

    private void texts(int percent) {
        Screen.fx(() -> {
            screen.bench().appearance().percent(percent);
            return null;
        });
        screen.idle();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the column is one of the table's
    private void drag() {
        Screen.fx(() -> ((TableView) table()).resizeColumn(column("names-name"), 100));
        screen.idle();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void aTableThatWasNotShownIsRememberedAsItWas() {
        Choices.put(settings, 150);
        open();
        String first = remembered();
        assertThat(first).contains("names-name:176");
        show();
        assertThat(remembered()).isEqualTo(first);
    }

    @Test
    void textsLargerThanThoseOfTheSettingsAreNotRememberedInTheWidths() {
        open();
        show();
        String first = remembered();
        texts(150);
        assertThat(remembered()).isEqualTo(first);
    }

    @Test
    void millionsHaveRoomAlsoWhereTextsAreLarge() {
        Choices.put(settings, 150);
        open(million());
        show();
        screen.until(() -> !table().getItems().isEmpty());
        assertThat(Screen.fx(() -> column("names-count").getWidth())).isEqualTo(1.5 * (74 + 24));
    }

    private static Snapshot million() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("server"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        int name = names.intern("call");
        for (int i = 0; i < 1_000_000; i++) {
            trace.sliceStarted(10L * i, 2, State.RUNNING, name);
            trace.sliceEnded(10L * i + 5, 2);
        }
        trace.finish(10_000_000);
        return trace.snapshot();
    }

    @Test
    void aWidthThatWasDraggedGrowsWithTheTexts() {
        open();
        show();
        drag();
        assertThat(Screen.fx(() -> column("names-name").getWidth())).isEqualTo(276);
        texts(150);
        assertThat(Screen.fx(() -> column("names-name").getWidth())).isEqualTo(414);
        texts(100);
        assertThat(remembered()).contains("names-name:276");
    }

    private double[] widthsOf(String tab, String id) {
        new Gestures(screen).selectTab("tab-" + tab);
        screen.idle();
        return Screen.fx(() -> {
            TableView<?> found = (TableView<?>) screen.stage().getScene().lookup(id);
            found.layout();
            return found.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).toArray();
        });
    }

    @Test
    void tasksWithLargeTextsScrollAndAreNotSqueezed() {
        Choices.put(settings, 200);
        open();
        double[] widths = widthsOf("tasks", "#tasks");
        assertThat(widths).containsExactly(2 * 64, 2 * 160, 2 * 104, 2 * 96, 2 * 96, 2 * 96, 2 * 200);
    }

    @Test
    void theLastColumnOfTasksTakesWhatIsLeft() {
        open();
        double[] widths = widthsOf("tasks", "#tasks");
        assertThat(widths).startsWith(64, 160, 104, 96, 96, 96);
        assertThat(widths[6]).isGreaterThan(250);
        texts(200);
        assertThat(widthsOf("tasks", "#tasks")[6]).isEqualTo(2 * 200);
        texts(100);
        assertThat(widthsOf("tasks", "#tasks")).containsExactly(widths);
    }

    @Test
    void figuresByExecutorAreNotSqueezedEither() {
        Choices.put(settings, 200);
        open();
        new Gestures(screen).selectTab("tab-statistics");
        screen.until(() -> screen.stage().getScene().lookup("#statistics-group-table") != null);
        double[] widths = widthsOf("statistics", "#statistics-group-table");
        assertThat(widths).hasSize(13);
        assertThat(Arrays.stream(widths).min()).hasValue(2 * 66);
    }
}
