package dev.gantry.view.style;

/**
 * Pattern tile of each style: a square of {@value #SIDE} pixels that is repeated over a rectangle, in three shades: as
 * it is, under the pointer, and dimmed, and each of them pale too.
 *
 * <p>Running is the one style without a pattern: it is the plainest thing that a lane does, and the most frequent. All
 * others have one that no shift makes another's: stripes to either side, close or wide, upright or lying, crosses,
 * dots, dashes, a chequerboard.
 */
public final class Tiles {
    /** Width and height of a tile in pixels. */
    public static final int SIDE = 16;

    public static final int PLAIN = 0;
    public static final int HOVERED = 1;
    public static final int DIMMED = 2;

    /** Added to one of the others: the part of a merged bar that stands for time not used. */
    public static final int UNUSED = 3;
    private static final int SHADES = 6;
    private static final double PALE = 0.72;

    // By the places of the styles in their enum: in memory only.
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
                tiles[at + UNUSED + shade] = tile(Pattern.NONE, pale, pale);
            }
            even[style.ordinal()] = evenRows(tiles[at]);
        }
    }

    private void shade(Style style, int at, int towards, double share, Palette palette) {
        tiles[at] = tile(style.pattern(), mix(palette.fill(style), towards, share),
                mix(palette.pattern(style), towards, share));
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

    private static int[] tile(Pattern pattern, int fill, int ink) {
        int[] tile = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                tile[y * SIDE + x] = mix(fill, ink, pattern.weight(x, y));
            }
        }
        return tile;
    }

    /** Interpolation of two colours, with the first one's opacity. */
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
