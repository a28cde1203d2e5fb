package dev.gantry.view.time;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Viewports and scales hold what they promise from a nanosecond to ten days. */
class ViewportPropertyTest {
    private static final long TEN_DAYS = Viewport.GREATEST_SPAN;

    @Property
    void spansStayBetweenANanosecondAndTenDays(
            @ForAll @LongRange(min = -TEN_DAYS, max = 2 * TEN_DAYS) long start,
            @ForAll @LongRange(min = -5, max = 2 * TEN_DAYS) long span,
            @ForAll @IntRange(min = -18, max = 18) int power,
            @ForAll @DoubleRange(min = 0, max = 1) double at) {
        Viewport viewport = new Viewport(start, start + span, 0);
        assertThat(viewport.span()).isBetween(1L, TEN_DAYS);
        long anchor = start + (long) (viewport.span() * at);
        Viewport zoomed = viewport.zoomed(anchor, Math.pow(10, power));
        assertThat(zoomed.span()).isBetween(1L, TEN_DAYS);
        assertThat(zoomed.start()).as("what is pointed at stays in sight").isLessThanOrEqualTo(anchor + 1);
        assertThat(zoomed.end()).isGreaterThanOrEqualTo(anchor);
    }

    @Property
    void zoomingOutAfterZoomingInComesBack(
            @ForAll @LongRange(min = 0, max = TEN_DAYS) long start,
            @ForAll @LongRange(min = 1000, max = TEN_DAYS) long span,
            @ForAll @IntRange(min = 1, max = 40) int steps) {
        Viewport viewport = new Viewport(start, start + span, 7);
        Viewport at = viewport;
        for (int i = 0; i < steps && at.span() > 2000; i++) {
            at = at.zoomed(start, 0.5);
        }
        for (int i = 0; i < steps && at.span() < viewport.span() / 2; i++) {
            at = at.zoomed(start, 2);
        }
        assertThat(at.start()).isEqualTo(start);
        assertThat(at.scroll()).isEqualTo(7);
        assertThat(at.span()).isBetween(span / 2 - span / 1000 - 1, span);
    }

    @Property
    void everyTimeLiesInTheColumnThatStandsForIt(
            @ForAll @LongRange(min = 0, max = TEN_DAYS) long start,
            @ForAll @LongRange(min = 1, max = TEN_DAYS) long span,
            @ForAll @IntRange(min = 1, max = 8192) int width, @ForAll @IntRange(min = 0, max = 400) int left,
            @ForAll @DoubleRange(min = 0, max = 1) double at) {
        TimeScale scale = new Viewport(start, start + span, 0).scale(left, width);
        long time = Math.min(scale.end() - 1, start + (long) (span * at));
        int x = scale.x(time);
        assertThat(x).isBetween(left, scale.right() - 1);
        assertThat(scale.time(x)).isLessThanOrEqualTo(time);
        assertThat(scale.time(x + 1)).isGreaterThan(time);
        int column = left + (int) ((width - 1) * at);
        assertThat(scale.time(column)).isBetween(start, scale.end());
        assertThat(scale.time(column)).isLessThanOrEqualTo(scale.time(column + 1));
        assertThat(scale.x(scale.time(column))).isGreaterThanOrEqualTo(column);
    }

    @Property
    void whatIsClampedLiesWithinTheRecording(
            @ForAll @LongRange(min = 0, max = TEN_DAYS) long first,
            @ForAll @LongRange(min = 0, max = TEN_DAYS) long length,
            @ForAll @LongRange(min = -TEN_DAYS, max = TEN_DAYS) long start,
            @ForAll @LongRange(min = 1, max = TEN_DAYS) long span) {
        Viewport all = Viewport.fit(first, first + length);
        Viewport clamped = new Viewport(start, start + span, 0).clamped(first, first + length);
        assertThat(clamped.start()).isGreaterThanOrEqualTo(all.start());
        assertThat(clamped.end()).isLessThanOrEqualTo(all.end());
        assertThat(clamped.span()).isEqualTo(Math.min(span, all.span()));
    }
}
