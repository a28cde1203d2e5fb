package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.view.style.Style;

/** The rectangles of a {@link Frame}, in columns, in the order in which they are painted. */
public final class Rects {
    /** It shows more than one slice: dots say so. */
    public static final int MERGED = 1;
    /** What it shows goes on. */
    public static final int OPEN = 2;
    public static final int SELECTED = 4;
    public static final int HOVERED = 8;
    public static final int DIMMED = 16;
    /** It lies over the bar that it interrupts. */
    public static final int OVER = 32;
    /** Its task threw. */
    public static final int FAILED = 64;
    /** It is a part of an area that others go on: its corners stay. */
    public static final int AREA = 128;

    private static final Style[] STYLES = Style.values();
    private static final int FIELDS = 9;

    /** Minimum filled height of a bar, in pixels: its colour must be seen. */
    private static final int LEAST_USED = 3;

    private int[] columns = new int[FIELDS * 256];
    /** The style, by its place in {@link Style}, which is good for memory only, and the flags. */
    private byte[] looks = new byte[2 * 256];
    private int size;

    Rects() {}

    public int size() {
        return size;
    }

    public int x(int i) {
        return columns[i * FIELDS];
    }

    public int y(int i) {
        return columns[i * FIELDS + 1];
    }

    public int width(int i) {
        return columns[i * FIELDS + 2];
    }

    public int height(int i) {
        return columns[i * FIELDS + 3];
    }

    public Style style(int i) {
        return STYLES[looks[2 * i]];
    }

    /** {@link #MERGED} and the others. */
    public int flags(int i) {
        return looks[2 * i + 1] & 0xff;
    }

    public boolean is(int i, int flag) {
        return (looks[2 * i + 1] & flag) != 0;
    }

    /** The lane of the slices, gap or marks that it shows, 0 for none; for a queue the executor. */
    public int subject(int i) {
        return columns[i * FIELDS + 4];
    }

    /** The depth of the slices that it shows, -1 if it shows none. */
    public int depth(int i) {
        return columns[i * FIELDS + 5];
    }

    /** The index of the first slice (or mark) that it shows. */
    public int first(int i) {
        return columns[i * FIELDS + 6];
    }

    /** How many slices (or marks) it shows. */
    public int count(int i) {
        return columns[i * FIELDS + 7];
    }

    /**
     * How high its filled part is, in pixels from its lower edge: of a merged bar as much as its slices used of the
     * time, of all others everything.
     */
    public int used(int i) {
        return columns[i * FIELDS + 8];
    }

    public boolean holds(int i, int px, int py) {
        return px >= x(i) && py >= y(i) && px < x(i) + width(i) && py < y(i) + height(i);
    }

    void clear() {
        size = 0;
    }

    /** Adds one that shows no slice; nothing if it is empty. */
    void add(int x, int y, int width, int height, Style style) {
        add(x, y, width, height, style, 0, 0, -1, 0, 0);
    }

    void add(int x, int y, int w, int h, Style style, int flags, int subject, int depth, int first, int count) {
        add(x, y, w, h, style, flags, subject, depth, first, count, 1);
    }

    /** The same, with how much of its time is used, from 0 to 1; a little of it is always filled. */
    void add(
            int x, int y, int w, int h, Style style, int flags, int subject, int depth, int first, int count,
            double used) {
        if (w <= 0 || h <= 0) {
            return;
        }
        if (2 * size == looks.length) {
            columns = Arrays.copyOf(columns, columns.length * 2);
            looks = Arrays.copyOf(looks, looks.length * 2);
        }
        int at = size * FIELDS;
        columns[at] = x;
        columns[at + 1] = y;
        columns[at + 2] = w;
        columns[at + 3] = h;
        columns[at + 4] = subject;
        columns[at + 5] = depth;
        columns[at + 6] = first;
        columns[at + 7] = count;
        columns[at + 8] = Math.clamp((int) Math.ceil(used * h), Math.min(h, LEAST_USED), h);
        looks[2 * size] = (byte) style.ordinal();
        looks[2 * size + 1] = (byte) flags;
        size++;
    }
}
