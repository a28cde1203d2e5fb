package dev.gantry.view.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final long DAYS = Viewport.GREATEST_SPAN;

    @Test
    void fitShowsAllWithRoomOnBothSides() {
        Viewport fit = Viewport.fit(1000, 2000);

        assertThat(fit.start()).isLessThan(1000).isGreaterThan(900);
        assertThat(fit.end()).isGreaterThan(2000).isLessThan(2100);
    }

    @Test
    void fitOfNothingShowsASecond() {
        assertThat(Viewport.fit(5, 5).span()).isBetween(1_000_000_000L, 1_100_000_000L);
    }

    @Test
    void zoomingKeepsTheTimeUnderThePointer() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Viewport before = new Viewport(random.nextLong(1L << 40), random.nextLong(1L << 41, 1L << 42), 0);
            long anchor = before.start() + random.nextLong(before.span());
            TimeScale scale = before.scale(0, 1000);
            Viewport after = before.zoomed(anchor, 0.25 + random.nextDouble() * 3);

            assertThat(after.scale(0, 1000).x(anchor)).isBetween(scale.x(anchor) - 1, scale.x(anchor) + 1);
        }
    }

    @Test
    void zoomStopsAtOneNanosecondAndAtTenDays() {
        Viewport view = Viewport.fit(0, 1_000_000);
        for (int i = 0; i < 200; i++) {
            view = view.zoomed(500_000, 0.5);
        }
        assertThat(view.span()).isEqualTo(1);
        assertThat(view.start()).isBetween(499_999L, 500_000L);
        for (int i = 0; i < 200; i++) {
            view = view.zoomed(500_000, 1.2);
        }
        assertThat(view.span()).isEqualTo(DAYS);
    }

    @Test
    void everyStepOutOfOneNanosecondShowsMore() {
        Viewport view = new Viewport(10, 11, 0);
        assertThat(view.zoomed(10, 1.1).span()).isEqualTo(2);
    }

    @Test
    void clampedNeverShowsMoreThanTheRecordingAndItsRoom() {
        Viewport all = Viewport.fit(0, 1_000_000);

        assertThat(new Viewport(-5_000_000, -4_500_000, 7).clamped(0, 1_000_000))
                .isEqualTo(new Viewport(all.start(), all.start() + 500_000, 7));
        assertThat(new Viewport(5_000_000, 5_500_000, 0).clamped(0, 1_000_000).end()).isEqualTo(all.end());
        assertThat(new Viewport(-5_000_000, 5_000_000, 3).clamped(0, 1_000_000)).isEqualTo(all.scrolledTo(3));
    }

    @Test
    void followingKeepsNowNearTheRightEdge() {
        Viewport view = new Viewport(0, 1_000_000, 0);

        Viewport early = view.following(0, 1000);
        Viewport late = view.following(0, 50_000_000);

        assertThat(early.start()).isBetween(-10_000L, 0L);
        assertThat(late.end()).isGreaterThan(50_000_000).isLessThan(50_050_000);
        assertThat(late.span()).isEqualTo(view.span());
        assertThat(early.span()).isEqualTo(view.span());
    }

    @Test
    void scrollStaysWithinTheLines() {
        Viewport view = Viewport.fit(0, 10);

        assertThat(view.scrolled(-5, 1000, 300).scroll()).isZero();
        assertThat(view.scrolled(5000, 1000, 300).scroll()).isEqualTo(700);
        assertThat(view.scrolled(50, 100, 300).scroll()).isZero();
    }

    @Test
    void pixelsAndTimesAgreeAtEveryZoom() {
        Random random = new Random(2);
        for (long span : new long[]{1, 2, 7, 1000, 999_999_937L, DAYS / 3, DAYS}) {
            for (int i = 0; i < 300; i++) {
                long start = random.nextLong(DAYS);
                TimeScale scale = new Viewport(start, start + span, 0).scale(200, 1 + random.nextInt(3000));
                int x = 200 + random.nextInt(scale.width());
                long first = scale.time(x);
                assertThat(scale.x(first)).isGreaterThanOrEqualTo(x);
                assertThat(scale.x(first - 1)).isLessThan(x);
                long time = start + random.nextLong(span);
                assertThat(scale.x(time)).isBetween(scale.left(), scale.right());
                assertThat(scale.x(time + 1)).isGreaterThanOrEqualTo(scale.x(time));
            }
        }
    }

    @Test
    void timesFarAwayStayOutside() {
        TimeScale scale = new Viewport(1000, 1001, 0).scale(0, 800);

        assertThat(scale.x(-DAYS)).isNegative();
        assertThat(scale.x(Long.MAX_VALUE)).isGreaterThan(800);
        assertThat(scale.clampedX(Long.MAX_VALUE)).isEqualTo(800);
    }
}
