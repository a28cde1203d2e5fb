package dev.gantry.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {
    @Test
    void aTitleThatBeginsSoFitsBestThenAWordThenLettersInTheirOrder() {
        int begins = Likeness.of("zo", "Zoom in");
        int word = Likeness.of("zo", "Box zoom");
        int within = Likeness.of("oo", "Zoom in");
        int scattered = Likeness.of("zmn", "Zoom in");

        assertThat(begins).isGreaterThan(word);
        assertThat(word).isGreaterThan(within);
        assertThat(within).isGreaterThan(scattered);
        assertThat(scattered).isGreaterThan(Likeness.NONE);
        assertThat(Likeness.of("nz", "Zoom in")).isEqualTo(Likeness.NONE);
    }
}
