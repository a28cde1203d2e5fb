package dev.gantry.view;

/**
 * The pattern of each style as a square of {@link Raster#TILE} pixels that is laid over a rectangle again and again, in
 * three shades: as it is, under the pointer, and dimmed, and each of them pale too.
 */
final class Tiles {
    static final int PLAIN = 0;
    static final int HOVERED = 1;
    static final int DIMMED = 2;

    /** Added to one of the others: the part of a merged bar that stands for time not used. */
    static final int UNUSED = 3;
    private static final int SHADES = 6;
    private static final double PALE = 0.72;
    private static final int SIDE = Raster.TILE;

    /** A pixel of the tile that has none of the pattern. */
    private static final int MIDDLE = 3;

    private final int[][] tiles = new int[Style.values().length * SHADES][];
    private final boolean[] solid = new boolean[Style.values().length];

    Tiles(Palette palette) {
        int background = palette.fill(Style.BACKGROUND);
        int towards = palette.isDark() ? 0xffffffff : 0xff000000;
        for (Style style : Style.values()) {
            int fill = palette.fill(style);
            int ink = palette.pattern(style);
            solid[style.ordinal()] = !style.isBar() || style == Style.RUNNING || style == Style.IDLE;
            tiles[style.ordinal() * SHADES + PLAIN] = tile(style, fill, ink);
            tiles[style.ordinal() * SHADES + HOVERED] = tile(style, mix(fill, towards, 0.16), mix(ink, towards, 0.16));
            tiles[style.ordinal() * SHADES + DIMMED] = tile(style, mix(fill, background, 0.78),
                    mix(ink, background, 0.78));
            for (int shade = 0; shade < UNUSED; shade++) {
                int pale = mix(tiles[style.ordinal() * SHADES + shade][MIDDLE], background, PALE);
                tiles[style.ordinal() * SHADES + UNUSED + shade] = tile(Style.RUNNING, pale, pale);
            }
        }
    }

    /** The square, row by row. */
    int[] tile(Style style, int shade) {
        return tiles[style.ordinal() * SHADES + shade];
    }

    /** Whether all of its pixels are the same. */
    boolean isSolid(Style style) {
        return solid[style.ordinal()];
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
    static int mix(int from, int to, double share) {
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
