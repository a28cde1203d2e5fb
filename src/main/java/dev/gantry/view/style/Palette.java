package dev.gantry.view.style;

/** The colours of a theme, as opaque or translucent ARGB. Never changes. */
public final class Palette {
    public static final Palette LIGHT = Light.palette();
    public static final Palette DARK = Dark.palette();

    private final boolean dark;
    private final int[] fills;
    private final int[] patterns;
    private final int[] edges;
    private final int[] inks;

    private Palette(boolean dark, int[] fills, int[] patterns, int[] edges, int[] inks) {
        this.dark = dark;
        this.fills = fills;
        this.patterns = patterns;
        this.edges = edges;
        this.inks = inks;
    }

    public boolean isDark() {
        return dark;
    }

    /** What a rectangle of this style is filled with. */
    public int fill(Style style) {
        return fills[style.ordinal()];
    }

    /** What the pattern on it (hatch, dots, stripes) is drawn with. */
    public int pattern(Style style) {
        return patterns[style.ordinal()];
    }

    /**
     * What a bar of this style is edged with, so that a pale one stands out too; its fill where that does by itself.
     */
    public int edge(Style style) {
        return edges[style.ordinal()];
    }

    /** The colour of a text. */
    public int argb(TextColour ink) {
        return inks[ink.ordinal()];
    }

    /** The colour of arrows along the flow of a task. */
    public int flow() {
        return argb(TextColour.ACCENT);
    }

    static final class Colours {
        private final int[] fills = new int[Style.values().length];
        private final int[] patterns = new int[Style.values().length];
        private final int[] edges = new int[Style.values().length];
        private final int[] inks = new int[TextColour.values().length];

        /** An opaque fill, its pattern and its edge, as RGB. */
        Colours style(Style style, int fill, int pattern, int edge) {
            fills[style.ordinal()] = 0xff000000 | fill;
            patterns[style.ordinal()] = 0xff000000 | pattern;
            edges[style.ordinal()] = 0xff000000 | edge;
            return this;
        }

        /** The same with no edge. */
        Colours style(Style style, int fill, int pattern) {
            return style(style, fill, pattern, fill);
        }

        Colours plain(Style style, int fill) {
            return style(style, fill, fill);
        }

        Colours shade(Style style, int argb) {
            fills[style.ordinal()] = argb;
            patterns[style.ordinal()] = argb;
            edges[style.ordinal()] = argb;
            return this;
        }

        Colours ink(TextColour ink, int rgb) {
            inks[ink.ordinal()] = 0xff000000 | rgb;
            return this;
        }

        Palette palette(boolean dark) {
            return new Palette(dark, fills, patterns, edges, inks);
        }
    }
}
