package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.gantry.futures.ThreadPool;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Spool;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.layout.Metrics;

/** Commands by name, keys of the user's own, large texts, the table of slices: who cannot use a mouse can use all. */
@Tag("screen")
class EveryoneTest {
    @TempDir
    Path folder;

    @Test
    void thePaletteDoesACommandThatIsFoundByAFewLetters() {
        try (Screen screen = open(Settings.unkept())) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            screen.robot().write("drgmov");
            screen.robot().push(KeyCode.ENTER);
            screen.idle();

            assertThat(screen.isVisible("palette")).isFalse();
            assertThat(Screen.fx(() -> screen.bench().appearance().tool().name())).isEqualTo("PAN");
        }
    }

    @Test
    void whatCannotBeDoneStaysInThePaletteAndSaysWhy() {
        try (Screen screen = open(Settings.unkept())) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            screen.robot().write("Stop the");
            screen.robot().push(KeyCode.ENTER);
            screen.idle();

            assertThat(screen.isVisible("palette")).isTrue();
            assertThat(Screen.fx(() -> texts(screen.bench().scene().lookup("#palette-list")))).contains("nothing runs");
            screen.robot().push(KeyCode.ESCAPE);
            assertThat(screen.isVisible("palette")).isFalse();
        }
    }

    @Test
    void keysThatAreChangedDoTheCommandAndAreRemembered() {
        try (Screen screen = open(Settings.in(folder))) {
            rekey(screen, "Light or dark");
            screen.robot().push(KeyCode.CONTROL, KeyCode.G);
            screen.idle();
            screen.robot().push(KeyCode.ESCAPE);
            screen.robot().push(KeyCode.CONTROL, KeyCode.G);
            screen.idle();

            assertThat(Screen.fx(() -> screen.bench().appearance().theme())).isEqualTo(Theme.DARK);
        }
        try (Screen screen = open(Settings.in(folder))) {
            assertThat(Screen.fx(() -> screen.bench().appearance().theme())).isEqualTo(Theme.DARK);
            screen.robot().push(KeyCode.CONTROL, KeyCode.G);
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().appearance().theme())).isEqualTo(Theme.LIGHT);
        }
    }

    @Test
    void keysThatAreTakenAreSaidAndGivenOnlyIfWanted() {
        try (Screen screen = open(Settings.unkept())) {
            rekey(screen, "Light or dark");
            screen.robot().push(KeyCode.CONTROL, KeyCode.L);
            screen.idle();
            assertThat(screen.text("shortcuts-says")).contains("Search the lessons");
            assertThat(label(screen, "theme")).isEqualTo("Ctrl+T");

            screen.click("shortcuts-take");
            screen.idle();
            assertThat(label(screen, "theme")).isEqualTo("Ctrl+L");
            assertThat(label(screen, "search-lessons")).isEmpty();

            screen.click("shortcuts-reset-all");
            screen.idle();
            assertThat(label(screen, "theme")).isEqualTo("Ctrl+T");
            assertThat(label(screen, "search-lessons")).isEqualTo("Ctrl+L");
        }
    }

    @Test
    void textsGrowToTwiceTheirSizeAndAreRemembered() {
        try (Screen screen = open(Settings.in(folder))) {
            Metrics before = Screen.fx(() -> screen.bench().chart().layout().metrics());
            for (int step = 0; step < 5; step++) {
                screen.robot().push(KeyCode.CONTROL, KeyCode.PLUS);
                screen.idle();
            }
            assertThat(Screen.fx(() -> screen.bench().appearance().percent())).isEqualTo(200);
            Metrics after = Screen.fx(() -> screen.bench().chart().layout().metrics());
            assertThat(after.scale()).isEqualTo(2 * before.scale());
            assertThat(after.bar()).as("the text grows, the room around it does not")
                    .isBetween(before.bar() * 4 / 3, before.bar() * 2 - 1);
        }
        try (Screen screen = open(Settings.in(folder))) {
            assertThat(Screen.fx(() -> screen.bench().appearance().percent())).isEqualTo(200);
        }
    }

    @Test
    void everythingThatTakesTheFocusHasAName() {
        try (Screen screen = open(Settings.unkept())) {
            for (KeyCode key : new KeyCode[]{KeyCode.F, KeyCode.K}) {
                screen.robot().push(KeyCode.CONTROL, key);
                screen.idle();
            }
            for (int tab = 0; tab < 5; tab++) {
                int chosen = tab;
                Screen.fx(() -> {
                    screen.tabs().getSelectionModel().select(chosen);
                    screen.bench().scene().getRoot().layout();
                    return null;
                });
                screen.idle();
                Set<String> nameless = new TreeSet<>();
                Screen.fx(() -> {
                    nameless(screen.bench().scene().getRoot(), nameless);
                    return null;
                });
                assertThat(nameless).isEmpty();
            }
        }
    }

    /** What JavaFX hands to the system's screen reader, where it has a bridge to one. */
    @Test
    void rolesAndTextsAreToldThroughTheAccessibilityApi() {
        try (Screen screen = open(Settings.unkept())) {
            screen.click("run");
            screen.idle();
            Map<String, AccessibleRole> roles = Map.of("run", AccessibleRole.BUTTON, "timeline", AccessibleRole.TEXT,
                    "overview", AccessibleRole.IMAGE_VIEW, "library", AccessibleRole.LIST_VIEW, "library-search",
                    AccessibleRole.TEXT_FIELD, "tool-select", AccessibleRole.TOGGLE_BUTTON);
            roles.forEach((id, role) -> {
                Node node = Screen.fx(() -> screen.bench().scene().lookup(id.startsWith("tool")
                        ? "#command-" + id
                        : "#" + id));
                assertThat(Screen.fx(node::getAccessibleRole)).as(id).isEqualTo(role);
                assertThat(Screen.fx(() -> node.queryAccessibleAttribute(AccessibleAttribute.ROLE))).isEqualTo(role);
            });
            Gestures hand = new Gestures(screen);
            Screen.fx(() -> {
                screen.timeline().requestFocus();
                return null;
            });
            hand.push(KeyCode.RIGHT);
            String first = told(screen);
            hand.push(KeyCode.DOWN);
            assertThat(first).isNotBlank().isNotEqualTo(told(screen));
            assertThat(Screen.fx(() -> screen.timeline().queryAccessibleAttribute(AccessibleAttribute.HELP)))
                    .asString().contains("20 tasks");
        }
    }

    private static String told(Screen screen) {
        return Screen.fx(() -> (String) screen.timeline().queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    @Test
    void theSelectedBarIsReadAloud() {
        try (Screen screen = open(Settings.unkept())) {
            screen.click("timeline");
            screen.robot().push(KeyCode.ESCAPE);
            screen.robot().push(KeyCode.RIGHT);
            screen.robot().push(KeyCode.DOWN);
            screen.idle();
            assertThat(Screen.fx(() -> screen.timeline().getAccessibleText())).startsWith("queue of ");
            screen.robot().push(KeyCode.DOWN);
            screen.idle();
            String first = Screen.fx(() -> screen.timeline().getAccessibleText());
            screen.robot().push(KeyCode.RIGHT);
            screen.idle();

            assertThat(first).contains(" for ").contains(" at ");
            assertThat(Screen.fx(() -> screen.timeline().getAccessibleText())).isNotEqualTo(first)
                    .contains(" for ");
        }
    }

    @Test
    void aSliceThatIsChosenInTheTableIsSelectedInTheTimelineAndTheOtherWayRound() {
        try (Screen screen = open(Settings.unkept())) {
            Gestures hand = new Gestures(screen);
            hand.selectTab("tab-slices");
            screen.idle();
            TableView<Integer> table = slices(screen);
            assertThat(Screen.fx(() -> table.getItems().size())).isPositive();
            Screen.fx(() -> {
                table.getSelectionModel().clearAndSelect(3);
                return null;
            });
            screen.idle();
            var place = Screen.fx(() -> screen.bench().pointer().place().orElseThrow());
            assertThat(Screen.fx(() -> screen.timeline().getAccessibleText())).contains(" for ");

            Screen.fx(() -> {
                table.getSortOrder().add(table.getColumns().stream()
                        .filter(each -> "slices-duration".equals(each.getId())).findFirst().orElseThrow());
                return null;
            });
            screen.until(() -> !screen.text("slices-count").startsWith("Sorting"));
            Screen.fx(() -> {
                table.getSelectionModel().clearAndSelect(table.getItems().size() - 1);
                return null;
            });
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().pointer().place().orElseThrow())).isNotEqualTo(place);
            Screen.fx(() -> {
                screen.bench().pointer().select(screen.bench().session().snapshot(), place);
                return null;
            });
            screen.idle();
            assertThat(Screen.fx(() -> table.getSelectionModel().getSelectedItem())).isEqualTo(3);
        }
    }

    @Test
    void theStatusBarTellsTheTruthInSentences() {
        try (Screen screen = open(Settings.unkept())) {
            assertThat(screen.text("caveats")).isEqualTo("nothing missing");
            assertThat(caveats(screen))
                    .contains("No record was lost.").contains("share one clock");
        }
    }

    @Test
    void aSleepThatNothingReportsIsDrawnAsRunningAndTheCardSaysSo() throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("program"));
        recorder.start();
        Snapshot recorded;
        try (ThreadPool pool = new ThreadPool(1)) {
            pool.submit(() -> {
                Thread.sleep(1);
                return null;
            }).result();
        } finally {
            recorded = recorder.stop();
        }
        Row row = recorded.lane(recorded.task(1).lane()).row(0);
        assertThat(IntStream.range(0, row.size()).mapToObj(row::state)).contains(State.RUNNING)
                .doesNotContain(State.BLOCKED);
        try (Screen screen = open(FixedRun.finished(recorded), Settings.unkept())) {
            assertThat(caveats(screen)).contains("A wait that nothing reported, such as");
        }
    }

    @Test
    void theStatusBarTellsHowFarBehindTheDiskIsOnceThatIsMuch() {
        AtomicLong lag = new AtomicLong(199_000_000);
        Recording run = FixedRun.finished(Recordings.finished(false), _ -> new Lagging(lag));
        try (Screen screen = open(run, Settings.unkept())) {
            assertThat(screen.text("caveats")).isEqualTo("nothing missing");
            lag.set(250_000_000);
            Screen.fx(() -> {
                screen.bench().pump().mark(Reason.RUN);
                return null;
            });
            screen.idle();
            assertThat(screen.text("caveats")).isEqualTo("1 thing to know");
            assertThat(caveats(screen)).contains("What is kept on disk is 250 ms behind");
        }
    }

    @Test
    void theStatusBarTellsThatTheLinesOfYieldsAreNotRecorded() {
        Trace trace = new Trace(new Names());
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 3, 2, LaneKind.GENERATOR, LaneRole.PLAIN, 0);
        trace.switched(10, 2, 3, SwitchReason.SEND);
        trace.publish(1_000_000);
        Snapshot without = trace.snapshot();
        trace.line(500_000, 2, 0);
        trace.finish(1_000_000);
        for (Snapshot each : List.of(without, trace.snapshot())) {
            try (Screen screen = open(FixedRun.finished(each), Settings.unkept())) {
                assertThat(caveats(screen).contains("lines at which generators yield")).isEqualTo(each != without);
            }
        }
    }

    @Test
    void theCardTicksOnlyWhatIsSound() {
        try (Screen screen = open(Settings.unkept())) {
            caveats(screen);
            assertThat(sign(screen, "No record was lost")).isEqualTo(Feather.CHECK);
            assertThat(sign(screen, "A wait that nothing reported")).isEqualTo(Feather.INFO);
            assertThat(sign(screen, "Watching slowed the program down")).isEqualTo(Feather.INFO);
        }
    }

    private static Ikon sign(Screen screen, String begin) {
        return Screen.fx(() -> EveryView.nodes(screen.bench().scene().getFocusOwner()).stream()
                .filter(node -> node instanceof Label label && label.getText().startsWith(begin))
                .map(node -> ((FontIcon) ((Label) node).getGraphic()).getIconCode()).findFirst().orElseThrow());
    }

    @Test
    void cardsCutNoSentence() {
        try (Screen screen = open(Settings.unkept())) {
            Scene scene = screen.bench().scene();
            for (String card : List.of("help", "caveats")) {
                Screen.fx(() -> screen.bench().commands().get(card).run());
                screen.idle();
                ScrollPane scroll = Screen.fx(() -> (ScrollPane) scene.getFocusOwner());
                List<String> cut = Screen.fx(() -> EveryView.nodes(scroll).stream()
                        .filter(node -> node instanceof Label label && !label.isWrapText()
                                && label.getWidth() < Math.floor(label.prefWidth(-1)))
                        .map(node -> ((Label) node).getText()).toList());
                assertThat(cut).as(card).isEmpty();
                Screen.fx(() -> screen.bench().commands().get("clear").run());
            }
            Screen.fx(() -> screen.bench().commands().get("caveats").run());
            screen.idle();
            ScrollPane sentences = Screen.fx(() -> (ScrollPane) scene.getFocusOwner());
            assertThat(sentences.getViewportBounds().getHeight())
                    .isGreaterThanOrEqualTo(((Region) sentences.getContent()).getHeight());
        }
    }

    private static String caveats(Screen screen) {
        screen.robot().push(KeyCode.CONTROL, KeyCode.I);
        screen.idle();
        return Screen.fx(() -> screen.bench().scene().getFocusOwner().getAccessibleText());
    }

    /** A spool that is late by this. */
    private record Lagging(AtomicLong lag) implements Spool {
        @Override
        public void saved(Annotations with) {}

        @Override
        public void begin() {}

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public long behind(long now) {
            return lag.get();
        }

        @Override
        public void close() {}

        @Override
        public void discard() {}
    }

    @SuppressWarnings("unchecked")
    private static TableView<Integer> slices(Screen screen) {
        return (TableView<Integer>) screen.bench().scene().lookup("#slices");
    }

    private static Screen open(Settings settings) {
        return open(FixedRun.finished(Recordings.finished(false)), settings);
    }

    private static Screen open(Recording run, Settings settings) {
        Screen screen = Screen.remembering((_, _) -> run, Theme.LIGHT, settings);
        screen.idle();
        screen.click("run");
        screen.idle();
        return screen;
    }

    private static void rekey(Screen screen, String title) {
        screen.robot().push(KeyCode.CONTROL, KeyCode.K);
        screen.robot().write(title);
        screen.idle();
        screen.click("shortcuts-change");
    }

    private static String label(Screen screen, String command) {
        return Screen.fx(() -> {
            return screen.bench().commands().get(command).strokes().stream().findFirst()
                    .map(stroke -> stroke.label()).orElse("");
        });
    }

    private static String texts(Node node) {
        StringBuilder all = new StringBuilder();
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            all.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(texts(child)));
        }
        return all.toString();
    }

    private static void nameless(Node node, Set<String> into) {
        if (!node.isVisible()) {
            return;
        }
        boolean labelled = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        if (node.isFocusTraversable() && !labelled && !named) {
            into.add(node + " in " + node.getParent());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> nameless(child, into));
        }
    }
}
