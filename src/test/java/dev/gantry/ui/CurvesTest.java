package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/** The curves of an executor above the chart. */
@Tag("screen")
class CurvesTest {
    private static final List<String> CURVES = List.of("curve-queued", "curve-running", "curve-busy");

    private final Screen screen = Screen.over(Recordings.finished(false), Runnable::run);
    private final Gestures hand = new Gestures(screen);

    @AfterEach
    void close() {
        screen.close();
    }

    private Path curve(String name) {
        return (Path) Screen.fx(() -> screen.stage().getScene().lookup("#curves-plot ." + name));
    }

    private void open() {
        hand.write("u");
        screen.until(() -> screen.text("curves-when").equals("In sight:"));
        screen.idle();
    }

    @Test
    void uShowsTheCurvesAndEscTakesThemAway() {
        assertThat(screen.isVisible("curves")).isFalse();
        open();
        assertThat(screen.text("curve-queued")).startsWith("waiting, at most: ");
        assertThat(screen.text("curve-running")).startsWith("in progress: ");
        assertThat(screen.text("curve-busy")).endsWith(" %");
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("curves")).isFalse();
    }

    @Test
    void noCurveIsToldByItsColourAlone() {
        open();
        Set<List<Double>> dashes = new HashSet<>();
        Set<Object> colours = new HashSet<>();
        for (String each : CURVES) {
            dashes.add(List.copyOf(curve(each).getStrokeDashArray()));
            colours.add(curve(each).getStroke());
        }
        assertThat(dashes).hasSize(CURVES.size());
        assertThat(colours).hasSize(CURVES.size());
    }

    @Test
    void theyShareTheChartsAxis() {
        open();
        Viewport before = hand.navigation().viewport();
        Screen.fx(() -> {
            hand.navigation().go(before.zoomed(before.start() + before.span() / 2, 0.25));
            return null;
        });
        screen.idle();
        TimeScale scale = Screen.fx(() -> screen.bench().chart().frame().scale());
        Bounds drawn = Screen.fx(() -> curve("curve-running").getBoundsInParent());
        assertThat(drawn.getMinX()).isBetween(scale.left() - 3.0, scale.left() + 3.0);
        assertThat(drawn.getMaxX()).isBetween(scale.right() - 3.0, scale.right() + 3.0);
    }

    @Test
    void theArrowKeysPickATimeAndEnterMarksItInTheChart() {
        open();
        Screen.fx(() -> {
            screen.stage().getScene().lookup("#curves-plot").requestFocus();
            return null;
        });
        hand.push(KeyCode.RIGHT);
        assertThat(screen.text("curves-when")).isNotEqualTo("In sight:");
        hand.push(KeyCode.ENTER);
        assertThat(hand.pointer().moment()).hasValueSatisfying(moment -> {
            assertThat(moment.text()).contains("waiting", "in progress", "workers busy");
            assertThat(hand.navigation().viewport()).satisfies(view -> assertThat(moment.time())
                    .isBetween(view.start(), view.end()));
        });
    }

    @Test
    void everyPartOfTheLegendHasItsPieceOfCurve() {
        open();
        Set<String> pieces = Screen.fx(() -> Stream.of(screen.stage().getScene().getRoot())
                .flatMap(root -> EveryView.nodes(root).stream())
                .filter(node -> node instanceof Line)
                .map(Node::getStyleClass).map(List::getLast).filter(CURVES::contains).collect(Collectors.toSet()));
        assertThat(pieces).containsExactlyInAnyOrderElementsOf(CURVES);
    }
}
