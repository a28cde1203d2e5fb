package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;
import dev.gantry.ui.theme.WrappingHead;
import dev.gantry.view.layout.LaneLayout;

/** The window at any size with texts of any size: the chart keeps its half, and what gives way comes back. */
@Tag("screen")
class SizesTest {
    @ParameterizedTest
    @CsvSource({"900, 560, 100, ENGLISH", "900, 560, 200, CHINESE", "1024, 700, 100, CHINESE",
            "1024, 700, 150, ENGLISH", "1024, 700, 200, ENGLISH", "1024, 700, 200, CHINESE", "1366, 768, 100, ENGLISH",
            "1366, 768, 150, CHINESE", "1366, 768, 200, ENGLISH", "1920, 1080, 200, ENGLISH"})
    void theChartKeepsHalfOfTheWindowAndShowsWorkers(int width, int height, int percent, Language language) {
        language.speak();
        try (Screen screen = open(width, height, percent)) {
            assertThat(bounds(screen, "#timeline").getWidth()).isGreaterThanOrEqualTo(width / 2.0);
            assertThat(bounds(screen, "#timeline").getHeight()).isGreaterThanOrEqualTo(0.25 * height);
            Bounds middle = Screen.fx(() -> {
                Node node = screen.timeline().getParent().getParent().getParent();
                return node.localToScene(node.getLayoutBounds());
            });
            assertThat(middle.getHeight()).isGreaterThanOrEqualTo(height / 2.0);
            assertThat(bounds(screen, "#library").getHeight()).as("a lesson").isGreaterThanOrEqualTo(0.9 * percent);
            assertThat(workersInSight(screen)).isGreaterThanOrEqualTo(height < 700 ? 1 : 2);
            assertThat(bounds(screen, ".status-bar").getMaxY()).isLessThanOrEqualTo(height);
        } finally {
            Language.ENGLISH.speak();
        }
    }

    @Test
    void whatIsWiderThanAHeadEndsWithin() {
        Screen.start();
        Label problem = Screen.fx(() -> {
            Label made = new Label("a problem of a filter ".repeat(20));
            WrappingHead head = new WrappingHead();
            head.getChildren().addAll(new Label("before"), made);
            new Scene(head, 200, 80).getRoot().applyCss();
            head.layout();
            return made;
        });
        assertThat(problem.getWidth()).isPositive().isLessThanOrEqualTo(200);
    }

    @Test
    void aSideThatFindsNoRoomIsAnIconAndComesBackByKey() {
        try (Screen screen = open(1024, 700, 100)) {
            Gestures hand = new Gestures(screen);
            assertThat(isShown(screen, Side.LIBRARY)).isTrue();
            assertThat(isShown(screen, Side.INSPECTOR)).isFalse();
            assertThat(bounds(screen, "#command-hide-inspector").getMaxX()).isLessThanOrEqualTo(1024);
            hand.push(KeyCode.F7);
            assertThat(isShown(screen, Side.INSPECTOR)).isTrue();
            assertThat(isShown(screen, Side.LIBRARY)).as("the one that was not asked for last").isFalse();
            assertThat(bounds(screen, "#timeline").getWidth()).isGreaterThanOrEqualTo(512);
            screen.click("command-hide-library");
            screen.settled();
            assertThat(isShown(screen, Side.LIBRARY)).isTrue();
            assertThat(isShown(screen, Side.INSPECTOR)).isFalse();
            assertThat(Screen.fx(() -> screen.bench().sides().hidden())).as("nothing was hidden").isEmpty();
        }
    }

    @Test
    void whenTheWindowGrowsAllSidesAreThereAgain() {
        try (Screen screen = open(1024, 700, 100)) {
            Screen.fx(() -> {
                screen.stage().setWidth(1280);
                return null;
            });
            screen.until(() -> screen.bench().scene().getWidth() == 1280);
            screen.settled();
            assertThat(isShown(screen, Side.INSPECTOR)).isTrue();
            assertThat(bounds(screen, ".inspector").getWidth()).isGreaterThan(200);
            Screen.fx(() -> {
                screen.stage().setWidth(1000);
                return null;
            });
            screen.until(() -> screen.bench().scene().getWidth() == 1000);
            screen.settled();
            assertThat(isShown(screen, Side.INSPECTOR)).isFalse();
            assertThat(bounds(screen, "#timeline").getWidth()).isGreaterThanOrEqualTo(500);
        }
    }

