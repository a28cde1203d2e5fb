package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** What lies around the chart is hidden and comes back by keys, and is as it was at the next start. */
@Tag("screen")
class PresentTest {
    private final Settings settings = Settings.unkept();
    private Screen screen = open();
    private Gestures hand = new Gestures(screen);

    @AfterEach
    void close() {
        screen.close();
    }

    private Screen open() {
        return Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), Theme.LIGHT, settings, 1280, 800);
    }

    private boolean isThere(String style) {
        return Screen.fx(() -> screen.bench().scene().lookup(style) instanceof Node);
    }

    private boolean isSeen(String style) {
        return Screen.fx(() -> Stream.iterate(screen.bench().scene().lookup(style), Objects::nonNull, Node::getParent)
                .allMatch(Node::isVisible));
    }

    private double chartWidth() {
        return Screen.fx(() -> screen.bench().focus().chart().getLayoutBounds().getWidth());
    }

    private double chartHeight() {
        return Screen.fx(() -> screen.bench().focus().chart().getLayoutBounds().getHeight());
    }

    @Test
    void eachPartHidesAndComesBackAsLargeAsItWas() {
        screen.click("run");
        screen.idle();
        double width = chartWidth();
        double height = chartHeight();
        hand.push(KeyCode.F6);
        assertThat(isThere(".library")).isFalse();
        hand.push(KeyCode.F7);
        assertThat(chartWidth()).isGreaterThan(width + 500);
        hand.push(KeyCode.F8);
        assertThat(isThere(".bottom-tabs")).isFalse();
        assertThat(chartHeight()).isGreaterThan(height + 150);
        hand.push(KeyCode.F6);
        hand.push(KeyCode.F7);
        hand.push(KeyCode.F8);
        assertThat(isThere(".library") && isThere(".bottom-tabs")).isTrue();
        assertThat(chartWidth()).isCloseTo(width, Offset.offset(2.0));
        assertThat(chartHeight()).isCloseTo(height, Offset.offset(2.0));
    }

    @Test
    void whatIsHiddenIsHiddenInTheNextWindowAndComesWhenItIsWanted() {
        hand.push(KeyCode.F6);
        hand.push(KeyCode.F8);
        screen.close();
        screen = open();
        hand = new Gestures(screen);
        screen.idle();
        assertThat(isThere(".library") || isThere(".bottom-tabs")).isFalse();
        hand.push(KeyCode.CONTROL, KeyCode.J);
        assertThat(isThere(".bottom-tabs")).as("a tab is brought to the front").isTrue();
        hand.push(KeyCode.CONTROL, KeyCode.L);
        assertThat(isThere(".library")).as("one searches it").isTrue();
        assertThat(Screen.fx(() -> screen.bench().sides().hidden())).isEmpty();
    }

    @Test
    void presentingLeavesTheChartAndTheLessonAloneUntilEscape() {
        hand.push(KeyCode.F7);
        hand.push(KeyCode.SHIFT, KeyCode.F11);
        assertThat(Screen.fx(() -> screen.bench().sides().hidden())).containsExactlyInAnyOrder(Side.LIBRARY,
                Side.INSPECTOR);
        assertThat(Screen.fx(() -> screen.bench().appearance().percent())).isEqualTo(150);
        assertThat(Screen.fx(() -> screen.bench().tabs().isShown("lesson"))).isTrue();
        assertThat(isSeen(".toolbar")).isFalse();
        assertThat(isSeen(".status-item")).isFalse();
        assertThat(screen.isVisible("present-hint")).as("how it ends is said").isTrue();
        hand.push(KeyCode.ESCAPE);
        assertThat(isSeen(".toolbar")).isTrue();
        assertThat(isSeen(".status-item")).isTrue();
        assertThat(screen.isVisible("present-hint")).isFalse();
        assertThat(Screen.fx(() -> screen.bench().sides().hidden())).isEqualTo(Set.of(Side.INSPECTOR));
        assertThat(Screen.fx(() -> screen.bench().appearance().percent())).isEqualTo(100);
    }
}
