package dev.gantry.view;

/** The colours of a theme, as opaque or translucent ARGB. Never changes. */
public final class Palette {
    public static final Palette LIGHT = Light.palette();
    public static final Palette DARK = Dark.palette();

    private final boolean dark;
    private final int[] fills;
    private final int[] patterns;
    private final int[] inks;

    private Palette(boolean dark, int[] fills, int[] patterns, int[] inks) {
        this.dark = dark;
        this.fills = fills;
        this.patterns = patterns;
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

    /** The colour of a text. */
    public int argb(Ink ink) {
        return inks[ink.ordinal()];
    }

    /** The colour of arrows along the flow of a task. */
    public int flow() {
        return argb(Ink.ACCENT);
    }

    static final class Colours {
        private final int[] fills = new int[Style.values().length];
        private final int[] patterns = new int[Style.values().length];
        private final int[] inks = new int[Ink.values().length];

        /** An opaque fill and its pattern, as RGB. */
        Colours style(Style style, int fill, int pattern) {
            fills[style.ordinal()] = 0xff000000 | fill;
            patterns[style.ordinal()] = 0xff000000 | pattern;
            return this;
        }

        Colours plain(Style style, int fill) {
            return style(style, fill, fill);
        }

        Colours shade(Style style, int argb) {
            fills[style.ordinal()] = argb;
            patterns[style.ordinal()] = argb;
            return this;
        }

        Colours ink(Ink ink, int rgb) {
            inks[ink.ordinal()] = 0xff000000 | rgb;
            return this;
        }

        Palette palette(boolean dark) {
            return new Palette(dark, fills, patterns, inks);
        }
    }
}
