package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.style.Tiles;

/**
 * Rasteriser of a frame's rectangles, shared by the window and the PNG, so that both agree in every pixel.
 *
 * <p>Each style has a small tile of its pattern, made once for a palette; a rectangle is filled row by row from it, one
 * load and one store a pixel, and rows of one colour by a fill. The pattern is tied to the frame's {@link Frame#phase}
 * and scroll, not to the rectangle: so it moves with the content, and the hatching of bars that touch is one.
 *
 * <p>A merged bar is filled from below as far as its time was used, and pale above: so a lane that is hardly used does
 * not look busy, and yet nothing vanishes.
 *
 * <p>All else is a few pixels of repair after the fill: pale bars get an edge, corners are taken back by half, an open
 * end is torn, dots are set on merged bars. Rejected: anti-aliased shapes of a toolkit (a stroke of 20,000 boxes takes
 * longer than eight frames), and an image for each bar (memory, and they would have to be cut for each width).
 *
 * <p>Safe for all threads that write different pixels.
 */
public final class Raster {
    private static final int MASK = Tiles.SIDE - 1;
    private static final int LEAST_ROUND = 4;
    private static final int LEAST_TORN = 10;
    /** Minimum height and width of a box with an edge, in pixels. */
    private static final int LEAST_EDGED = 6;
    private static final int TOOTH = 4;
    private static final int DOT_EVERY = 6;

    /** In rows that are narrower than this, {@code Arrays.fill} takes longer to start than to fill. */
    private static final int LEAST_FILLED = 16;

    private final Palette palette;
    private final Tiles tiles;

    public Raster(Palette palette) {
        this.palette = palette;
        this.tiles = new Tiles(palette);
    }

    public Palette palette() {
        return palette;
    }

    /** The edge of a bar of this style, opaque ARGB; the colour of its fill where it has none. */
    public int edge(Style style, boolean dimmed) {
        return tiles.edge(style, dimmed ? Tiles.DIMMED : Tiles.PLAIN);
    }

    /** The pattern of a style, 16 by 16 opaque ARGB pixels row by row, for painters that have no pixels. */
    public int[] pattern(Style style, boolean dimmed, boolean unused) {
        return tiles.tile(style, (dimmed ? Tiles.DIMMED : Tiles.PLAIN) + (unused ? Tiles.UNUSED : 0)).clone();
    }

    /**
     * Paints all rectangles of a frame, in their order; what reaches beyond the frame or the buffer is cut.
     *
     * @param frame the frame
     * @param pixels premultiplied ARGB, row by row from the top
     * @param stride how many pixels there are in a row of the buffer
     * @param rows how many rows there are in the buffer
     * @param dx the buffer's column where the frame begins
     * @param dy the buffer's row where the frame begins
     */
    public void paint(Frame frame, int[] pixels, int stride, int rows, int dx, int dy) {
        Rects rects = frame.rects();
        Canvas canvas = new Canvas(pixels, stride, Math.max(0, dx), Math.max(0, dy),
                Math.min(stride, dx + frame.width()), Math.min(rows, dy + frame.height()), dx + frame.phase(),
                dy - frame.scroll());
        for (int i = 0; i < rects.size(); i++) {
            paint(rects, i, canvas, rects.x(i) + dx, rects.y(i) + dy, rects.width(i), rects.height(i));
        }
    }

    private void paint(Rects rects, int i, Canvas canvas, int x, int y, int width, int height) {
        int left = Math.max(x, canvas.left);
        int right = Math.min(x + width, canvas.right);
        int top = Math.max(y, canvas.top);
        int bottom = Math.min(y + height, canvas.bottom);
        if (left >= right || top >= bottom) {
            return;
        }
        Style style = rects.style(i);
        int flags = rects.flags(i);
        int shade = (flags & Rects.DIMMED) != 0 ? Tiles.DIMMED : (flags & Rects.HOVERED) != 0 ? Tiles.HOVERED : 0;
        int[] tile = tiles.tile(style, shade);
        if (!style.isBar()) {
            canvas.fill(left, top, right, bottom, tile[0]);
            return;
        }
        boolean round = style.isRound() && (flags & (Rects.MERGED | Rects.AREA)) == 0 && width >= LEAST_ROUND
                && height >= LEAST_ROUND;
        boolean torn = (flags & Rects.OPEN) != 0 && style.isRound() && width >= LEAST_TORN;
        if (round) {
            canvas.keepCorners(x, y, width, height);
        }
        int from = Math.clamp(y + height - rects.used(i), top, bottom);
        if (from > top && (flags & Rects.OVER) == 0) { // above an interruption its work is seen
            canvas.fill(left, top, right, from, tiles.tile(style, shade + Tiles.UNUSED)[0]);
        }
        if (torn) {
            canvas.tear(left, from, right, bottom, x + width, tile);
        } else if (palette.pattern(style) == palette.fill(style)) {
            canvas.fill(left, from, right, bottom, tile[0]);
        } else {
            canvas.lay(left, from, right, bottom, tile, tiles.even(style));
        }
        if (palette.edge(style) != palette.fill(style) && rects.used(i) >= LEAST_EDGED) {
            boolean whole = (flags & (Rects.MERGED | Rects.AREA)) == 0 && style.isRound() && width >= LEAST_EDGED;
            canvas.edge(x, y + height - rects.used(i), x + width - (torn ? TOOTH : 0), y + height, whole,
                    whole && !torn, tiles.edge(style, shade));
        }
        if (round) {
            canvas.restoreCorners(torn);
        }
        if ((flags & Rects.MERGED) != 0 && width > 2) {
            int middle = y + height / 2;
            int ink = palette.argb(middle <= y + height - rects.used(i) ? TextColour.MUTED : style.ink());
            int dots = Tiles.mix(palette.fill(style), ink, 0.75);
            canvas.dots(left, Math.max(middle - 1, canvas.top), right, Math.min(middle + 1, canvas.bottom), dots);
        }
    }

