package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.NextEvent;
import dev.gantry.view.explain.NextQuestion;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.style.Phrases;

/** A replay that hides what comes and asks for it. */
@Tag("screen")
class AskTest {
    private static final long MS = Recordings.MS;

    private Screen screen;
    private Gestures hand;

    @AfterEach
    void close() {
        screen.close();
        Language.ENGLISH.speak();
    }

    @ParameterizedTest
    @EnumSource
    void itHidesWhatComesAndWhatWouldTellIt(Theme theme) {
        open(Recordings.finished(false), theme);
        at(300 * MS);
        int[] later = hand.at(4, 700 * MS);
        hand.click(later);
        assertThat(hand.selection()).as("what a veil covers can be picked").isInstanceOf(Selection.OfTask.class);
        hand.push(KeyCode.ESCAPE);
        at(300 * MS);
        List<String> veiled = hand.texts();
        hand.write("k");
        assertThat(screen.isVisible("ask-bar")).isTrue();
        assertThat(shown(Side.TABS)).isFalse();
        assertThat(shown(Side.INSPECTOR)).isFalse();
        assertThat(veiled).contains("task 19 · sleep");
        assertThat(hand.texts()).doesNotContain("task 19 · sleep");
        Screen.fx(() -> {
            hand.pointer().select(Selection.NONE);
            return null;
        });
        hand.click(later);
        assertThat(hand.selection()).as("what is hidden can't be picked").isEqualTo(Selection.NONE);
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("ask-bar")).isFalse();
        assertThat(shown(Side.TABS)).isTrue();
        assertThat(shown(Side.INSPECTOR)).isTrue();
        assertThat(hand.texts()).contains("task 19 · sleep");
    }

    @Test
    void answersByMouseAndByKeyAreJudgedByTheRecordingAndCounted() {
        open(Recordings.finished(false), Theme.LIGHT);
        at(300 * MS);
        screen.click("command-replay-ask");
        screen.idle();
        NextQuestion first = asked();
        screen.click("ask-" + number(first, true));
        screen.idle();
        assertThat(screen.text("ask-score")).isEqualTo("1 of 1 right");
        assertThat(screen.text("ask-said")).startsWith("Right: " + first.right().orElseThrow().words(hand.snapshot()));
        assertThat(time()).isEqualTo(first.time());
        NextQuestion second = asked();
        int wrong = number(second, false);
        hand.write(String.valueOf(wrong));
        NextEvent chosen = second.options().get(wrong - 1);
        assertThat(screen.text("ask-score")).isEqualTo("1 of 2 right");
        assertThat(screen.text("ask-said")).startsWith("No: ").doesNotContain(chosen.words(hand.snapshot()));
        assertThat(time()).as("it goes on to what came").isEqualTo(second.time());
        Screen.fx(() -> {
            screen.bench().scene().lookup("#ask-1").requestFocus();
            return null;
        });
        hand.push(KeyCode.SPACE);
        assertThat(screen.text("ask-score")).endsWith("of 3 right");
    }

    @Test
    void theWholeRecordingCanBeAskedFor() {
        open(Recordings.finished(false), Theme.LIGHT);
        at(0);
        hand.write("k");
        int steps = 0;
        while (asked().right().isPresent()) {
            NextQuestion now = asked();
            if (now.isOpen()) {
                hand.write(String.valueOf(number(now, true)));
                steps++;
            } else {
                screen.click("ask-on");
                screen.idle();
            }
            assertThat(time()).isEqualTo(now.isOpen() ? now.time() : now.passed());
        }
        assertThat(steps).isGreaterThan(20);
        assertThat(screen.text("ask-score")).isEqualTo(steps + " of " + steps + " right");
        assertThat(screen.text("ask-question")).startsWith("Nothing more comes");
    }

    @Test
    void itAsksOfCoroutinesToo() {
        open(Recordings.coroutines(), Theme.LIGHT);
        at(0);
        hand.write("k");
        boolean thread = false;
        while (asked().right().isPresent()) {
            NextQuestion now = asked();
            thread |= now.options().stream().anyMatch(each -> each.kind() == NextEvent.Kind.GETS_THREAD);
            hand.write(now.isOpen() ? String.valueOf(number(now, true)) : ">");
        }
        assertThat(thread).as("asked who gets the thread").isTrue();
    }

    @Test
    void inChinese() {
        Language.CHINESE.speak();
        open(Recordings.finished(false), Theme.DARK);
        at(300 * MS);
        hand.write("k");
        NextQuestion first = asked();
        hand.write(String.valueOf(number(first, true)));
        assertThat(screen.text("ask-score")).isEqualTo("1 题中答对 1 题");
        assertThat(screen.text("ask-said")).startsWith("对：").contains(first.right().orElseThrow()
                .words(hand.snapshot()));
        assertThat(Phrases.of("next.starts", "x")).isEqualTo("x 开始");
    }

    private void open(Snapshot recording, Theme theme) {
        screen = Screen.still((_, _) -> FixedRun.finished(recording), theme, 1280, 800);
        hand = new Gestures(screen);
        screen.idle();
        screen.click("run");
        screen.idle();
    }

    private void at(long time) {
        Screen.fx(() -> {
            screen.bench().navigation().replay(time);
            screen.timeline().requestFocus();
            return null;
        });
        screen.idle();
    }

    private NextQuestion asked() {
        return Screen.fx(() -> NextQuestion.after(screen.bench().navigation().playhead().time().orElseThrow(),
                screen.bench().session().snapshot(), screen.bench().chart().layout(), MS));
    }

    /** The number, from 1, of an answer that is right or of one that is wrong. */
    private static int number(NextQuestion asked, boolean right) {
        for (int i = 0; i < asked.options().size(); i++) {
            if (asked.isRight(asked.options().get(i)) == right) {
                return i + 1;
            }
        }
        throw new AssertionError("no such answer in " + asked);
    }

    private boolean shown(Side side) {
        return Screen.fx(() -> screen.bench().sides().isShown(side));
    }

    private long time() {
        return Screen.fx(() -> screen.bench().navigation().playhead().time().orElseThrow());
    }
}
