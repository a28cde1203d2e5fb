package dev.gantry.view.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTextTest {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"1.2s-1.3s", "1.2 s - 1.3 s", " 1.2-1.3s ", "1.2s-1.3", "1.2s–1.3s", "1.2s — 1.3s",
            "1.2s..1.3s",
            "1.2s…1.3s", "1.2s to 1.3s", "1200ms-1300ms", "1.2S - 1300MS", "1.2s+100ms", "1.2s + 0.1s",
            "1200000us-1.3s",
            "1200000µs - 1300 ms", "0:01.2-0:01.3", "0:00:01.2 – 1.3s", "1s 200ms - 1s 300ms"})
    void theSameStretchInManyWays(String text) {
        assertThat(RangeText.read(text)).isEqualTo(new RangeText.Span(1_200_000_000, 1_300_000_000));
    }

    @Test
    void timesBeforeZeroHaveASign() {
        assertThat(RangeText.read("-5ms-10ms")).isEqualTo(new RangeText.Span(-5_000_000, 10_000_000));
        assertThat(RangeText.read("−10 ms – −5 ms")).isEqualTo(new RangeText.Span(-10_000_000, -5_000_000));
        assertThat(RangeText.read("-1s+500ms")).isEqualTo(new RangeText.Span(-SECOND, -SECOND / 2));
    }

    @Test
    void oneTimeIsAPlaceToGoTo() {
        assertThat(RangeText.read("2 min 5 s")).isEqualTo(new RangeText.Time(125 * SECOND));
        assertThat(RangeText.read("1:02:03.5")).isEqualTo(new RangeText.Time(3723 * SECOND + SECOND / 2));
        assertThat(RangeText.read("310ns")).isEqualTo(new RangeText.Time(310));
    }

    @ParameterizedTest
    @CsvSource({"'',EMPTY,''", "'  ',EMPTY,''", "abc,NUMBER,abc", "1.2s-,NUMBER,''", "1.2-1.3,UNIT,1.2", "12,UNIT,12",
            "1.2x-4s,UNIT,1.2x", "1s-2parsec,UNIT,2parsec", "2s-1s,ORDER,1s", "1s-1s,ORDER,1s", "1s+0s,ORDER,0s",
            "99999d,FAR,99999d", "1s 2!,NUMBER,2!"})
    void whatIsWrongIsNamed(String text, RangeText.Problem problem, String part) {
        RangeText.Typed typed = RangeText.read(text);
        assertThat(typed).isInstanceOf(RangeText.Wrong.class);
        assertThat(((RangeText.Wrong) typed).problem()).isIn(problem, RangeText.Problem.UNIT);
        if (((RangeText.Wrong) typed).problem() == problem) {
            assertThat(((RangeText.Wrong) typed).part()).isEqualTo(part);
        }
    }

    @Test
    void noTextMakesItFall() {
        Random random = new Random(3);
        String letters = "0123456789.:-+ smnuµh–…to";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(24); k > 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            RangeText.read(text.toString());
        }
    }

    @Test
    void aStretchIsWrittenAsExactlyAsItIsLong() {
        assertThat(RangeText.text(1_200_000_000, 1_300_000_000)).isEqualTo("1.200 s – 1.300 s");
        assertThat(RangeText.text(0, 983_000_000)).isEqualTo("0 ms – 983 ms");
        assertThat(RangeText.text(-10_000_000, 983_000_000)).isEqualTo("−10 ms – 983 ms");
        assertThat(RangeText.text(1_203_456_700, 1_203_457_010)).isEqualTo("1.203456700 s + 310 ns");
    }

    /** What is written can be typed again; it shows the same to a fiftieth of its length. */
    @Test
    void whatIsWrittenCanBeTyped() {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            long start = random.nextLong(1L << random.nextInt(5, 50)) - random.nextLong(1L << 20);
            long end = start + 1 + random.nextLong(1L << random.nextInt(1, 49));
            RangeText.Typed typed = RangeText.read(RangeText.text(start, end));
            assertThat(typed).as(RangeText.text(start, end)).isInstanceOf(RangeText.Span.class);
            RangeText.Span span = (RangeText.Span) typed;
            long slack = (end - start) / 50 + 1;
            assertThat(span.start()).isBetween(start - slack, start + slack);
            assertThat(span.end()).isBetween(end - slack, end + slack);
        }
    }
}
