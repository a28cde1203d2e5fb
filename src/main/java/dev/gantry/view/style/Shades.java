package dev.gantry.view.style;

/**
 * The colours of a style in one theme, as ARGB.
 *
 * @param fill what a rectangle is filled with
 * @param pattern what the pattern on it is drawn with
 * @param edge what it is edged with, so that a pale one stands out too; its fill where that does by itself
 */
record Shades(int fill, int pattern, int edge) {
    private static final int OPAQUE = 0xff000000;

    /** A bar that stands out by itself; the colours are RGB. */
    static Shades of(int fill, int pattern) {
        return of(fill, pattern, fill);
    }

    /** The colours are RGB. */
    static Shades of(int fill, int pattern, int edge) {
        return new Shades(OPAQUE | fill, OPAQUE | pattern, OPAQUE | edge);
    }

    /** One colour and no pattern, as ARGB: what is below may shine through. */
    static Shades plain(int argb) {
        return new Shades(argb, argb, argb);
    }
}
