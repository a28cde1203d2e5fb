package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.gantry.view.style.Labels;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

class TicksTest {
    private static final TextMeasure MEASURE = (text, _) -> 7 * text.length();
    private static final long SECOND = 1_000_000_000;

    @Test
    void labelsNeverTouchNorRepeatAtAnyZoom() {
        Random random = new Random(5);
        for (double exponent = 0; exponent < 14.9; exponent += 0.01) {
            long span = Math.max(1, (long) Math.pow(10, exponent));
            long start = random.nextInt(4) == 0 ? 0 : random.nextLong(Math.max(1, Viewport.GREATEST_SPAN - span));
            TimeScale scale = new Viewport(start, start + span, 0).scale(0, 300 + random.nextInt(2000));
            Ticks ticks = ticks(scale, 0);
            int reached = Integer.MIN_VALUE;
            HashSet<String> seen = new HashSet<>();
            for (long time = ticks.first(); time < scale.end(); time += ticks.step()) {
                int x = scale.x(time);
                String label = ticks.label(time);
                assertThat(x).as("%s at span %d", label, span).isGreaterThan(reached);
                assertThat(seen.add(label)).as("%s is told once at span %d from %d", label, span, start).isTrue();
                reached = x + 7 * label.length();
            }
        }
    }

    @Test
    void thereAreAtLeastTwoWhereTheyCanBe() {
        for (long span = 100; span < Viewport.GREATEST_SPAN / 2; span *= 3) {
            TimeScale scale = new Viewport(0, span, 0).scale(0, 800);
            assertThat(labels(scale, 0).size()).as("span %d", span).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void theUnitSuitsTheSpan() {
        assertThat(labels(new Viewport(0, 400, 0).scale(0, 600), 0)).contains("0 ns", "100 ns");
        assertThat(labels(new Viewport(0, 4_000_000, 0).scale(0, 600), 0)).contains("0.5 ms", "1.0 ms");
        assertThat(labels(new Viewport(0, 4 * SECOND, 0).scale(0, 600), 0)).contains("0.5 s", "1.0 s");
        assertThat(labels(new Viewport(0, 4 * 3600 * SECOND, 0).scale(0, 800), 0)).contains("1:00:00");
    }

    @Test
    void timesCountFromTheFirstRecord() {
        assertThat(labels(new Viewport(7 * SECOND, 11 * SECOND, 0).scale(0, 600), 7 * SECOND)).startsWith("0.0 s",
                "0.5 s");
    }

    @Test
    void farFromTheStartLabelsCountFromABase() {
        TimeScale scale = new Viewport(3 * SECOND + 100, 3 * SECOND + 500, 0).scale(0, 600);
        Ticks ticks = ticks(scale, 0);

        assertThat(ticks.baseLabel()).startsWith("3").endsWith(" s");
        assertThat(ticks.label(3 * SECOND + 200)).isEqualTo("+200 ns");
    }

    private static List<String> labels(TimeScale scale, long origin) {
        Ticks ticks = ticks(scale, origin);
        List<String> labels = new ArrayList<>();
        for (long time = ticks.first(); time + origin < scale.end(); time += ticks.step()) {
            labels.add(ticks.label(time));
        }
        return labels;
    }

    private static Ticks ticks(TimeScale scale, long origin) {
        Labels labels = new Labels();
        labels.use(MEASURE);
        return Ticks.of(scale, origin, labels, 20);
    }
}
