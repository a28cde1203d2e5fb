package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.Selection;

/** A lesson is read beside its recording, and what was predicted is decided by that. */
@Tag("screen")
class LessonTabTest {
    private final Screen screen = Screen.real();
    private final Gestures hand = new Gestures(screen);

    @AfterEach
    void close() {
        screen.close();
    }

    private void choose(String lesson) {
        screen.choose(lesson);
        Screen.fx(() -> {
            var session = screen.bench().session();
            session.arguments(session.arguments().with(session.lesson(), "unit", 50));
            return null;
        });
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        screen.idle();
    }

    private void run() {
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
    }

    private Node lookup(String id) {
        return screen.bench().scene().lookup("#" + id);
    }

    private void choose(int question, int option) {
        Screen.fx(() -> {
            ((RadioButton) lookup("question-" + question + "-" + option)).fire();
            return null;
        });
    }

    @Test
    void whatWasChosenBeforeTheRunIsDecidedByItsRecording() {
        choose("thread-callbacks");
        choose(0, 0);
        assertThat(screen.text("question-outcome-0")).isEmpty();
        run();
        screen.until(() -> screen.text("question-outcome-0").equals("Not so"));
        choose(0, 1);
        screen.until(() -> screen.text("question-outcome-0").equals("Right"));
        Screen.fx(() -> {
            ((TextField) lookup("question-1")).setText("4");
            return null;
        });
        screen.until(() -> screen.text("question-outcome-1").equals("Not so"));
        Screen.fx(() -> {
            ((TextField) lookup("question-1")).setText("5");
            return null;
        });
        screen.until(() -> screen.text("question-outcome-1").equals("Right"));
        Screen.fx(() -> {
            ((Hyperlink) lookup("question-show-1")).fire();
            return null;
        });
        screen.idle();
        assertThat(hand.selection()).isInstanceOf(Selection.OfTask.class);
        assertThat(Screen.fx(() -> screen.bench().scene().getRoot().lookupAll(".lesson-done").stream()
                .filter(Node::isVisible).count())).as("lessons that were run, as the library tells").isEqualTo(1);
    }

    @Test
    void aLaneIsChosenByNameBeforeTheRunAndPickedInTheChartByMouseAndByKeysAfterIt() {
        choose("thread-callbacks");
        assertThat(screen.bench().scene().lookup("#question-2-pick").isDisabled()).as("no chart yet").isTrue();
        choose(2, 0);
        assertThat(lanes()).containsExactly("main", "ThreadPoolExecutor-0_0", "ThreadPoolExecutor-0_1",
                "ThreadPoolExecutor-0_2", "ThreadPoolExecutor-0_3", "ThreadPoolExecutor-0_4");
        run();
        screen.until(() -> screen.text("question-outcome-2").equals("Not so"));
        Snapshot recorded = hand.snapshot();
        int right = recorded.taskLane(recorded.tasks());
        int other = right == recorded.taskLane(1) ? recorded.taskLane(2) : recorded.taskLane(1);
        pick(2);
        clickHead(right);
        screen.until(() -> screen.text("question-outcome-2").equals("Right"));
        assertThat(chosen()).containsExactly(recorded.laneName(right));
        clickHead(other);
        screen.idle();
        assertThat(chosen()).as("a click that is not asked for picks nothing").containsExactly(
                recorded.laneName(right));
        pick(2);
        assertThat(Screen.fx(() -> isOnPage("question-2-hint"))).as("what to do can be read").isTrue();
        hand.click(hand.at(other, hand.snapshot().taskStarted(hand.snapshot().lane(other).row(0).task(0))));
        screen.until(() -> screen.text("question-outcome-2").equals("Not so"));
        assertThat(chosen()).as("a bar is of its lane").containsExactly(recorded.laneName(other));
        pick(2);
        clickHead(right);
        screen.until(() -> screen.text("question-outcome-2").equals("Right"));
        pick(2);
        assertThat(Screen.fx(() -> screen.timeline().isFocused())).as("the keys are the chart's").isTrue();
        hand.push(KeyCode.UP);
        hand.push(KeyCode.DOWN);
        Screen.fx(() -> {
            hand.pointer().select(new Selection.OfLane(other));
            return null;
        });
        screen.idle();
        hand.push(KeyCode.ENTER);
        screen.until(() -> screen.text("question-outcome-2").equals("Not so"));
        assertThat(chosen()).containsExactly(recorded.laneName(other));
        pick(2);
        hand.push(KeyCode.ESCAPE);
        assertThat(Screen.fx(() -> screen.bench().chart().pick().isOn())).isFalse();
        hand.push(KeyCode.ENTER);
        assertThat(chosen()).containsExactly(recorded.laneName(other));
    }

