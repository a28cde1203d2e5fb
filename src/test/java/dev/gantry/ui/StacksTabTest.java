package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.stack.HotFrames;
import dev.gantry.insight.stack.Sampling;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.ui.code.CodeFeature;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;

/** The flame graph with mouse and keys. */
@Tag("screen")
class StacksTabTest {
    private static final long MS = 1_000_000;

    private Screen screen;
    private Gestures hand;

    private void open(Snapshot recording) {
        screen = Screen.over(recording, Runnable::run);
        hand = new Gestures(screen);
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        screen.until(() -> node("stacks-none") != null);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    /** Two lanes: one reads and parses, the other sorts; one waits for a lock. */
    static Snapshot sampled() {
        Sampling made = new Sampling(2);
        made.slice(1, 100 * MS, 400 * MS, "request");
        for (int i = 0; i < 60; i++) {
            made.sample(1, i * 10 * MS, 10 * MS, SampleKind.RUNNING, i < 40
                    ? List.of("app.Server.run", "app.Server.serve", "json.Parser.parse")
                    : List.of("app.Server.run", "app.Server.serve"));
        }
        for (int i = 0; i < 30; i++) {
            made.sample(2, i * 10 * MS, 10 * MS, SampleKind.RUNNING, List.of("app.Main.main", "java.util.List.sort"));
        }
        made.slice(2, 300 * MS, 500 * MS, "lock");
        made.sample(2, 300 * MS, 200 * MS, SampleKind.WAIT, List.of("app.Main.main", "app.Main.lock"));
        return made.snapshot();
    }

    private Node node(String id) {
        return screen.stage().getScene().lookup("#" + id);
    }

    @SuppressWarnings("unchecked") // the table has frames
    private List<HotFrames.Frame> hot() {
        return Screen.fx(() -> List.copyOf(((TableView<HotFrames.Frame>) node("stacks-hot")).getItems()));
    }

    /** Clicks into the row of the graph, at this share of its width. */
    private void click(int row, double share) {
        Point2D at = Screen.fx(() -> node("flame").localToScreen(node("flame").getBoundsInLocal().getWidth() * share,
                18 * row + 9));
        screen.robot().clickOn(at);
        screen.idle();
    }

    @Test
    void aClickZoomsInEscapeAndBackspaceGoBack() {
        open(sampled());
        screen.until(() -> screen.text("stacks-area").contains("900 ms · 90 samples"));
        assertThat(hot()).hasSize(5);
        click(2, 0.1);
        assertThat(screen.text("stacks-said")).startsWith("app.Server.serve · ").contains("600 ms (66.7 %)",
                "itself 200 ms (22.2 %)");
        click(3, 0.9);
        assertThat(screen.text("stacks-said")).as("it fills the width").startsWith("app.Server.serve");
        click(3, 0.1);
        assertThat(screen.text("stacks-said")).startsWith("json.Parser.parse");
        hand.push(KeyCode.BACK_SPACE);
        hand.push(KeyCode.ESCAPE);
        click(1, 0.9);
        assertThat(screen.text("stacks-said")).as("all fills the width again").startsWith("app.Main.main");
    }

    @Test
    void theKeysChooseZoomAndCopy() {
        open(sampled());
        screen.until(() -> !hot().isEmpty());
        assertThat(Screen.fx(() -> node("flame").isFocused())).isTrue();
        for (int i = 0; i < 4; i++) {
            hand.push(KeyCode.DOWN);
        }
        assertThat(screen.text("stacks-said")).startsWith("json.Parser.parse");
        hand.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(Screen.fx(() -> Clipboard.getSystemClipboard().getString()).lines()).hasSize(3)
                .first().asString().startsWith("json.Parser.parse (");
        hand.push(KeyCode.UP);
        hand.push(KeyCode.UP);
        hand.push(KeyCode.RIGHT);
        assertThat(screen.text("stacks-said")).startsWith("app.Main.main");
        hand.push(KeyCode.ENTER);
        click(2, 0.9);
        assertThat(screen.text("stacks-said")).startsWith("java.util.List.sort");
    }

    @Test
    void itAnswersForWhatIsSelectedAndSaysWhenThatHasNone() {
        Snapshot recording = sampled();
        open(recording);
        screen.until(() -> screen.text("stacks-area").contains("90 samples"));
        select(new Selection.OfLane(2));
        screen.until(() -> screen.text("stacks-area").contains("300 ms · 30 samples"));
        select(new Selection.OfSlice(1, 0, 0));
        screen.until(() -> screen.text("stacks-area").contains("31 samples"));
        select(Selection.NONE);
        Screen.fx(() -> {
            hand.pointer().range(Optional.of(Range.between(700 * MS, 800 * MS)));
            return null;
        });
        screen.until(() -> screen.text("stacks-area").contains("0 ns · 0 samples"));
        assertThat(screen.text("stacks-none")).startsWith("No sample lies in what is selected");
        Screen.fx(() -> {
            hand.pointer().range(Optional.empty());
            return null;
        });
        screen.until(() -> screen.text("stacks-area").contains("90 samples"));
        screen.click("stacks-kind-wait");
        screen.until(() -> screen.text("stacks-area").contains("200 ms · 1 sample"));
        assertThat(hot()).extracting(frame -> recording.name(frame.name())).containsExactly("app.Main.lock",
                "app.Main.main");
    }

    @Test
    void byTimeTheSameStackIsThereAsOftenAsItCame() {
        Sampling made = new Sampling(1);
        for (int i = 0; i < 10; i++) {
            made.sample(1, i * MS, MS, SampleKind.RUNNING, List.of("main", i % 2 == 0 ? "even" : "odd"));
        }
        open(made.snapshot());
        screen.until(() -> !hot().isEmpty());
        click(2, 0.3);
        assertThat(screen.text("stacks-said")).startsWith("even").contains("5.00 ms");
        screen.click("stacks-by-time");
        screen.idle();
        click(2, 0.35);
        assertThat(screen.text("stacks-said")).startsWith("odd").contains("1.00 ms (10.0 %)");
    }

    @Test
    void withoutSamplesItSaysHowToHaveSome() {
        open(Recordings.nested());

        assertThat(screen.text("stacks-none")).startsWith("There are no samples in this recording")
                .contains("gantry jfr-settings");
        assertThat(screen.isVisible("stacks-head")).as("nothing to choose").isFalse();
        assertThat(screen.isVisible("flame")).isTrue();
        assertThat(Screen.fx(() -> node("flame").getParent().isVisible())).isFalse();
    }

    @Test
    void aChartWithoutBarsSaysSoAndLeadsToTheStacks() {
        screen = Screen.over(onlySamples(), Runnable::run);
        hand = new Gestures(screen);
        assertThat(screen.isVisible("no-bars")).isTrue();
        assertThat(screen.text("no-bars-text")).contains("samples", "no slices");
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        screen.until(() -> screen.text("names-none").equals(screen.text("no-bars-text")));

        screen.click("no-bars-show");

        screen.until(() -> screen.text("stacks-area").contains("10 samples"));
        screen.until(() -> node("flame").isFocused());
    }

    @Test
    void whatAChartWithoutBarsSaysIsThereAgainAfterALookAtARun() {
        Recording sampled = FixedRun.finished(onlySamples());
        Recording running = FixedRun.running(Recordings.nested());
        Iterator<Recording> runs = List.of(sampled, running).iterator();
        screen = Screen.still((_, _) -> runs.next(), Theme.LIGHT, 1280, 800);
        for (int run = 0; run < 2; run++) {
            screen.choose(run == 0 ? "thread-one" : "thread-twenty");
            screen.idle();
            screen.click("run");
            screen.settled();
        }
        for (Recording each : List.of(sampled, running, sampled)) {
            Screen.fx(() -> {
                screen.bench().session().show(each);
                return null;
            });
            screen.settled();
            assertThat(screen.isVisible("no-bars")).isEqualTo(each == sampled);
        }
    }

    private static Snapshot onlySamples() {
        Sampling made = new Sampling(1);
        for (int i = 0; i < 10; i++) {
            made.sample(1, i * MS, MS, SampleKind.RUNNING, List.of("main", "work"));
        }
        return made.snapshot();
    }

    @Test
    void aChartWithBarsSaysNothingOfThat() {
        open(sampled());

        assertThat(screen.isVisible("no-bars")).isFalse();
    }

    @Test
    void aFrameWhoseSourceIsKnownLeadsToItsLineInCode() {
        String main = "lessons.threadtwenty.Main";
        Sampling made = new Sampling(1);
        for (int i = 0; i < 3; i++) { // the last one is in line 2
            made.sample(1, i * MS, MS, SampleKind.RUNNING, List.of(i < 2 ? "java.lang.Thread.run" : main));
        }
        open(made.snapshot());
        screen.until(() -> hot().size() == 2);
        click(1, 0.1);
        assertThat(screen.text("stacks-said")).startsWith("java.lang.Thread.run");
        assertThat(screen.isVisible("stacks-source")).as("its source is not known").isFalse();
        hand.push(KeyCode.ESCAPE);
        click(1, 0.9);
        assertThat(screen.text("stacks-said")).startsWith(main);
        assertThat(screen.text("stacks-source")).isEqualTo("Main:2");

        screen.click("stacks-source");

        screen.until(() -> screen.bench().tabs().isShown("code"));
        assertThat(Screen.fx(() -> screen.feature(CodeFeature.class).litLine())).isEqualTo(2);
    }

    @Test
    void theInspectorTellsTheStackAtAWait() {
        open(sampled());
        select(new Selection.OfSlice(2, 0, 0));

        assertThat(screen.text("fact-stack-0")).startsWith("app.Main.lock:");
        assertThat(screen.text("fact-stack-1")).startsWith("app.Main.main:");
    }

    private void select(Selection what) {
        Screen.fx(() -> {
            hand.pointer().select(what);
            return null;
        });
        screen.idle();
    }
}
