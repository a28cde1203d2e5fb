package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.TraceWriter;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;

/** Claims that are typed, kept, proved, refuted, and read from files. */
@Tag("screen")
class ClaimsTest {
    @TempDir
    private Path folder;

    private final Settings settings = Settings.unkept();
    private Screen screen;
    private Gestures hand;

    @BeforeEach
    void open() {
        screen = Screen.of(new Setup(Screen.lessons(),
                (_, _) -> FixedRun.finished(Recordings.finished(true)), System::nanoTime, Theme.LIGHT, Runnable::run,
                Optional.of(new OneFile())).with(settings));
        hand = new Gestures(screen);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    /** Answers with one file, whatever is asked for. */
    private final class OneFile implements Chooser {
        @Override
        public Optional<Path> toChoose(Wanted what, Path near) {
            return Optional.of(file());
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
            return Optional.of(file());
        }
    }

    private Path file() {
        return folder.resolve("claims.txt");
    }

    private void run() {
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
        hand.push(KeyCode.CONTROL, KeyCode.J);
    }

    private void enter(String claim) {
        hand.push(KeyCode.CONTROL, KeyCode.J);
        hand.write(claim + "\n");
    }

    @Test
    void aTypedClaimIsProvedOrRefutedAndTheWorstPlaceIsShown() {
        run();
        enter("at most 5 tasks ran at once");
        enter("no task failed");
        screen.until(() -> said().size() == 2 && said().stream().noneMatch(text -> text.contains(", , ")));
        assertThat(said()).satisfiesExactly(
                first -> assertThat(first).startsWith("at most 5 tasks ran at once, proved, "),
                second -> assertThat(second).startsWith("no task failed, refuted, "));
        Screen.fx(() -> {
            ((ListView<?>) lookup("#claims")).getSelectionModel().clearAndSelect(1);
            return null;
        });
        screen.idle();
        assertThat(hand.selection()).as("the task that failed").isEqualTo(new Selection.OfTask(13));
        assertThat(hand.rows("claim-places")).isEqualTo(1);
        assertThat(screen.text("claim-places-title")).isEqualTo("At 1 place it does not hold");
    }

    @Test
    void proposalsAreTakenByKeysAndByClicks() {
        run();
        hand.write("at m");
        hand.push(KeyCode.RIGHT);
        assertThat(typed()).isEqualTo("at most ");
        hand.write("2 ");
        hand.push(KeyCode.DOWN);
        hand.push(KeyCode.SPACE);
        assertThat(typed()).isEqualTo("at most 2 task ");
        assertThat(Screen.fx(() -> ((Pane) lookup("#claim-proposals")).getChildren().stream()
                .map(each -> ((Labeled) each).getText()).toList()))
                .contains("ran at once", "of", "failed");
    }

    @Test
    void aMistakeIsSaidAndItsWordsAreSelected() {
        run();
        hand.write("at most 5 tasks ran twice\n");
        assertThat(screen.text("claim-problem")).contains("twice");
        assertThat(Screen.fx(() -> field().getSelectedText())).isEqualTo("twice");
        assertThat(hand.rows("claims")).isZero();
    }

    @Test
    void aClaimIsEditedRemovedAndHadBack() {
        run();
        enter("at most 4 tasks ran at once");
        hand.selectFirst("claims");
        hand.push(KeyCode.F2);
        assertThat(typed()).isEqualTo("at most 4 tasks ran at once");
        hand.push(KeyCode.CONTROL, KeyCode.A);
        hand.write("no task failed\n");
        assertThat(settings.get("claims")).contains("no task failed");
        hand.selectFirst("claims");
        hand.push(KeyCode.DELETE);
        assertThat(hand.rows("claims")).isZero();
        assertThat(settings.get("claims")).isEmpty();
        screen.click("files-undo");
        assertThat(hand.rows("claims")).isEqualTo(1);
    }

    @Test
    void claimsAreSavedToFilesAndReadFromThem() throws Exception {
        run();
        enter("no task failed");
        screen.click("claims-save");
        assertThat(file()).hasContent("no task failed");
        Files.writeString(file(), "# of the pool\nevery task ended\n");
        screen.click("claims-open");
        assertThat(hand.rows("claims")).isEqualTo(2);
        Files.writeString(file(), "no task failed\n\nno task fell\n");
        screen.click("claims-open");
        assertThat(screen.text("files-text")).contains("claims.txt, line 3:");
        assertThat(hand.rows("claims")).isEqualTo(2);
    }

    /** What each row says to a screen reader. */
    private List<String> said() {
        return Screen.fx(() -> lookup("#claims").lookupAll(".list-cell").stream().map(Node::getAccessibleText)
                .filter(Objects::nonNull).toList());
    }

    private TextField field() {
        return (TextField) lookup("#claim");
    }

    private Node lookup(String id) {
        return screen.stage().getScene().lookup(id);
    }

    private String typed() {
        return Screen.fx(() -> field().getText());
    }
}
