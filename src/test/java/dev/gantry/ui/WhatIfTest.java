package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.registry.Formats;
import dev.gantry.insight.whatif.Kind;
import dev.gantry.insight.whatif.Policy;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** Predictions in the window: what is chosen, shown, and saved. */
@Tag("screen")
class WhatIfTest {
    @TempDir
    private Path folder;

    private Screen screen;
    private Gestures hand;

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
            return Optional.of(file());
        }

        @Override
        public Optional<Path> toExport(String suggested, String kind, List<String> endings) {
            return Optional.empty();
        }
    }

    private Path file() {
        return folder.resolve("prediction.pftrace");
    }

    private void run(Snapshot recorded) {
        screen = Screen.of(new Setup(Screen.lessons(), (_, _) -> FixedRun.finished(recorded), System::nanoTime,
                Theme.LIGHT, Runnable::run, Optional.of(new OneFile())).with(Settings.unkept()));
        hand = new Gestures(screen);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
        hand.push(KeyCode.CONTROL, KeyCode.U);
        screen.idle();
    }

    @Test
    void theRecordedSettingIsChosenAtTheBeginningAndPredictsNearlyWhatWasMeasured() {
        run(Recordings.finished(false));
        says("5 threads, first in, first out");
        assertThat(Screen.fx(() -> field().getText())).isEqualTo("5");
        assertThat(Screen.fx(() -> this.<ComboBox<Kind>>find("kind").getValue())).isEqualTo(Kind.THREADS);
        List<String> makespans = screen.text("whatif-makespan").lines().toList();
        assertThat(makespans).hasSize(2).doesNotContain("never");
        assertThat(Screen.fx(() -> this.<Pane>find("assumptions").getChildren().size())).isGreaterThan(5);
    }

    @Test
    void anotherChoiceIsPredictedAtOnceAndTakenBack() {
        run(Recordings.finished(false));
        says("5 threads");
        String before = screen.text("whatif-makespan");
        hand.push(KeyCode.CONTROL, KeyCode.A);
        hand.write("1");
        says("one thread");
        screen.until(() -> !screen.text("whatif-makespan").equals(before));
        hand.push(KeyCode.UP);
        says("2 threads");
        hand.write("x");
        screen.idle();
        assertThat(screen.text("whatif-says")).as("a wrong number changes nothing").contains("2 threads");
        choose("policy", Policy.PRIORITY);
        says("2 threads, the shortest first");
        choose("kind", Kind.COROUTINES);
        says("coroutines on one thread");
        choose("kind", Kind.PROCESSES);
        says("5 processes");
        assertThat(Screen.fx(() -> this.<CheckBox>find("gil").isDisabled())).isTrue();
        screen.click("whatif-reset");
        screen.until(() -> screen.text("whatif-makespan").equals(before));
    }

    @Test
    void forAnotherRecordingNothingIsChosenYet() {
        run(Recordings.finished(false));
        says("5 threads");
        hand.push(KeyCode.CONTROL, KeyCode.A);
        hand.write("2");
        says("2 threads");
        screen.click("run");
        says("5 threads");
    }

    @Test
    void aPointOfTheCurveIsChosenByAClick() {
        run(Recordings.finished(false));
        says("5 threads");
        Node curve = find("curve");
        assertThat(Screen.fx(curve::getAccessibleText)).startsWith("1 workers: ").contains("10 workers: ");
        screen.drag("whatif-curve", 3, 20, 3, 20);
        says("one thread");
    }

    @Test
    void thePredictedRunIsSavedAsARecordingThatSaysSoAndListed() throws Exception {
        run(Recordings.finished(false));
        says("5 threads");
        screen.click("whatif-save");
        screen.until(() -> Files.exists(file()));
        OpenFile saved = Formats.open(file());
        saved.join();
        assertThat(saved.about().title()).startsWith("Prediction for 5 threads, first in, first out");
        assertThat(saved.about().notices()).anyMatch(notice -> notice.code().equals("notice.prediction"));
        assertThat(saved.snapshot().tasks()).isEqualTo(20);
        screen.until(() -> screen.bench().files().recentFiles().items().stream()
                .anyMatch(item -> item.file().equals(file().toAbsolutePath())));
    }

    @Test
    void whereNoTaskRanThereIsNothingToPredict() {
        run(Recordings.coroutines());
        says("No task ran, so there is nothing to predict.");
        assertThat(Screen.fx(() -> find("workers").isDisabled())).isTrue();
    }

    private <T> void choose(String box, T value) {
        Screen.fx(() -> {
            this.<ComboBox<T>>find(box).setValue(value);
            return null;
        });
        screen.idle();
    }

    private void says(String words) {
        screen.until(() -> screen.text("whatif-says").contains(words));
    }

    private TextField field() {
        return find("workers");
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T find(String id) {
        return (T) Objects.requireNonNull(screen.bench().scene().lookup("#whatif-" + id));
    }
}