    @Test
    void theLanesToChooseAreThoseOfTheParameters() {
        choose("thread-callbacks");
        screen.type("parameter-workers", "2");
        screen.idle();
        assertThat(lanes()).containsExactly("main", "ThreadPoolExecutor-0_0", "ThreadPoolExecutor-0_1");
    }

    private void pick(int question) {
        Screen.fx(() -> {
            ((ToggleButton) lookup("question-" + question + "-pick")).fire();
            return null;
        });
        screen.idle();
    }

    /** Whether it is within what is seen of the lesson's page. */
    private boolean isOnPage(String id) {
        Node node = lookup(id);
        Node scroll = node;
        while (!(scroll instanceof ScrollPane)) {
            scroll = scroll.getParent();
        }
        Bounds seen = scroll.localToScene(scroll.getLayoutBounds());
        return node.isVisible() && seen.contains(node.localToScene(node.getLayoutBounds()));
    }

    private void clickHead(int lane) {
        int[] at = hand.at(lane, 0);
        hand.click(new int[]{40, at[1]});
    }

    private List<String> lanes() {
        return Screen.fx(() -> radios().stream().map(RadioButton::getText).toList());
    }

    private List<String> chosen() {
        return Screen.fx(() -> radios().stream().filter(RadioButton::isSelected).map(RadioButton::getText).toList());
    }

    private List<RadioButton> radios() {
        return Stream.iterate(0, i -> lookup("question-2-" + i) != null, i -> i + 1)
                .map(i -> (RadioButton) lookup("question-2-" + i)).toList();
    }

    @Test
    void linesAreBroughtInOrderByKeysAndByDragging() {
        choose("thread-results");
        List<String> before = lines();
        Screen.fx(() -> {
            lookup("order-0-0").requestFocus();
            return null;
        });
        hand.push(KeyCode.ALT, KeyCode.DOWN);
        screen.idle();
        assertThat(lines()).containsExactly(before.get(1), before.get(0), before.get(2));
        run();
        screen.until(() -> screen.text("question-outcome-0").equals("Not so"));
        screen.drag("order-0-0", 10, 10, 10, 40);
        screen.until(() -> screen.text("question-outcome-0").equals("Right"));
        assertThat(lines()).isEqualTo(before);
    }

    private List<String> lines() {
        return Screen.fx(() -> List.of(0, 1, 2).stream().map(i -> lookup("order-0-" + i).getAccessibleText()
                .replaceFirst("\\d: ", "")).toList());
    }

