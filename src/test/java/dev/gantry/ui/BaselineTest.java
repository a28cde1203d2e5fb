package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;

import org.junit.jupiter.api.Test;

/** What a picture may differ in from its baseline, and what not. */
class BaselineTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 100;

    /** White above this row, blue from the next one on, and this row of this colour. */
    private static BufferedImage edge(int row, Color colour) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = image.createGraphics();
        to.setColor(Color.WHITE);
        to.fillRect(0, 0, WIDTH, row);
        to.setColor(colour);
        to.fillRect(0, row, WIDTH, 1);
        to.setColor(Color.BLUE);
        to.fillRect(0, row + 1, WIDTH, HEIGHT);
        to.dispose();
        return image;
    }

    @Test
    void aLineThatIsThereInOneOnlyDiffers() {
        assertThatThrownBy(() -> Baseline.compare("line", edge(40, Color.RED), edge(40, Color.WHITE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("differs from its baseline in 400 pixels");
    }

    @Test
    void whatLiesTwoRowsLowerDiffers() throws IOException {
        assertThatThrownBy(() -> Baseline.compare("moved", edge(40, Color.BLUE), edge(42, Color.BLUE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("differs");
    }
}
