package dev.gantry.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where a window is put that was somewhere else before, or nowhere. */
class RememberedPlaceTest {
    private static final Rectangle2D SMALL = new Rectangle2D(0, 24, 1024, 676);
    private static final Rectangle2D RIGHT = new Rectangle2D(1024, 0, 1920, 1080);

    @Test
    @DisplayName("a window is no larger than what its screen has for it, whether it has a place yet or not")
    void size() {
        RememberedPlace none = new RememberedPlace(Double.NaN, Double.NaN, 1280, 800, false).within(SMALL, 900, 560);
        assertThat(none.width()).isEqualTo(1024);
        assertThat(none.height()).isEqualTo(676);
        assertThat(none.x()).isNaN();
        assertThat(new RememberedPlace(-100, 10, 1280, 800, true).within(SMALL, 900, 560))
                .isEqualTo(new RememberedPlace(0, 24, 1024, 676, true));
    }

    @Test
    @DisplayName("a window that would reach beyond its screen is moved into it; one that has room stays where it was")
    void place() {
        assertThat(new RememberedPlace(2_500, 900, 1280, 800, false).within(RIGHT, 900, 560))
                .isEqualTo(new RememberedPlace(1024 + 1920 - 1280, 1080 - 800, 1280, 800, false));
        RememberedPlace fits = new RememberedPlace(1_100, 50, 1280, 800, false);
        assertThat(fits.within(RIGHT, 900, 560)).isEqualTo(fits);
        assertThat(new RememberedPlace(1_100, 50, 10, 10, false).within(RIGHT, 900, 560))
                .isEqualTo(new RememberedPlace(1_100, 50, 900, 560, false));
    }

    @Test
    @DisplayName("a second window is put beside the first where there is room, else so that both are seen")
    void beside() {
        RememberedPlace small = new RememberedPlace(0, 0, 900, 560, false);
        assertThat(small.beside(new Rectangle2D(1_030, 20, 1_000, 700), RIGHT))
                .isEqualTo(new RememberedPlace(2_030, 20, 900, 560, false));
        assertThat(small.beside(new Rectangle2D(1_944, 20, 1_000, 700), RIGHT))
                .isEqualTo(new RememberedPlace(1_044, 20, 900, 560, false));
        assertThat(new RememberedPlace(0, 0, 1_700, 900, true).beside(new Rectangle2D(1_100, 30, 1_700, 900), RIGHT))
                .isEqualTo(new RememberedPlace(1_140, 70, 1_700, 900, false));
    }
}