    @Test
    void wordsLeadToWhatTheyAreAbout() {
        choose("thread-twenty");
        assertThat(Screen.fx(() -> links().stream().allMatch(Node::isDisabled))).as("nothing is recorded").isTrue();
        run();
        screen.until(() -> Screen.fx(() -> links().stream().noneMatch(Node::isDisabled)));
        Screen.fx(() -> {
            links().getLast().fire();
            return null;
        });
        screen.idle();
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(20));
        assertThat(screen.text("lesson-note")).isEqualTo("A second of the text lasts 50 ms here.");
    }

    @Test
    void whatAnswersTheQuestionsIsReadWithTheRunOrWhenItIsAskedFor() {
        choose("thread-twenty");
        assertThat(Screen.fx(() -> lookup("lesson-rest").isVisible())).isFalse();
        Screen.fx(() -> {
            ((Hyperlink) lookup("lesson-read-on")).fire();
            return null;
        });
        screen.idle();
        assertThat(Screen.fx(() -> lookup("lesson-rest").isVisible())).isTrue();
        choose("thread-one");
        assertThat(Screen.fx(() -> lookup("lesson-rest").isVisible())).as("of another lesson").isFalse();
        run();
        assertThat(Screen.fx(() -> lookup("lesson-rest").isVisible())).isTrue();
        assertThat(Screen.fx(() -> lookup("lesson-read-on").isVisible())).isFalse();
    }

    private List<Hyperlink> links() {
        return lookup("lesson-steps").lookupAll(".lesson-step .hyperlink").stream().map(Hyperlink.class::cast).toList();
    }

    @Test
    @Tag("process")
    void aProgramThatKnowsNothingOfGantryIsALessonAsAnyOther() {
        choose("deadlock");
        assertThat(Screen.fx(() -> screen.bench().session().sources())).containsExactly("Main");
        assertThat(Screen.fx(() -> screen.bench().session().source("Main")).orElseThrow())
                .startsWith("// java -Dworkers=2 -Dunit=200 Main.java");
        choose(0, 1);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
        screen.until(() -> screen.text("question-outcome-0").equals("Right"));
        assertThat(Screen.fx(() -> links().stream().noneMatch(Node::isDisabled))).isTrue();
        assertThat(Screen.fx(() -> screen.bench().session().trouble())).isEmpty();
    }

    @Test
    void aLessonIsRunWithItsCounterpartAndShownAboveIt() {
        choose("hub-sleep");
        screen.click("lesson-beside");
        screen.until(() -> screen.bench().beside().isOn());
        assertThat(Screen.fx(() -> screen.bench().session().lesson().id())).isEqualTo("hub-sleep");
        assertThat(Screen.fx(() -> screen.bench().beside().recording().orElseThrow().source()))
                .isInstanceOfSatisfying(Source.Lesson.class, below -> {
                    assertThat(below.id()).isEqualTo("hub-blocking-sleep");
                    assertThat(below.parameters()).containsEntry("unit", 50L);
                });
        assertThat(Screen.fx(() -> screen.bench().session().snapshot().finished())).isTrue();
    }

    @Test
    @Tag("process")
    void aLessonIsRunInBothLanguagesAndTheOtherIsShownBelow() {
        choose("thread-one");
        Screen.fx(() -> {
            screen.bench().commands().get("compare-languages").run();
            return null;
        });
        screen.until(() -> screen.bench().beside().isOn());
        assertThat(Screen.fx(() -> screen.bench().session().language())).isEqualTo(ProgramLanguage.JAVA);
        Recording below = Screen.fx(() -> screen.bench().beside().recording().orElseThrow());
        assertThat(below.source()).isInstanceOfSatisfying(Source.Lesson.class,
                lesson -> assertThat(lesson.id()).isEqualTo("thread-one"));
        assertThat(below.snapshot().laneName(1)).contains("python");
    }

    @Test
    void aCounterpartIsGivenTheSameNumbers() {
        screen.choose("serial-compute");
        give("steps", 50);
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        screen.idle();
        screen.click("lesson-beside");
        screen.until(() -> screen.bench().beside().isOn());
        assertThat(Screen.fx(() -> screen.bench().beside().recording().orElseThrow().about().parameters()))
                .containsEntry("steps", 50L);
    }

    @Test
    void whereNoTaskIsHandedOverNoneRunsAndWhatIsAskedOfThemIsNotDecided() {
        choose("thread-twenty");
        give("tasks", 0);
        choose(1, 0);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
        screen.until(() -> screen.text("question-outcome-1").equals("Not decided"));
        assertThat(Screen.fx(() -> screen.bench().session().snapshot().tasks())).isZero();
    }

    private void give(String parameter, long value) {
        Screen.fx(() -> {
            Lesson lesson = screen.bench().session().lesson();
            screen.bench().session().arguments(screen.bench().session().arguments().with(lesson, parameter, value));
            return null;
        });
        screen.idle();
    }

    @Test
    void whoChoosesAnotherLessonMeanwhileIsNotTakenBack() {
        choose("hub-sleep");
        Screen.fx(() -> {
            screen.bench().commands().get("compare-lesson").run();
            screen.bench().session().choose(Catalogue.find("thread-one").orElseThrow());
            return null;
        });
        screen.until(() -> screen.bench().session().running().isEmpty());
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().session().lesson().id())).isEqualTo("thread-one");
        assertThat(Screen.fx(() -> screen.bench().beside().isOn())).isFalse();
    }

    @Test
    void anotherLessonIsALinkByItsTitle() {
        choose("process-twenty");
        Screen.fx(() -> {
            links().stream().filter(link -> link.getText().contains("20 tasks on 5 threads")).findFirst()
                    .orElseThrow().fire();
            return null;
        });
        screen.idle();
        assertThat(screen.bench().session().lesson().id()).isEqualTo("thread-twenty");
    }
}
