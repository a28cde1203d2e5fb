package dev.gantry.format.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ColourTableTest {
    @Test
    @DisplayName("the most frequent colours are exact; a rare one is the nearest of them, never the transparent number")
    void nearest() {
        BufferedImage picture = new BufferedImage(600, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 300; i++) {
            picture.setRGB(i, 0, i << 8 & 0xff00 | i / 256);
            picture.setRGB(300 + i, 0, i < 255 ? i << 8 : 0);
        }
        ColourTable table = new ColourTable(Stream.of(picture));
        for (int i = 0; i < 255; i++) {
            assertThat(shown(table, i << 8)).isEqualTo(0xff000000 | i << 8);
        }
        assertThat(shown(table, 0x000e01)).isEqualTo(0xff000e00);
        assertThat(shown(table, 0xffffff)).isEqualTo(0xff00fe00);
        assertThat(table.model().getAlpha(ColourTable.TRANSPARENT)).isZero();
    }

    private static int shown(ColourTable table, int colour) {
        return table.model().getRGB(table.number(colour) & 0xff);
    }
}
