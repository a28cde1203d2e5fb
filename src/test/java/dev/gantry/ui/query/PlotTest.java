package dev.gantry.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gantry.query.Database.Header;

/** What of an answer is drawn. */
class PlotTest {
    private static final Header NAME = new Header("name", "VARCHAR");
    private static final Header COUNT = new Header("count", "BIGINT");
    private static final Header MEAN = new Header("mean", "DOUBLE");

    @Test
    void aLongTextIsCutBetweenLetters() {
        assertThat(QueryPanel.text("😀".repeat(300))).hasSizeLessThanOrEqualTo(500).endsWith("😀…");
        assertThat(QueryPanel.text("a" + "😀".repeat(300))).hasSizeLessThanOrEqualTo(500).endsWith("😀…");
        assertThat(QueryPanel.text("a\n  b")).isEqualTo("a ⏎ b");
    }

    @Test
    void textStandsBelowAndEachColumnOfNumbersIsASeries() {
        Plot plot = Plot.of(List.of(COUNT, NAME, MEAN), List.of(List.of(3L, "b", 1.5), List.of(-1L, "a", 0.5)),
                Plot.Kind.BARS).orElseThrow();
        assertThat(plot.labels()).containsExactly("b", "a");
        assertThat(plot.names()).containsExactly("count", "mean");
        assertThat(plot.values().getFirst()).containsExactly(3, -1);
        assertThat(plot.least()).isEqualTo(-1);
        assertThat(plot.greatest()).isEqualTo(3);
        assertThat(plot.says(0)).isEqualTo("b: count 3, mean 1.5");
    }

    @Test
    void theFirstOfSeveralNumbersIsWhereLinesLie() {
        List<List<Object>> rows = List.of(List.of(5L, 1.0), List.of(2L, 2.0));
        Plot lines = Plot.of(List.of(COUNT, MEAN), rows, Plot.Kind.LINES).orElseThrow();
        assertThat(lines.places().orElseThrow()).containsExactly(2, 5);
        assertThat(lines.names()).containsExactly("mean");
        assertThat(lines.values().getFirst()).containsExactly(2, 1);
        assertThat(lines.rows()).containsExactly(rows.get(1), rows.get(0));
        Plot bars = Plot.of(List.of(COUNT, MEAN), rows, Plot.Kind.BARS).orElseThrow();
        assertThat(bars.labels()).as("in the order of the answer").containsExactly("5", "2");
        assertThat(bars.places()).isEmpty();
    }

    @Test
    void oneColumnOfNumbersIsDrawnByRow() {
        Plot plot = Plot.of(List.of(MEAN), List.of(List.of(4.0), List.of(6.0)), Plot.Kind.LINES).orElseThrow();
        assertThat(plot.labels()).containsExactly("1", "2");
        assertThat(plot.least()).as("0 is always in sight").isZero();
    }

    @Test
    void whatHasNoNumbersIsNotDrawn() {
        assertThat(Plot.of(List.of(NAME), List.of(List.of("a")), Plot.Kind.BARS)).isEmpty();
        assertThat(Plot.of(List.of(MEAN), List.of(), Plot.Kind.BARS)).isEmpty();
        assertThat(Plot.of(List.of(COUNT, MEAN), List.of(Arrays.asList(null, 1.0)), Plot.Kind.LINES)).isEmpty();
        Plot gap = Plot.of(List.of(NAME, MEAN), List.of(Arrays.asList("a", null)), Plot.Kind.LINES).orElseThrow();
        assertThat(gap.values().getFirst()[0]).isNaN();
        assertThat(gap.greatest()).isZero();
    }

    @Test
    void ofVeryManyRowsTheFirstAreBarsAndAllAreALine() {
        List<List<Object>> rows = new ArrayList<>();
        for (long row = 0; row <= Plot.MOST_BARS; row++) {
            rows.add(List.of("row " + row, row));
        }
        Plot bars = Plot.of(List.of(NAME, COUNT), rows, Plot.Kind.BARS).orElseThrow();
        assertThat(bars.size()).isEqualTo(Plot.MOST_BARS);
        assertThat(bars.isCut()).isTrue();
        Plot line = Plot.of(List.of(NAME, COUNT), rows, Plot.Kind.LINES).orElseThrow();
        assertThat(line.size()).isEqualTo(rows.size());
        assertThat(line.isCut()).isFalse();
    }
}
