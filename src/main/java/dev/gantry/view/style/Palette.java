package dev.gantry.view.style;

/** The colours of a theme, as opaque or translucent ARGB. Never changes. */
public final class Palette {
    /** Light theme. */
    public static final Palette LIGHT = new Palette(false);
    /** Dark theme. */
    public static final Palette DARK = new Palette(true);

    private final boolean dark;

    private Palette(boolean dark) {
        this.dark = dark;
    }

    public boolean isDark() {
        return dark;
    }

    /** What a rectangle of this style is filled with. */
    public int fill(Style style) {
        return style.shades(dark).fill();
    }

    /** What the pattern on it (hatch, dots, stripes) is drawn with. */
    public int pattern(Style style) {
        return style.shades(dark).pattern();
    }

    /**
     * What a bar of this style is edged with, so that a pale one stands out too; its fill where that does by itself.
     */
    public int edge(Style style) {
        return style.shades(dark).edge();
    }

    /** The colour of a text. */
    public int argb(TextColour ink) {
        return 0xff000000 | (dark ? ink.dark() : ink.light());
    }

    /** The colour of arrows along the flow of a task. */
    public int flow() {
        return argb(TextColour.ACCENT);
    }
}
