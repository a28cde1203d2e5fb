package dev.gantry.view;

/** Paints the rectangles of frames into pixels. Safe for all threads that write different pixels. */
public final class Raster {
    /** Patterns repeat after this many pixels in either direction. */
    static final int TILE = 16;

    private final Palette palette;

    public Raster(Palette palette) {
        this.palette = palette;
    }

    public Palette palette() {
        return palette;
    }

    /**
     * Paints all rectangles of a frame, in their order.
     *
     * @param frame the frame
     * @param pixels premultiplied ARGB, row by row from the top
     * @param stride how many pixels there are in a row of the buffer
     * @param rows how many rows there are in the buffer
     * @param dx the buffer's column where the frame begins
     * @param dy the buffer's row where the frame begins
     */
    public void paint(Frame frame, int[] pixels, int stride, int rows, int dx, int dy) {}
}
