package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.lint.Lint;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.Style;

/** Lints in the window: a list beside the claims, and marks on the lanes that lead there. */
@Tag("screen")
class LintsTest {
    private static final int PLAY = 4;

    private final Screen screen = Screen.over(Recordings.coroutines(), Runnable::run);
    private final Gestures hand = new Gestures(screen);

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void whatIsFoundStandsFirstAndAClickTellsOfIt() {
        hand.push(KeyCode.CONTROL, KeyCode.J);
        screen.until(() -> screen.text("lints-toggle").equals("Lints: 1 found"));
        screen.click("lints-toggle");
        assertThat(hand.rows("lints")).isEqualTo(Lint.values().length);
        assertThat(said().getFirst()).isEqualTo("Event loop or hub blocked, found, Once, for 150 ms.");
        assertThat(said()).anyMatch(row -> row.startsWith("Sync over async, not found"));
        hand.selectFirst("lints");
        assertThat(hand.selection()).isEqualTo(new Selection.OfLane(PLAY));
        assertThat(screen.text("claim-sentences")).isEqualTo("Once, for 150 ms.");
        assertThat(screen.text("claim-places-title")).isEqualTo("1 place shows it");
        hand.push(KeyCode.CONTROL, KeyCode.J);
        assertThat(screen.isVisible("claim")).as("claims are typed beside the claims").isTrue();
    }

    @Test
    void aMarkOnTheLaneIsThereWithoutTheTabAndLeadsToThePlace() {
        screen.until(() -> marks() > 1);
        int[] sign = mark(true);
        hand.hover(sign);
        assertThat(hand.card()).contains("Event loop or hub blocked", "150 ms");
        hand.click(sign);
        assertThat(hand.selection()).isEqualTo(new Selection.OfLane(PLAY));
        assertThat(Screen.fx(() -> hand.pointer().moment().orElseThrow().time())).isEqualTo(50_000_000);
        hand.push(KeyCode.ESCAPE);
        hand.push(KeyCode.ESCAPE);
        hand.click(mark(false));
        assertThat(hand.selection()).isEqualTo(new Selection.OfLane(PLAY));
    }

    @Test
    void aRecordingWithoutFaultsHasNoMarks() {
        try (Screen other = Screen.over(Recordings.finished(false), Runnable::run)) {
            other.idle();
            assertThat(Screen.fx(() -> other.bench().pointer().faults())).isEmpty();
        }
    }

    private long marks() {
        return Screen.fx(() -> {
            Rects rects = screen.bench().chart().frame().rects();
            long count = 0;
            for (int i = 0; i < rects.size(); i++) {
                count += rects.style(i) == Style.FAULT ? 1 : 0;
            }
            return count;
        });
    }

    /** The middle of the sign before the lane's name, or of the strip along the lane. */
    private int[] mark(boolean sign) {
        return Screen.fx(() -> {
            Rects rects = screen.bench().chart().frame().rects();
            int left = screen.bench().chart().frame().scale().left();
            for (int i = rects.size() - 1; i >= 0; i--) {
                if (rects.style(i) == Style.FAULT && rects.x(i) < left == sign) {
                    return new int[]{rects.x(i) + rects.width(i) / 2, rects.y(i) + rects.height(i) / 2};
                }
            }
            throw new AssertionError("nothing is marked");
        });
    }

    /** What each row says to a screen reader. */
    private List<String> said() {
        return Screen.fx(() -> ((ListView<?>) screen.bench().scene().lookup("#lints")).lookupAll(".list-cell").stream()
                .map(Node::getAccessibleText).filter(Objects::nonNull).toList());
    }
}
