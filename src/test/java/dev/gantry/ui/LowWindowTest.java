package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** The side of a window that is low for the size of its texts. */
@Tag("screen")
class LowWindowTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"200, 1280, 800", "150, 1280, 800", "150, 1024, 700", "100, 1024, 700"})
    void aParameterIsInSightBelowTheLists(String percent, int width, int height) {
        try (Screen screen = window(percent, "", width, height)) {
            Bounds field = bounds(screen, "#parameter-unit");
            assertThat(field.getMinY()).isGreaterThan(bounds(screen, "#library-open").getMaxY());
            assertThat(field.getMaxY()).isLessThanOrEqualTo(bounds(screen, ".status-bar").getMinY());
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 1280, 800", "200, 1024, 700", "150, 1024, 700"})
    void whateverTheListsHoldNothingIsPushedOutOfTheWindow(String percent, int width, int height) throws Exception {
        Path file = Files.writeString(folder.resolve("a.pftrace"), "");
        try (Screen screen = window(percent, "0 pftrace " + file.toUri(), width, height)) {
            assertThat(bounds(screen, ".toolbar").getMinY()).isNotNegative();
            assertThat(bounds(screen, ".status-bar").getMaxY()).isLessThanOrEqualTo(height);
            assertThat(bounds(screen, "#library-files").getHeight()).isGreaterThan(20);
            assertThat(bounds(screen, "#library").getHeight()).isGreaterThan(20);
        }
    }

    @ParameterizedTest
    @CsvSource({"tasks, #tasks", "slices, #slices", "names, #names", "query, #query-answer",
            "statistics, .statistics-cards"})
    void whatATabListsHasRoomForSomeRowsHoweverLargeTextsAre(String tab, String selector) {
        try (Screen screen = window("200", "", 1280, 800)) {
            screen.click("run");
            screen.until(() -> screen.bench().session().snapshot().finished());
            new Gestures(screen).selectTab("tab-" + tab);
            screen.idle();
            assertThat(bounds(screen, selector).getHeight()).isGreaterThan(150); // three lines of 52
            assertThat(bounds(screen, ".status-bar").getMaxY()).isLessThanOrEqualTo(800);
        }
    }

    private static Screen window(String percent, String files, int width, int height) {
        Settings settings = Settings.unkept();
        settings.put("text.percent", percent);
        settings.put("recent.files", files);
        Screen screen = Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), Theme.LIGHT, settings,
                width, height);
        screen.idle();
        screen.picture();
        return screen;
    }

    private static Bounds bounds(Screen screen, String selector) {
        return Screen.fx(() -> {
            Node node = Optional.ofNullable(screen.bench().scene().lookup(selector)).orElseThrow();
            return node.localToScene(node.getBoundsInLocal());
        });
    }
}
