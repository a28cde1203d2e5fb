package dev.gantry.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.recording.Note;
import dev.gantry.recording.Origin;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.search.SearchFeature;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Coroutines;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.RowHeight;

/** What the window looks like. */
@Tag("screen")
class ScreenshotTest {
    @ParameterizedTest
    @EnumSource
    void beforeTheFirstRun(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            screen.idle();
            compare("welcome", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFinishedRunWithASelectedTask(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            select(screen, 12);
            compare("finished", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunInTheMiddle(Theme theme) {
        try (Screen screen = still(FixedRun.running(Recordings.until(500 * Recordings.MS)), theme, 1280, 800)) {
            screen.click("run");
            screen.until(() -> screen.bench().session().snapshot().tasks() == 20);
            Screen.fx(() -> {
                screen.tabs().getSelectionModel().select(2);
                return null;
            });
            screen.settled();
            compare("live", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedRunOnALargeScreen(Theme theme) {
        Recording failed = FixedRun.failed(Recordings.finished(true), "a task divided by zero");
        try (Screen screen = still(failed, theme, 1920, 1080)) {
            run(screen);
            Screen.fx(() -> {
                screen.tabs().getSelectionModel().select(2);
                return null;
            });
            select(screen, 13);
            compare("failed", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKeys(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            screen.click("command-help");
            screen.idle();
            compare("help", theme, screen);
        }
    }

    /** One claim that is refuted, with its places, one that is proved, and a third that is being typed. */
    @ParameterizedTest
    @EnumSource
    void claims(Theme theme) {
        Settings settings = Settings.unkept();
        settings.put("claims", """
                at most 5 tasks ran at once
                no task waited longer than 300 ms
                no task of "other pool" failed""");
        try (Screen screen = Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), theme, settings,
                1280, 800)) {
            run(screen);
            Gestures hand = new Gestures(screen);
            hand.push(KeyCode.CONTROL, KeyCode.J);
            hand.write("at most 3 tasks ");
            Screen.fx(() -> {
                ((ListView<?>) screen.stage().getScene().lookup("#claims")).getSelectionModel().clearAndSelect(1);
                return null;
            });
            screen.idle();
            compare("claims", theme, screen);
        }
    }

    /** A hub that a greenlet blocks: the lint that found it, with its place, and the marks on its lane. */
    @ParameterizedTest
    @EnumSource
    void lints(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.coroutines()), theme, 1280, 800)) {
            run(screen);
            Gestures hand = new Gestures(screen);
            hand.push(KeyCode.CONTROL, KeyCode.J);
            screen.click("lints-toggle");
            hand.selectFirst("lints");
            compare("lints", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stacks(Theme theme) {
        try (Screen screen = still(FixedRun.finished(StacksTabTest.sampled()), theme, 1280, 800)) {
            run(screen);
            Gestures hand = new Gestures(screen);
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
            screen.until(() -> screen.text("stacks-area").contains("90 samples"));
            hand.push(KeyCode.DOWN);
            hand.push(KeyCode.DOWN);
            screen.idle();
            compare("stacks", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCriticalPath(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            new Gestures(screen).write("q");
            screen.until(() -> !screen.text("path-words").isEmpty());
            screen.idle();
            compare("path", theme, screen);
        }
    }

    /** Two runs of some tasks, stretched; a task is selected, others come in another order. */
    @ParameterizedTest
    @EnumSource
    void twoRunsOnOneAxis(Theme theme) {
        ArrayDeque<Snapshot> runs = new ArrayDeque<>(List.of(
                CompareTest.run(0, "load 1", 20, "load 2", 30, "save", 25, "load 3", 40, "send", 15),
                CompareTest.run(5, "load 1", 35, "save", 26, "load 2", 15, "load 3", 25, "send", 15)));
        try (Screen screen = Screen.still((_, _) -> FixedRun.finished(runs.pop()), theme, 1280, 800)) {
            run(screen);
            run(screen);
            Gestures hand = new Gestures(screen);
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
            screen.until(() -> screen.text("compare-pair").contains("5 tasks in both"));
            Screen.fx(() -> {
                screen.bench().pointer().select(new Selection.OfTask(4));
                return null;
            });
            for (int i = 0; i < 3; i++) {
                hand.write("y");
            }
            compare("compare", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerAsBars(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            Gestures hand = new Gestures(screen);
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
            hand.write("select name, queue_wait / 1e6 as waited, run_time / 1e6 as ran from task order by id");
            hand.push(KeyCode.CONTROL, KeyCode.ENTER);
            screen.until(() -> screen.text("query-says").contains("20 rows"));
            screen.click("query-as-bars");
            screen.idle();
            Screen.fx(() -> { // how long it took differs
                screen.bench().scene().lookup("#query-says").setOpacity(0);
                return null;
            });
            compare("bars", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLoadOfAnExecutor(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            new Gestures(screen).write("u");
            screen.until(() -> !screen.text("curve-busy").isEmpty());
            screen.idle();
            compare("curves", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTasksOfEachWorker(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            new Gestures(screen).push(KeyCode.CONTROL, KeyCode.B);
            screen.until(() -> screen.stage().getScene().lookup("#statistics-by-worker") != null);
            Screen.fx(() -> {
                ((ToggleButton) screen.stage().getScene().lookup("#statistics-by-worker")).fire();
                ((ScrollPane) screen.stage().getScene().lookup("#statistics-scroll")).setVvalue(1);
                return null;
            });
            screen.until(() -> ((TableView<?>) screen.stage().getScene().lookup("#statistics-group-table")).getItems()
                    .size() == 5);
            screen.idle();
            compare("groups", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void coroutinesThatSwitch(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Coroutines.three()), theme, 1280, 800)) {
            run(screen);
            compare("coroutines", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thousandsOfCoroutinesInOneLine(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Coroutines.many(3000, 4000)), theme, 1280, 800)) {
            run(screen);
            compare("crowd", theme, screen);
        }
    }

    /** Eight workers with tens of thousands of tasks, most of them narrower than a pixel: merged bars with dots. */
    @ParameterizedTest
    @EnumSource
    void lanesFullOfMergedBars(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.dense(8, 6_000)), theme, 1280, 800)) {
            run(screen);
            compare("dense", theme, screen);
        }
    }

    /** Slices within slices, four deep, beside coroutines of which each is within its thread. */
    @ParameterizedTest
    @EnumSource
    void slicesWithinSlices(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.nested()), theme, 1280, 800)) {
            run(screen);
            Screen.fx(() -> {
                Pointer pointer = screen.bench().pointer();
                pointer.select(screen.bench().session().snapshot(), new Pointer.Place(3, 2, 1));
                return null;
            });
            screen.idle();
            compare("nested", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lanesThatArePinnedHiddenFoldedAndFiltered(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            Screen.fx(() -> {
                screen.bench().lanes().arrange(Arrangement.USUAL.pinned(5, true).hiding(3)
                        .with(Folds.NONE.with(1, true)).with(RowHeight.TALL));
                screen.bench().lanes().filter("pool");
                return null;
            });
            screen.idle();
            // it fades in
            screen.until(() -> screen.bench().scene().lookup("#lane-strip .clear-button").getOpacity() == 1);
            compare("arranged", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFiguresOfABox(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(true)), theme, 1280, 800)) {
            run(screen);
            Screen.fx(() -> {
                screen.tabs().show("statistics");
                screen.bench().pointer().range(Optional.of(Range.between(100 * Recordings.MS, 600 * Recordings.MS,
                        Set.of(4, 5, 6))));
                return null;
            });
            screen.idle();
            compare("statistics", theme, screen);
        }
    }

    /** Nothing may be cut off that has no other place. */
    @ParameterizedTest
    @EnumSource
    void textsOfTwiceTheirSize(Theme theme) {
        Settings settings = Settings.unkept();
        settings.put("text.percent", "200");
        try (Screen screen = Screen.remembering((_, _) -> FixedRun.finished(Recordings.finished(false)), theme,
                settings)) {
            screen.idle();
            run(screen);
            select(screen, 12);
            compare("large", theme, screen);
        }
    }

    /** Chinese texts are higher, and nothing may be cut off either. */
    @ParameterizedTest
    @EnumSource
    void chineseTextsOfHalfAsMuchAgain(Theme theme) {
        Settings settings = Settings.unkept();
        settings.put("text.percent", "150");
        Language.CHINESE.speak();
        try (Screen screen = Screen.remembering((_, _) -> FixedRun.finished(Recordings.finished(false)), theme,
                settings)) {
            screen.idle();
            run(screen);
            select(screen, 12);
            compare("chinese-large", theme, screen);
        } finally {
            Language.ENGLISH.speak();
        }
    }

    /** What gives way, and what the chart keeps. */
    @ParameterizedTest
    @CsvSource({"1024, 700, 100, ENGLISH, DARK", "1024, 700, 150, CHINESE, LIGHT", "1024, 700, 200, ENGLISH, LIGHT",
            "1024, 700, 200, CHINESE, DARK", "1366, 768, 100, CHINESE, DARK", "1366, 768, 150, ENGLISH, LIGHT",
            "1366, 768, 200, ENGLISH, DARK"})
    void onSmallScreens(int width, int height, int percent, Language language, Theme theme) {
        Settings settings = Settings.unkept();
        settings.put("text.percent", String.valueOf(percent));
        language.speak();
        try (Screen screen = Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), theme, settings,
                width, height)) {
            run(screen);
            select(screen, 12);
            if (percent == 150) {
                tab(screen, "statistics");
                screen.idle();
            }
            compare("small-%d-%d-%s".formatted(width, percent, language.code()), theme, screen);
        } finally {
            Language.ENGLISH.speak();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFiguresOfARecordingOnALargeScreen(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(true)), theme, 1920, 1080)) {
            run(screen);
            Screen.fx(() -> {
                screen.tabs().show("statistics");
                return null;
            });
            screen.idle();
            compare("figures", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void inChinese(Theme theme) {
        Language.CHINESE.speak();
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            select(screen, 12);
            compare("chinese", theme, screen);
        } finally {
            Language.ENGLISH.speak();
        }
    }

    /** A task that waited, with its neighbours; a note, and times that count from the task's start. */
    @ParameterizedTest
    @EnumSource
    void aSelectedWait(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            tab(screen, "code");
            Screen.fx(() -> {
                var bench = screen.bench();
                bench.pointer().select(bench.session().snapshot(), new Pointer.Place(4, 1, 1));
                bench.navigation().notes().add(new Note(600 * Recordings.MS, "the third wave"));
                bench.navigation().notes().countFrom(Optional.of(new Origin(209 * Recordings.MS, "task 6 started")));
                return null;
            });
            screen.idle();
            compare("selected", theme, screen);
        }
    }

    /** What was found is bright, the rest pale. */
    @ParameterizedTest
    @EnumSource
    void aSearch(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            screen.click("command-search");
            screen.robot().write("task 1", 0);
            screen.idle();
            Screen.fx(() -> {
                screen.feature(SearchFeature.class).search().step(true);
                screen.feature(SearchFeature.class).search().step(true);
                screen.timeline().requestFocus(); // a cursor that blinks would be another picture
                return null;
            });
            screen.idle();
            compare("searched", theme, screen);
        }
    }

    /** Held in the middle of the second wave: the rest is veiled, and each lane says what it does. */
    @ParameterizedTest
    @EnumSource
    void aReplay(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            tab(screen, "code");
            Screen.fx(() -> {
                screen.bench().navigation().replay(300 * Recordings.MS);
                screen.timeline().requestFocus();
                return null;
            });
            screen.idle();
            compare("replayed", theme, screen);
        }
    }

    /** The same, but what comes is hidden and asked for; one answer was wrong. */
    @ParameterizedTest
    @EnumSource
    void aReplayThatAsks(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            Screen.fx(() -> {
                screen.bench().navigation().replay(300 * Recordings.MS);
                screen.bench().commands().get("replay-ask").run();
                return null;
            });
            screen.idle();
            screen.robot().write("1", 0);
            screen.idle();
            compare("asked", theme, screen);
        }
    }

    /** A picture of the box that is selected. */
    @ParameterizedTest
    @EnumSource
    void whatIsExported(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            Screen.fx(() -> {
                screen.bench().pointer().range(Optional.of(Range.between(100 * Recordings.MS, 600 * Recordings.MS,
                        Set.of(4, 5, 6))));
                screen.bench().commands().get("export").run();
                return null;
            });
            screen.idle(); // it has its place
            screen.click("export-part-area");
            screen.idle();
            compare("export", theme, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJavaProgramThatIsToBeRun(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            Screen.fx(() -> {
                screen.bench().commands().get("run-program").run();
                ((TextField) screen.bench().scene().lookup("#launch-program")).setText("-cp build/classes");
                return null;
            });
            screen.idle(); // it has its place
            screen.click("launch-run");
            screen.until(() -> screen.isVisible("launch-program-wrong"));
            screen.idle();
            compare("launch", theme, screen);
        }
    }

    /** One that a killed Gantry left is shown; of the recent ones one has vanished. */
    @ParameterizedTest
    @EnumSource
    void filesInTheLibrary(Theme theme, @TempDir Path folder) throws IOException {
        try (Screen screen = withFiles(theme, folder, 1280, 800)) {
            compare("files", theme, screen);
        }
    }

    @Test
    void filesInTheLibraryOfALargeScreen(@TempDir Path folder) throws IOException {
        try (Screen screen = withFiles(Theme.DARK, folder, 1920, 1080)) {
            compare("files-large", Theme.DARK, screen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileOverTheWindow(Theme theme) {
        try (Screen screen = still(FixedRun.finished(Recordings.finished(false)), theme, 1280, 800)) {
            run(screen);
            Dragging dragged = Dragging.of(Path.of("slow start.pftrace"));
            dragged.over();
            compare("drop", theme, screen);
            dragged.leave();
        }
    }

    private static Screen withFiles(Theme theme, Path folder, int width, int height) throws IOException {
        Path spooled = SavedFiles.save(folder.resolve("recording-1-1.pftrace"));
        Files.setLastModifiedTime(spooled, FileTime.from(at(9, 5)));
        Files.write(folder.resolve("checkout.json"), new byte[2_345_678]);
        Files.write(folder.resolve("server under load, third attempt.jfr"), new byte[48_000]);
        Settings settings = Settings.unkept();
        settings.put("recent.files", String.join("\n",
                at(14, 30).toEpochMilli() + " json " + folder.resolve("checkout.json").toUri(),
                at(11, 7).toEpochMilli() + " pftrace " + folder.resolve("vanished.pftrace").toUri(),
                at(8, 0).toEpochMilli() + " jfr " + folder.resolve("server under load, third attempt.jfr").toUri()));
        Screen screen = Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), theme, settings, width,
                height);
        Screen.fx(() -> {
            screen.bench().files().recover(new SpoolFolder(folder, SpoolFolder.USUAL_BYTES), false);
            return null;
        });
        screen.idle();
        SavedFiles.open(screen, spooled);
        return screen;
    }

    private static Instant at(int hour, int minute) {
        return LocalDateTime.of(2026, 3, 12, hour, minute).atZone(ZoneId.systemDefault()).toInstant();
    }

    private static Screen still(Recording run, Theme theme, int width, int height) {
        Screen screen = Screen.still((_, _) -> run, theme, width, height);
        screen.choose("thread-twenty");
        return screen;
    }

    private static void run(Screen screen) {
        Screen.fx(() -> {
            screen.bench().session().run();
            return null;
        });
        screen.idle();
    }

    private static void tab(Screen screen, String name) {
        Screen.fx(() -> {
            screen.bench().tabs().show(name);
            return null;
        });
    }

    private static void select(Screen screen, int task) {
        Screen.fx(() -> {
            Pointer pointer = screen.bench().pointer();
            pointer.select(new Selection.OfTask(task));
            return null;
        });
        screen.idle();
    }

    private static void compare(String name, Theme theme, Screen screen) {
        Baseline.compare(name + "-" + theme.name().toLowerCase(Locale.ROOT), screen.picture());
    }
}