    @Test
    void keysMoveTheEdgesOfTheSides() {
        try (Screen screen = open(1280, 800, 100)) {
            Gestures hand = new Gestures(screen);
            double library = bounds(screen, ".library").getWidth();
            double inspector = bounds(screen, ".inspector").getWidth();
            double tabs = bounds(screen, ".bottom-tabs").getHeight();
            hand.push(KeyCode.CONTROL, KeyCode.F6);
            assertThat(bounds(screen, ".library").getWidth()).isGreaterThan(library + 15);
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F6);
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F6);
            assertThat(bounds(screen, ".library").getWidth()).isLessThan(library - 15);
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F7);
            assertThat(bounds(screen, ".inspector").getWidth()).isLessThan(inspector - 15);
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F8);
            assertThat(bounds(screen, ".bottom-tabs").getHeight()).isLessThan(tabs - 15);
            for (int i = 0; i < 40; i++) {
                hand.push(KeyCode.CONTROL, KeyCode.F8);
            }
            assertThat(bounds(screen, ".legend").getMaxY() - bounds(screen, ".overview").getMinY())
                    .as("the chart keeps its half").isGreaterThanOrEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"900, 100", "900, 200", "1024, 200", "1280, 100"})
    void theStatusSaysWhatItHasRoomForAndCutsNothing(int width, int percent) {
        try (Screen screen = open(width, 700, percent)) {
            for (String id : new String[]{"state", "lost", "elapsed", "records", "cost", "frame"}) {
                assertThat(isCut(screen, "#status-" + id)).as(id).isFalse();
            }
            assertThat(isCut(screen, "#caveats")).isFalse();
            assertThat(screen.isVisible("status-state")).isTrue();
            boolean all = screen.isVisible("status-records");
            String tip = Screen.fx(() -> screen.bench().scene().lookup("#status-state").getAccessibleHelp());
            assertThat(tip.contains("records")).as("it is told elsewhere").isEqualTo(!all);
        }
    }

    @ParameterizedTest
    @CsvSource({"1024, 700, ENGLISH", "1024, 700, CHINESE", "1280, 800, ENGLISH"})
    void tabsThatAreAskedForWhereTextsAreLargePushNoBarOutOfSight(int width, int height, Language language,
            @TempDir Path folder) throws IOException {
        language.speak();
        Path file = Files.writeString(folder.resolve("foreign.json"),
                "[{\"ph\":\"X\",\"name\":\"read\",\"pid\":1,\"tid\":2,\"ts\":1,\"dur\":5,\"args\":{\"a\":1}}]");
        try (Screen screen = open(width, height, 200)) {
            SavedFiles.open(screen, file);
            Screen.fx(() -> {
                screen.bench().sides().show(Side.TABS, true);
                return null;
            });
            for (String tab : List.of("names", "slices")) {
                Screen.fx(() -> {
                    screen.bench().tabs().show(tab);
                    return null;
                });
                screen.settled();
                assertThat(bounds(screen, ".toolbar").getMinY()).isGreaterThanOrEqualTo(0);
                assertThat(bounds(screen, ".status-bar").getMaxY()).isLessThanOrEqualTo(height);
                double right = bounds(screen, ".bottom-tabs").getMaxX();
                assertThat(bounds(screen, "#" + tab + "-filters").getMaxX()).as(tab).isLessThanOrEqualTo(right);
            }
            assertThat(cutTitles(screen, "#names")).as("cut titles of columns").isEmpty();
            assertThat(isCut(screen, "#slices-on-screen")).isFalse();
            assertThat(isCut(screen, "#names-on-screen")).isFalse();
        } finally {
            Language.ENGLISH.speak();
        }
    }

    private static List<String> cutTitles(Screen screen, String table) {
        return Screen.fx(() -> screen.bench().scene().lookup(table).lookupAll(".column-header > .label").stream()
                .map(Label.class::cast)
                .filter(label -> label.isVisible() && label.getWidth() < Math.floor(label.prefWidth(-1)))
                .map(Label::getText).toList());
    }

    private static boolean isCut(Screen screen, String selector) {
        return Screen.fx(() -> screen.bench().scene().lookup(selector) instanceof Labeled label && label.isVisible()
                && label.getWidth() < Math.floor(label.prefWidth(-1)));
    }

    private static Screen open(int width, int height, int percent) {
        Settings settings = Settings.unkept();
        settings.put("text.percent", String.format(Locale.ROOT, "%d", percent));
        Screen screen = Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), Theme.LIGHT, settings,
                width, height);
        Screen.fx(() -> {
            screen.bench().session().run();
            return null;
        });
        screen.idle();
        screen.picture();
        return screen;
    }

    private static boolean isShown(Screen screen, Side side) {
        String style = switch (side) {
            case LIBRARY -> ".library";
            case INSPECTOR -> ".inspector";
            case TABS -> ".bottom-tabs";
        };
        boolean there = Screen.fx(() -> screen.bench().scene().lookup(style) != null);
        assertThat(there).isEqualTo(Screen.fx(() -> screen.bench().sides().isShown(side)));
        return there;
    }

    /** How many workers' lines are wholly in sight. */
    private static long workersInSight(Screen screen) {
        return Screen.fx(() -> {
            LaneLayout layout = screen.bench().chart().layout();
            Snapshot snapshot = screen.bench().session().snapshot();
            int room = screen.bench().chart().lanesHeight();
            return IntStream.range(0, layout.size()).filter(line -> layout.lane(line) != 0
                    && snapshot.lane(layout.lane(line)).role() == LaneRole.WORKER
                    && layout.top(line) + layout.height(line) <= room).count();
        });
    }

    private static Bounds bounds(Screen screen, String selector) {
        return Screen.fx(() -> {
            Node node = screen.bench().scene().lookup(selector);
            assertThat(node).as(selector).isNotNull();
            return node.localToScene(node.getLayoutBounds());
        });
    }
}