    /** The buffer with its limits, and the origin of patterns. */
    private static final class Canvas {
        private final int[] pixels;
        private final int stride;
        private final int left;
        private final int top;
        private final int right;
        private final int bottom;
        private final int originX;
        private final int originY;
        private final int[] cornerAt = new int[12];
        private final int[] cornerWas = new int[12];
        private int corners;

        Canvas(int[] pixels, int stride, int left, int top, int right, int bottom, int originX, int originY) {
            this.pixels = pixels;
            this.stride = stride;
            this.left = left;
            this.top = top;
            this.right = right;
            this.bottom = bottom;
            this.originX = originX;
            this.originY = originY;
        }

        void fill(int x0, int y0, int x1, int y1, int argb) {
            if (argb >>> 24 != 0xff) {
                blend(x0, y0, x1, y1, argb);
                return;
            }
            if (x1 - x0 < LEAST_FILLED) {
                for (int row = y0 * stride, y = y0; y < y1; y++, row += stride) {
                    for (int at = row + x0; at < row + x1; at++) {
                        pixels[at] = argb;
                    }
                }
                return;
            }
            for (int y = y0; y < y1; y++) {
                Arrays.fill(pixels, y * stride + x0, y * stride + x1, argb);
            }
        }

        private void blend(int x0, int y0, int x1, int y1, int argb) {
            double share = (argb >>> 24) / 255.0;
            int below = 0;
            int mixed = Tiles.mix(below, argb, share);
            for (int y = y0; y < y1; y++) {
                for (int at = y * stride + x0; at < y * stride + x1; at++) {
                    if (pixels[at] != below) { // as a rule its neighbour had the same colour
                        below = pixels[at];
                        mixed = Tiles.mix(below, argb, share);
                    }
                    pixels[at] = mixed;
                }
            }
        }

        /** Fills from a tile; {@code even} has a bit for each of its rows that has one colour. */
        void lay(int x0, int y0, int x1, int y1, int[] tile, int even) {
            for (int y = y0; y < y1; y++) {
                int row = (y - originY & MASK) * Tiles.SIDE;
                int at = y * stride + x0;
                if ((even >> (y - originY & MASK) & 1) != 0) {
                    Arrays.fill(pixels, at, at + x1 - x0, tile[row]);
                    continue;
                }
                for (int x = x0 - originX; x < x1 - originX; x++) {
                    pixels[at++] = tile[row + (x & MASK)];
                }
            }
        }

        /** Lays a tile whose right end, at {@code edge}, is torn: it goes on. */
        void tear(int x0, int y0, int x1, int y1, int edge, int[] tile) {
            for (int y = y0; y < y1; y++) {
                int tooth = Math.abs((y - originY & 7) - TOOTH);
                lay(x0, y, Math.max(x0, Math.min(x1, edge - tooth)), y + 1, tile, 0);
            }
        }

        /** Lines along a box: above and below, and at its sides if asked for. */
        void edge(int x0, int y0, int x1, int y1, boolean leftSide, boolean rightSide, int argb) {
            line(x0, y0, x1, y0 + 1, argb);
            line(x0, y1 - 1, x1, y1, argb);
            if (leftSide) {
                line(x0, y0, x0 + 1, y1, argb);
            }
            if (rightSide) {
                line(x1 - 1, y0, x1, y1, argb);
            }
        }

        private void line(int x0, int y0, int x1, int y1, int argb) {
            int from = Math.max(x0, left);
            int to = Math.min(x1, right);
            if (from < to && y0 < bottom && y1 > top) {
                fill(from, Math.max(y0, top), to, Math.min(y1, bottom), argb);
            }
        }

        void dots(int x0, int y0, int x1, int y1, int argb) {
            for (int y = y0; y < y1; y++) {
                int place = Math.floorMod(x0 - originX, DOT_EVERY);
                for (int at = y * stride + x0; at < y * stride + x1; at++) {
                    if (place < 2) {
                        pixels[at] = argb;
                    }
                    place = place == DOT_EVERY - 1 ? 0 : place + 1;
                }
            }
        }

        void keepCorners(int x, int y, int width, int height) {
            corners = 0;
            int x1 = x + width - 1;
            int y1 = y + height - 1;
            keep(x, y);
            keep(x, y1);
            keep(x + 1, y);
            keep(x, y + 1);
            keep(x + 1, y1);
            keep(x, y1 - 1);
            keep(x1, y);
            keep(x1, y1);
            keep(x1 - 1, y);
            keep(x1, y + 1);
            keep(x1 - 1, y1);
            keep(x1, y1 - 1);
        }

        private void keep(int x, int y) {
            boolean inside = x >= left && x < right && y >= top && y < bottom;
            cornerAt[corners] = inside ? y * stride + x : -1;
            cornerWas[corners++] = inside ? pixels[y * stride + x] : 0;
        }

        /** Gives back what was under the corners: all of the outermost pixels, a part of their neighbours. */
        void restoreCorners(boolean leftOnly) {
            for (int i = 0; i < (leftOnly ? 6 : 12); i++) {
                int at = cornerAt[i];
                if (at >= 0) {
                    boolean outermost = i % 6 < 2;
                    pixels[at] = outermost ? cornerWas[i] : Tiles.mix(pixels[at], cornerWas[i], 0.35);
                }
            }
        }
    }
}
