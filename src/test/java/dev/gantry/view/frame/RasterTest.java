package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

class RasterTest {
    private static final int SIDE = 64;

    @Test
    void patternsAreSeenInWholeBarsInMergedOnesAndInThoseThatAreNotAsked() {
        for (Legend.Entry entry : Style.explained().stream().map(Legend::entry).toList()) {
            for (int flags : new int[]{0, Rects.MERGED, Rects.AREA, Rects.OPEN, Rects.DIMMED, Rects.HOVERED}) {
                int[] pixels = swatch(entry.style(), flags, Palette.LIGHT);
                Set<Integer> within = new HashSet<>();
                for (int y = 2; y < 9; y++) { // above a merged bar's dots
                    for (int x = 4; x < SIDE - 8; x++) {
                        within.add(pixels[y * SIDE + x]);
                    }
                }
                assertThat(within.size() > 1).as("%s, flags %d", entry.style(), flags)
                        .isEqualTo(entry.style() != Style.RUNNING);
            }
        }
    }

    @Test
    void aPaleBarHasAnEdgeAllAroundAMergedOneAboveAndBelow() {
        int edge = Palette.LIGHT.edge(Style.BLOCKED);
        int[] whole = swatch(Style.BLOCKED, 0, Palette.LIGHT);
        int[] merged = swatch(Style.BLOCKED, Rects.MERGED, Palette.LIGHT);

        assertThat(new int[]{whole[9], whole[23 * SIDE + 9], whole[8 * SIDE], whole[8 * SIDE + SIDE - 2]})
                .containsOnly(edge);
        assertThat(new int[]{merged[9], merged[23 * SIDE + 9]}).containsOnly(edge);
        assertThat(merged[8 * SIDE]).isNotEqualTo(edge);
    }

    @Test
    void mergedBarsHaveDots() {
        assertThat(swatch(Style.RUNNING, Rects.MERGED, Palette.LIGHT)).isNotEqualTo(
                swatch(Style.RUNNING, 0, Palette.LIGHT));
    }

    @Test
    void aMergedBarIsFilledAsFarAsItsTimeWasUsedAndLetsWorkBelowBeSeen() {
        int fill = Palette.LIGHT.fill(Style.RUNNING);
        int[] bar = half(Style.RUNNING, Rects.MERGED);
        int[] over = half(Style.BLOCKED, Rects.MERGED | Rects.OVER);

        assertThat(bar[4 * SIDE + 9]).isNotEqualTo(fill).isNotEqualTo(0);
        assertThat(bar[20 * SIDE + 9]).isEqualTo(fill);
        assertThat(over[4 * SIDE + 9]).as("nothing of the interruption").isEqualTo(0);
        assertThat(over[20 * SIDE + 9]).isNotEqualTo(0);
    }

    private static int[] half(Style style, int flags) {
        Frame frame = new Frame();
        frame.begin(SIDE, 24, new TimeScale(0, SIDE, 0, SIDE), 0, 0);
        frame.rects().add(0, 0, SIDE, 24, style, flags, 1, 0, 0, 9, 0.5);
        int[] pixels = new int[SIDE * 24];
        new Raster(Palette.LIGHT).paint(frame, pixels, SIDE, 24, 0, 0);
        return pixels;
    }

    @Test
    void openEndsAreTorn() {
        int[] pixels = swatch(Style.RUNNING, Rects.OPEN, Palette.LIGHT);

        assertThat(column(pixels, SIDE - 2)).contains(Palette.LIGHT.fill(Style.RUNNING), 0);
        assertThat(column(swatch(Style.RUNNING, 0, Palette.LIGHT), SIDE - 6)).doesNotContain(0);
    }

    @Test
    void dimmedIsNearerToTheGroundAndHoveredIsNot() {
        int plain = swatch(Style.RUNNING, 0, Palette.DARK)[SIDE * 8 + 8];

        assertThat(swatch(Style.RUNNING, Rects.DIMMED, Palette.DARK)[SIDE * 8 + 8] & 0xff).isLessThan(plain & 0xff);
        assertThat(swatch(Style.RUNNING, Rects.HOVERED, Palette.DARK)[SIDE * 8 + 8]).isNotEqualTo(plain);
    }

    @Test
    void paintsNothingOutsideOfTheFrame() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        Frame frame = Charts.of(snapshot, Viewport.fit(0, snapshot.horizon()).scrolledTo(40), FrameOptions.NONE, 300,
                80);
        int[] pixels = new int[400 * 150];
        new Raster(Palette.LIGHT).paint(frame, pixels, 400, 150, 50, 20);

        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 400; x++) {
                boolean inside = x >= 50 && x < 350 && y >= 20 && y < 100;
                assertThat(pixels[y * 400 + x] >>> 24).isEqualTo(inside ? 0xff : 0);
            }
        }
    }

    @Test
    void aBufferSmallerThanTheFrameGetsItsPart() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        Frame frame = Charts.whole(snapshot, 800);
        int[] whole = new int[800 * 600];
        int[] part = new int[200 * 100];
        Raster raster = new Raster(Palette.DARK);
        raster.paint(frame, whole, 800, 600, 0, 0);
        raster.paint(frame, part, 200, 100, -300, -50);

        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                assertThat(part[y * 200 + x]).isEqualTo(whole[(y + 50) * 800 + x + 300]);
            }
        }
    }

    private static int[] swatch(Style style, int flags, Palette palette) {
        Frame frame = new Frame();
        frame.begin(SIDE, 24, new TimeScale(0, SIDE, 0, SIDE), 0, 0);
        frame.rects().add(0, 0, SIDE - 1, 24, style, flags, 1, 0, 0, 1);
        int[] pixels = new int[SIDE * 24];
        new Raster(palette).paint(frame, pixels, SIDE, 24, 0, 0);
        return pixels;
    }

    private static Set<Integer> column(int[] pixels, int x) {
        Set<Integer> colours = new HashSet<>();
        for (int at = 3 * SIDE + x; at < pixels.length - 3 * SIDE; at += SIDE) {
            colours.add(pixels[at]);
        }
        return colours;
    }
}
