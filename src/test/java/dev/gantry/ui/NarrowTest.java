package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;

/** Bars, cards and tabs where the window is small and texts are large: 1024 by 700 pixels, 200 %. */
@Tag("screen")
class NarrowTest {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 700;

    private Screen screen;
    private Gestures hand;

    @AfterEach
    void close() {
        screen.close();
    }

    private void open(Snapshot... runs) {
        ArrayDeque<Snapshot> left = new ArrayDeque<>(List.of(runs));
        Settings settings = Settings.unkept();
        settings.put("text.percent", "200");
        screen = Screen.still((_, _) -> FixedRun.finished(left.pop()), Theme.LIGHT, settings, WIDTH, HEIGHT);
        hand = new Gestures(screen);
        for (int i = 0; i < runs.length; i++) {
            run("run");
        }
    }

    private void run(String command) {
        Screen.fx(() -> {
            screen.bench().commands().get(command).run();
            return null;
        });
        screen.idle();
    }

    private Bounds bounds(String selector) {
        return Screen.fx(() -> {
            Node node = screen.bench().scene().lookup(selector);
            assertThat(node).as(selector).isNotNull();
            return node.localToScene(node.getLayoutBounds());
        });
    }

    /** The chart has the place that it has without what lies around it. */
    private void assertInPlace(Bounds before) {
        assertThat(bounds("#timeline").getMinX()).isEqualTo(before.getMinX());
        assertThat(bounds("#timeline").getMaxX()).isEqualTo(before.getMaxX());
    }

    @Test
    void aReplayAndThePathPushNothingAside() {
        open(Recordings.finished(false));
        Bounds before = bounds("#timeline");
        run("path");
        screen.until(() -> !screen.text("path-words").isEmpty());
        screen.picture();
        assertInPlace(before);
        assertThat(bounds("#path-close").getMaxX()).isLessThanOrEqualTo(before.getMaxX());
        run("path");
        run("replay");
        screen.picture();
        assertInPlace(before);
        assertThat(bounds("#replay-close").getMaxX()).isLessThanOrEqualTo(before.getMaxX());
        assertThat(bounds("#replay-slider").getWidth()).isGreaterThan(40);
        run("replay-ask");
        screen.picture();
        assertThat(bounds("#ask-bar").getMinX()).isEqualTo(bounds("#timeline").getMinX());
    }

    @Test
    void aSearchSaysHowMuchItFound() {
        open(Recordings.finished(false));
        Bounds before = bounds("#timeline");
        run("search");
        hand.write("task 1");
        screen.picture();
        Label count = Screen.fx(() -> (Label) screen.bench().scene().lookup("#search-count"));
        assertThat(Screen.fx(() -> count.getWidth() >= Math.floor(count.prefWidth(-1)))).isTrue();
        assertInPlace(before);
    }

    @Test
    void theHelpCutsNoWord() {
        open(Recordings.finished(false));
        run("help");
        screen.picture();
        List<String> cut = Screen.fx(() -> EveryView.nodes(screen.bench().scene().lookup(".card-columns")).stream()
                .filter(Label.class::isInstance).map(Label.class::cast)
                .filter(label -> label.getHeight() < Math.floor(label.prefHeight(label.getWidth()))).map(Label::getText)
                .toList());
        assertThat(cut).isEmpty();
        Bounds card = bounds(".card-columns");
        assertThat(card.getMaxX()).isLessThanOrEqualTo(WIDTH);
    }

    @Test
    void aCardOfMuchStaysWithinTheWindow() {
        open(Recordings.finished(false));
        run("export");
        screen.picture();
        assertThat(bounds("#export-write").getMaxY()).isLessThan(HEIGHT);
        assertThat(bounds("#export-kinds").getMinY()).isGreaterThan(60);
        assertThat(bounds("#export-kinds").getHeight()).isGreaterThan(60);
    }

    @Test
    void fieldsOfTabsHaveTheWidthOfTheTab() {
        open(Recordings.finished(false));
        run("query");
        screen.picture();
        double width = bounds(".bottom-tabs").getWidth();
        assertThat(bounds("#query-sql").getWidth()).isGreaterThan(0.8 * width);
        assertThat(Screen.fx(() -> ((TextArea) screen.bench().scene().lookup("#query-sql")).isWrapText())).isTrue();
        run("claims");
        screen.picture();
        assertThat(bounds("#claim").getWidth()).isGreaterThan(0.5 * width);
    }

    @Test
    void whatATabSaysThatIsEmptyIsInSight() {
        open(Recordings.finished(false));
        for (String tab : List.of("stacks", "notes")) {
            run(tab);
            screen.picture();
            String none = tab.equals("stacks") ? "#stacks-none" : "#notes .hint";
            Label says = Screen.fx(() -> (Label) screen.bench().scene().lookup(none));
            assertThat(says).as(tab).isNotNull();
            assertThat(Screen.fx(() -> says.localToScene(says.getLayoutBounds()).getMinY())).as(tab)
                    .isLessThan(HEIGHT - 60);
            assertThat(Screen.fx(() -> says.isWrapText())).as(tab).isTrue();
        }
    }

    @Test
    void theFunctionsAndWhatTheyTookAreReadable() {
        open(StacksTabTest.sampled());
        run("stacks");
        screen.until(() -> screen.text("stacks-area").contains("90 samples"));
        screen.picture();
        TableView<?> hot = Screen.fx(() -> (TableView<?>) screen.bench().scene().lookup("#stacks-hot"));
        List<Double> widths = Screen.fx(() -> hot.getColumns().stream().map(TableColumn::getWidth).toList());
        assertThat(widths.getFirst()).isGreaterThanOrEqualTo(200);
        assertThat(widths).allMatch(width -> width >= 110);
    }

    @Test
    void twoChartsKeepTheirLanes() {
        open(CompareTest.run(0, "a", 10, "b", 20, "c", 30), CompareTest.run(5, "a", 20, "c", 30, "b", 10));
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        screen.until(() -> screen.text("compare-pair").contains("3 tasks in both"));
        screen.picture();
        assertThat(bounds("#timeline").getHeight()).isGreaterThan(110);
        assertThat(bounds("#timeline-beside").getHeight()).isGreaterThan(110);
    }

    @Test
    void coloursByNameLeaveTheLanesTheirRoom() {
        open(Recordings.finished(false));
        double before = bounds("#timeline").getHeight();
        run("colours");
        Screen.fx(() -> {
            screen.bench().pointer().select(new Selection.OfTask(3));
            return null;
        });
        screen.picture();
        screen.picture();
        assertThat(bounds("#timeline").getHeight()).isGreaterThan(before / 2);
        assertThat(bounds(".legend").getHeight()).isLessThan(HEIGHT / 5.0);
    }
}
