package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.TraceWriter;
import dev.gantry.query.Database;
import dev.gantry.query.QueryException;
import dev.gantry.trace.Names;
import dev.gantry.trace.Trace;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;

/** SQL that is typed, answered, kept and saved; rows that lead to the chart. */
@Tag("screen")
class QueryTest {
    @TempDir
    private Path folder;

    private final Settings settings = Settings.unkept();
    private String saved = "answer.csv";
    private Screen screen;
    private Gestures hand;

    /** The database's code is unpacked and loaded, which takes seconds where much is going on. */
    @BeforeAll
    static void load() throws QueryException {
        Database.of(new Trace(new Names()).snapshot()).close();
    }

    @BeforeEach
    void open() {
        screen = Screen.of(new Setup(Screen.lessons(),
                (_, _) -> FixedRun.finished(Recordings.finished(true)), System::nanoTime, Theme.LIGHT,
                Thread::startVirtualThread,
                Optional.of(new OneFile())).with(settings));
        hand = new Gestures(screen);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    /** Answers with one file, whatever is asked for. */
    private final class OneFile implements Chooser {
        @Override
        public Optional<Path> toChoose(Wanted what, Path near) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toOpen() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toSave(String suggested, List<TraceWriter> kinds) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toExport(String suggested, String kind, List<String> endings) {
            return Optional.of(folder.resolve(saved));
        }
    }

    private TextArea sql() {
        return (TextArea) screen.bench().scene().lookup("#query-sql");
    }

    @SuppressWarnings("unchecked")
    private TableView<List<Object>> table() {
        return (TableView<List<Object>>) screen.bench().scene().lookup("#query-answer");
    }

    private List<List<Object>> rows() {
        return Screen.fx(() -> List.copyOf(table().getItems()));
    }

    private Selection goToFirst() {
        return Screen.fx(() -> {
            table().getSelectionModel().select(0);
            return screen.bench().pointer().selection();
        });
    }

    private void ask(String query) {
        Screen.fx(() -> {
            sql().setText(query);
            sql().requestFocus();
            return null;
        });
        hand.push(KeyCode.CONTROL, KeyCode.ENTER);
        screen.idle();
    }

    @Test
    void whatIsTypedIsAnswered() {
        hand.write("select name, id from task order by id");
        hand.push(KeyCode.CONTROL, KeyCode.ENTER);
        screen.until(() -> !rows().isEmpty());
        List<String> columns = Screen.fx(() -> table().getColumns().stream().map(column -> column.getText()).toList());
        assertThat(columns).containsExactly("name", "id");
        assertThat(rows()).hasSize(screen.bench().session().snapshot().tasks());
        assertThat(screen.text("query-says")).contains("rows");
    }

    @Test
    void anAnswerCanBeDrawnAndPointsLeadToTheChart() {
        ask("select name, id, queue_wait, run_time from task order by id");
        screen.until(() -> !rows().isEmpty());
        assertThat(screen.isVisible("query-answer")).isTrue();
        screen.click("query-as-bars");
        screen.until(() -> screen.isVisible("query-plot"));
        assertThat(screen.isVisible("query-answer")).isFalse();
        Node plot = screen.bench().scene().lookup("#query-plot");
        Screen.fx(() -> {
            plot.requestFocus();
            return null;
        });
        hand.push(KeyCode.RIGHT);
        hand.push(KeyCode.RIGHT);
        String said = Screen.fx(plot::getAccessibleText);
        assertThat(said).contains(": id 2, queue_wait ", ", run_time ");
        hand.push(KeyCode.END);
        assertThat(Screen.fx(plot::getAccessibleText)).contains("id 20, ");
        screen.click("query-as-lines");
        screen.until(() -> screen.isVisible("query-plot"));
        ask("select id as task_id, run_time from task order by id");
        screen.until(() -> rows().getFirst().size() == 2);
        screen.idle();
        Screen.fx(() -> {
            plot.requestFocus();
            return null;
        });
        hand.push(KeyCode.HOME);
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(1));
        screen.robot().moveTo(Screen.fx(() -> plot.localToScreen(plot.getLayoutBounds().getWidth() - 4, 20)));
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.idle();
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(20));
        ask("select name from task");
        screen.until(() -> screen.isVisible("query-undrawn"));
        assertThat(screen.text("query-undrawn")).contains("No column of the answer has numbers");
        screen.click("query-as-table");
        screen.until(() -> screen.isVisible("query-answer"));
        assertThat(screen.isVisible("query-plot")).isFalse();
    }

    @Test
    void aRowLeadsToItsTaskItsSliceOrItsLane() {
        ask("select id as task_id from task where id = 3");
        assertThat(goToFirst()).isEqualTo(new Selection.OfTask(3));
        ask("select id, track_id, depth from slice where task_id = 2 and depth = 0 limit 1");
        assertThat(goToFirst()).isEqualTo(new Selection.OfTask(2));
        ask("select id as lane_id from lane where name = 'main'");
        assertThat(goToFirst()).isInstanceOf(Selection.OfLane.class);
    }

    @Test
    void whatIsWrongIsToldAndMarked() {
        ask("select name,\n  nothing from slice");
        assertThat(screen.text("query-says")).startsWith("Line 2, column 3: ").contains("nothing");
        String marked = Screen.fx(() -> sql().getSelectedText());
        assertThat(marked).isEqualTo("n");
        assertThat(rows()).isEmpty();
        ask("select 1 as one");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void queriesAreKeptAndForgotten() {
        ask("select 1 as one");
        screen.click("query-keep");
        assertThat(settings.get("queries")).contains("select 1 as one");
        screen.click("query-keep");
        assertThat(settings.get("queries")).isEmpty();
    }

    @Test
    void theWholeAnswerGoesToAFile() throws Exception {
        ask("select i from range(12000) t(i)");
        assertThat(rows()).hasSize(10_000);
        screen.click("query-save");
        screen.until(() -> Files.exists(folder.resolve("answer.csv")));
        assertThat(Files.readAllLines(folder.resolve("answer.csv"))).hasSize(12_001);
        saved = "answer.parquet";
        screen.click("query-save");
        screen.until(() -> Files.exists(folder.resolve("answer.parquet")));
    }

    @Test
    void aBookInACellIsShownByItsBeginningInOneLine() {
        ask("select repeat('x' || chr(10), 5000000) as book, 1 as n");
        screen.until(() -> rows().size() == 1);
        List<String> shown = Screen.fx(() -> table().lookupAll(".table-cell").stream()
                .map(cell -> ((TableCell<?, ?>) cell).getText()).filter(text -> text != null && text.length() > 9)
                .toList());
        assertThat(shown).hasSize(1).allMatch(text -> text.length() <= 2000 && !text.contains("\n"));
        screen.click("query-as-bars");
        screen.until(() -> screen.isVisible("query-plot"));
        ask("select repeat('x', 100000) || i as book from range(1000) t(i)");
        screen.until(() -> rows().size() > 1);
        assertThat(rows()).hasSizeLessThan(400);
    }

    @Test
    void columnsOfTheSameNameTakeTheKindOfTheirValues() {
        ask("select 1 as a");
        screen.until(() -> rows().size() == 1);
        assertThat(Screen.fx(() -> table().getColumns().getFirst().getStyleClass().contains("number"))).isTrue();
        ask("select 'x' as a union all select 'y'");
        screen.until(() -> rows().size() == 2);
        assertThat(Screen.fx(() -> table().getColumns().getFirst().getStyleClass().contains("number"))).isFalse();
    }

    @Test
    void severalStatementsAreKeptAsOne() {
        ask("select 1 as one\n;\nselect 2 as two");
        screen.click("query-keep");
        ask("select 3 as three");
        screen.click("query-keep");
        assertThat(settings.get("queries").orElseThrow().split("\n;\n"))
                .containsExactly("select 1 as one\n; \nselect 2 as two", "select 3 as three");
    }

    @Test
    void nullsOneRowAndHugeNumbersAreDrawnToo() {
        screen.click("query-as-bars");
        for (String query : List.of("select 1 as n", "select null as t, 1 as n",
                "select 'x' as t, null::double as a, -1e308 as b, 1e308 as c union all select null, 5e-324, 0, -1",
                "select 'label ' || i as t, i as y from range(10000) t(i)")) {
            ask(query);
            screen.until(() -> screen.isVisible("query-plot"));
        }
        screen.click("query-as-lines");
        screen.until(() -> screen.isVisible("query-plot"));
    }

    @Test
    void whatTakesLongIsCancelledAndTheWindowClosesWhileItRuns() {
        ask("select 1 as one");
        screen.until(() -> rows().size() == 1);
        askForEver();
        Node cancel = screen.bench().scene().lookup("#query-cancel");
        screen.until(() -> !cancel.isDisabled());
        screen.click("query-cancel");
        screen.until(() -> screen.text("query-says").startsWith("Stopped before"));
        ask("select 2 as two");
        screen.until(() -> rows().equals(List.of(List.of(2))));
        askForEver();
        screen.until(() -> !cancel.isDisabled());
    }

    /** Asks what takes longer than a test; the window is not idle then. */
    private void askForEver() {
        Screen.fx(() -> {
            sql().setText("select count(*) as n from range(100000000) a(i), range(1000000) b(j) where i * j % 7 = 3");
            sql().requestFocus();
            return null;
        });
        screen.robot().push(KeyCode.CONTROL, KeyCode.ENTER);
    }
}
