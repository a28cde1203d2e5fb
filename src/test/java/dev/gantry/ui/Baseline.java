package dev.gantry.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * A picture that the window must look like. {@code -Dgantry.baselines=renew} replaces it. Where the window looks
 * different, what was seen and where it differs are written to {@code target/screenshots}. The tests run without
 * JavaFX's cache of backgrounds ({@code prism.disableRegionCaching}): by what else was drawn before, it would give
 * edges a row of half-covered pixels.
 */
final class Baseline {
    /** How much a channel may differ: another machine's font rendering rounds differently. */
    private static final int TOLERANCE = 8;

    /** How many pixels may differ more than that. */
    private static final int SPARE_PIXELS = 40;

    private static final Path BASELINES = Path.of("src/test/resources/dev/gantry/ui/baselines");
    private static final Path SEEN = Path.of("target/screenshots");

    private Baseline() {}

    static void compare(String name, WritableImage picture) {
        try {
            BufferedImage seen = image(picture);
            write(seen, SEEN.resolve(name + ".png"));
            Path baseline = BASELINES.resolve(name + ".png");
            if ("renew".equals(System.getProperty("gantry.baselines"))) {
                write(seen, baseline);
                return;
            }
            if (!Files.exists(baseline)) {
                throw new AssertionError(
                        "there is no baseline " + name + "; mvn verify -Dgantry.baselines=renew makes it");
            }
            compare(name, seen, ImageIO.read(baseline.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void compare(String name, BufferedImage seen, BufferedImage wanted) throws IOException {
        if (seen.getWidth() != wanted.getWidth() || seen.getHeight() != wanted.getHeight()) {
            throw new AssertionError("%s is %d by %d, not %d by %d".formatted(name, seen.getWidth(), seen.getHeight(),
                    wanted.getWidth(), wanted.getHeight()));
        }
        BufferedImage difference = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        int different = 0;
        for (int y = 0; y < seen.getHeight(); y++) {
            for (int x = 0; x < seen.getWidth(); x++) {
                int distance = distance(seen.getRGB(x, y), wanted.getRGB(x, y));
                different += distance > TOLERANCE ? 1 : 0;
                int grey = Math.min(255, distance * 8);
                difference.setRGB(x, y, distance > TOLERANCE ? 0xff0000 : grey << 16 | grey << 8 | grey);
            }
        }
        if (different > SPARE_PIXELS) {
            write(difference, SEEN.resolve(name + "-difference.png"));
            throw new AssertionError("%s differs from its baseline in %d pixels; see %s"
                    .formatted(name, different, SEEN));
        }
    }

    private static int distance(int one, int other) {
        int red = Math.abs((one >> 16 & 255) - (other >> 16 & 255));
        int green = Math.abs((one >> 8 & 255) - (other >> 8 & 255));
        int blue = Math.abs((one & 255) - (other & 255));
        return Math.max(red, Math.max(green, blue));
    }

    private static BufferedImage image(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = picture.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        return image;
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
