package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Labels;
import dev.gantry.view.style.TextColour;

/** The texts of a {@link Frame}, in columns. They are shortened already so that they fit. */
public final class FrameTexts {
    private String[] texts = new String[64];
    private int[] xs = new int[64];
    private int[] baselines = new int[64];
    private int[] rooms = new int[64];
    private FontRole[] fonts = new FontRole[64];
    private TextColour[] inks = new TextColour[64];
    private boolean[] below = new boolean[64];
    private int size;

    FrameTexts() {}

    public int size() {
        return size;
    }

    public String text(int i) {
        return texts[i];
    }

    public int x(int i) {
        return xs[i];
    }

    public int baseline(int i) {
        return baselines[i];
    }

    /** How much room there is for it, in pixels. */
    public int room(int i) {
        return rooms[i];
    }

    public FontRole font(int i) {
        return fonts[i];
    }

    public TextColour ink(int i) {
        return inks[i];
    }

    /** Whether it scrolls with the lanes, and is to be cut at the ruler's lower edge. */
    public boolean isBelowRuler(int i) {
        return below[i];
    }

    void clear() {
        Arrays.fill(texts, 0, size, null);
        size = 0;
    }

    /** Takes away those that scroll with the lanes and begin above this y. */
    void dropAbove(int y, int capital) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!below[i] || baselines[i] - capital >= y) {
                keep(i, kept++);
            }
        }
        Arrays.fill(texts, kept, size, null);
        size = kept;
    }

    /** Veils those that scroll with the lanes right of this x; those that it cuts are removed. */
    void veil(int x, int left, Labels labels) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean scrolls = below[i] && xs[i] >= left;
            if (!scrolls || xs[i] >= x || xs[i] + labels.width(texts[i], fonts[i]) <= x) {
                keep(i, kept);
                inks[kept] = scrolls && xs[i] >= x ? TextColour.MUTED : inks[i];
                kept++;
            }
        }
        Arrays.fill(texts, kept, size, null);
        size = kept;
    }

    /** Takes away those that have a part in this box. */
    void dropIn(int left, int right, int top, int bottom, Labels labels) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean apart = !below[i] || baselines[i] <= top || baselines[i] > bottom || xs[i] >= right
                    || xs[i] + labels.width(texts[i], fonts[i]) <= left;
            if (apart) {
                keep(i, kept++);
            }
        }
        Arrays.fill(texts, kept, size, null);
        size = kept;
    }

    private void keep(int i, int at) {
        texts[at] = texts[i];
        xs[at] = xs[i];
        baselines[at] = baselines[i];
        rooms[at] = rooms[i];
        fonts[at] = fonts[i];
        inks[at] = inks[i];
        below[at] = below[i];
    }

    void add(String text, int x, int baseline, int room, FontRole font, TextColour ink, boolean belowRuler) {
        if (size == xs.length) {
            int more = size * 2;
            texts = Arrays.copyOf(texts, more);
            xs = Arrays.copyOf(xs, more);
            baselines = Arrays.copyOf(baselines, more);
            rooms = Arrays.copyOf(rooms, more);
            fonts = Arrays.copyOf(fonts, more);
            inks = Arrays.copyOf(inks, more);
            below = Arrays.copyOf(below, more);
        }
        texts[size] = text;
        xs[size] = x;
        baselines[size] = baseline;
        rooms[size] = room;
        fonts[size] = font;
        inks[size] = ink;
        below[size] = belowRuler;
        size++;
    }
}
