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
 * different, what was seen and where it differs are written to {@code target/screenshots}.
 */
final class Baseline {
    /** How much a channel may differ: another machine's font rendering rounds differently. */
    private static final int TOLERANCE = 8;

    /** How many pixels may differ more than that. */
    private static final int SPARE_PIXELS = 40;

    /**
     * How many pixels of edges may: JavaFX draws the background of a region afresh or from its cache, by what else was
     * drawn before, and one way gives a row of half-covered pixels more.
     */
    private static final int SPARE_EDGES = 2600;

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
        int edges = 0;
        for (int y = 0; y < seen.getHeight(); y++) {
            for (int x = 0; x < seen.getWidth(); x++) {
                int distance = distance(seen.getRGB(x, y), wanted.getRGB(x, y));
                if (distance > TOLERANCE) {
                    boolean edge = isEdge(seen, wanted, x, y, 0, 1) || isEdge(seen, wanted, x, y, 1, 0);
                    edges += edge ? 1 : 0;
                    different += edge ? 0 : 1;
                }
                int grey = Math.min(255, distance * 8);
                difference.setRGB(x, y, distance > TOLERANCE ? 0xff0000 : grey << 16 | grey << 8 | grey);
            }
        }
        if (different > SPARE_PIXELS || edges > SPARE_EDGES) {
            write(difference, SEEN.resolve(name + "-difference.png"));
            throw new AssertionError("%s differs from its baseline in %d pixels, and in %d of edges; see %s"
                    .formatted(name, different, edges, SEEN));
        }
    }

    /**
     * Whether a pixel that differs is part of a line one pixel thick between what is the same in both pictures, and its
     * colour in each lies between those of its neighbours across the line in the other.
     */
    private static boolean isEdge(BufferedImage seen, BufferedImage wanted, int x, int y, int dx, int dy) {
        if (x < dx || y < dy || x + dx >= seen.getWidth() || y + dy >= seen.getHeight()) {
            return false;
        }
        int before = wanted.getRGB(x - dx, y - dy);
        int after = wanted.getRGB(x + dx, y + dy);
        return distance(before, seen.getRGB(x - dx, y - dy)) <= TOLERANCE
                && distance(after, seen.getRGB(x + dx, y + dy)) <= TOLERANCE
                && isBetween(seen.getRGB(x, y), before, after) && isBetween(wanted.getRGB(x, y), before, after);
    }

    private static boolean isBetween(int colour, int one, int other) {
        for (int shift = 0; shift < Integer.SIZE - Byte.SIZE; shift += Byte.SIZE) {
            int channel = colour >> shift & 255;
            int first = one >> shift & 255;
            int second = other >> shift & 255;
            if (channel < Math.min(first, second) || channel > Math.max(first, second)) {
                return false;
            }
        }
        return true;
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
