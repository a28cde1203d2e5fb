package dev.gantry.format.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Colour quantisation for GIF, which has 256 colours at most: the most frequent ones of its pictures, exactly, so that
 * plain areas have no dots; any other is the nearest of these. Pictures have the type {@link
 * BufferedImage#TYPE_INT_RGB}. One number stands for what is transparent. For one thread.
 */
final class ColourTable {
    /** Index of transparent pixels. */
    static final int TRANSPARENT = 255;

    private final int[] colours;
    private final Map<Integer, Byte> numbers = new HashMap<>();

    /** A table of the colours that occur most in these pictures. */
    ColourTable(Stream<BufferedImage> pictures) {
        Map<Integer, Integer> counts = new HashMap<>();
        pictures.forEach(picture -> count(pixels(picture), counts));
        List<Integer> frequent = counts.keySet().stream()
                .sorted(Comparator.<Integer>comparingInt(counts::get).reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TRANSPARENT)
                .toList();
        colours = frequent.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The number of this colour, or of the nearest one. */
    byte number(int colour) {
        return numbers.computeIfAbsent(colour, this::nearest);
    }

    /** The table for an image. */
    IndexColorModel model() {
        int[] all = new int[TRANSPARENT + 1];
        for (int i = 0; i < colours.length; i++) {
            all[i] = 0xff000000 | colours[i];
        }
        return new IndexColorModel(8, all.length, all, 0, true, TRANSPARENT, DataBuffer.TYPE_BYTE);
    }

    /** Counts runs of one colour at once: most pixels are as the one before. */
    private static void count(int[] pixels, Map<Integer, Integer> counts) {
        int begin = 0;
        for (int i = 1; i <= pixels.length; i++) {
            if (i == pixels.length || pixels[i] != pixels[begin]) {
                counts.merge(pixels[begin], i - begin, Integer::sum);
                begin = i;
            }
        }
    }

    private byte nearest(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length && least > 0; i++) {
            int distance = distance(colour, colours[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }

    /** A picture's colours row by row: its own, not a copy. */
    static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }
}
