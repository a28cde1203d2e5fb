package dev.gantry.view.style;

/**
 * The pattern of each style as a square of {@value #SIDE} pixels that is laid over a rectangle again and again, in
 * three shades: as it is, under the pointer, and dimmed, and each of them pale too.
 *
 * <p>Running is the one style without a pattern: it is the plainest thing that a lane does, and the most frequent. All
 * others have one that no shift makes another's: stripes to either side, close or wide, upright or lying, crosses, dots,
 * dashes, a chequerboard.
 */
public final class Tiles {
    /** How many pixels wide and high a pattern is before it comes again. */
    public static final int SIDE = 16;

    public static final int PLAIN = 0;
    public static final int HOVERED = 1;
    public static final int DIMMED = 2;

    /** Added to one of the others: the part of a merged bar that stands for time not used. */
    public static final int UNUSED = 3;
    private static final int SHADES = 6;
    private static final double PALE = 0.72;

    private final int[][] tiles = new int[Style.values().length * SHADES][];
    private final int[] edges = new int[Style.values().length * SHADES];
    private final int[] even = new int[Style.values().length];

    public Tiles(Palette palette) {
        int background = palette.fill(Style.BACKGROUND);
        int towards = palette.isDark() ? 0xffffffff : 0xff000000;
        for (Style style : Style.values()) {
            int fill = palette.fill(style);
            int at = style.ordinal() * SHADES;
            shade(style, at + PLAIN, background, 0, palette);
            shade(style, at + HOVERED, towards, 0.16, palette);
            shade(style, at + DIMMED, background, 0.78, palette);
            for (int shade = 0; shade < UNUSED; shade++) {
                int pale = mix(shade == DIMMED ? mix(fill, background, 0.78) : fill, background, PALE);
                tiles[at + UNUSED + shade] = tile(Style.RUNNING, pale, pale);
            }
            even[style.ordinal()] = evenRows(tiles[at]);
        }
    }

    private void shade(Style style, int at, int towards, double share, Palette palette) {
        tiles[at] = tile(style, mix(palette.fill(style), towards, share), mix(palette.pattern(style), towards, share));
        edges[at] = mix(palette.edge(style), towards, share);
    }

    /** The square, row by row. */
    public int[] tile(Style style, int shade) {
        return tiles[style.ordinal() * SHADES + shade];
    }

    /** The colour of its outermost pixels. */
    public int edge(Style style, int shade) {
        return edges[style.ordinal() * SHADES + shade];
    }

    /** The rows of the square whose pixels are all the same, a bit for each. */
    public int even(Style style) {
        return even[style.ordinal()];
    }

    private static int evenRows(int[] tile) {
        int rows = 0;
        for (int y = 0; y < SIDE; y++) {
            boolean same = true;
            for (int x = 1; x < SIDE; x++) {
                same &= tile[y * SIDE + x] == tile[y * SIDE];
            }
            rows |= same ? 1 << y : 0;
        }
        return rows;
    }

    private static int[] tile(Style style, int fill, int ink) {
        int[] tile = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                tile[y * SIDE + x] = mix(fill, ink, weight(style, x, y));
            }
        }
        return tile;
    }

    /** How much of the pattern there is at a pixel, from 0 to 1. */
    private static double weight(Style style, int x, int y) {
        return switch (style) {
            case BLOCKED -> stripe(x + y & 7);
            case BLOCKING -> (x + y & 15) < 4 ? 0.5 : 0;
            case SUSPENDED -> stripe(x - y & 15);
            case READY -> (x & 7) < 2 && (y & 7) < 2 || (x + 4 & 7) < 2 && (y + 4 & 7) < 2 ? 1 : 0;
            case SENDING -> (x & 7) < 2 ? 1 : 0;
            case QUEUED -> (y & 3) == 0 ? 1 : 0;
            case CALLBACK -> (x & 7) == (y & 7) || (x + y & 7) == 7 ? 1 : 0;
            case IDLE -> (y & 7) == 3 && (x + (y & 8) & 15) < 6 ? 1 : 0;
            case FAILED -> ((x ^ y) & 4) != 0 ? 1 : 0;
            default -> 0;
        };
    }

    /** A line of about two pixels with soft edges. */
    private static double stripe(int distance) {
        return switch (distance) {
            case 0, 2 -> 0.45;
            case 1 -> 1;
            default -> 0;
        };
    }

    /** A colour between two, with the first one's opacity. */
    public static int mix(int from, int to, double share) {
        if (share == 0) {
            return from;
        }
        int mixed = from & 0xff000000;
        for (int shift = 0; shift < 24; shift += 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }
}
