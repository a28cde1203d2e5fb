package dev.gantry.view.layout;

/**
 * Metrics of the chart in pixels (in the text chart: in characters).
 *
 * @param scale how much larger than usual; fonts grow with it
 * @param ruler height of the ruler
 * @param gutter width of the column with the lanes' names
 * @param header height of a process's line
 * @param pad room above and below the bars of a line
 * @param bar height of a bar
 * @param between room between bars that are nested in each other
 * @param inset how much smaller, on each side, a bar is that interrupts another
 * @param indent how far a lane is moved in for each that holds it
 * @param margin room around a text
 * @param capital height of a capital letter, to centre texts; 0 puts them at the top
 * @param own how wide a slice must be to get a bar of its own; narrower ones that touch are merged
 */
public record Metrics(
        double scale,
        int ruler,
        int gutter,
        int header,
        int pad,
        int bar,
        int between,
        int inset,
        int indent,
        int margin,
        int capital,
        int own) {
    /** The usual size. */
    public static final Metrics USUAL = scaled(1);

    /** For the text chart, where a pixel is a character. */
    public static final Metrics TEXT = new Metrics(1, 1, 24, 1, 0, 1, 0, 0, 2, 0, 0, 3);

    /** Everything this much larger, from 0.5 to 4. */
    public static Metrics scaled(double scale) {
        double by = Math.clamp(scale, 0.5, 4);
        return new Metrics(by, of(by, 30), of(by, 216), of(by, 30), of(by, 4), of(by, 22), of(by, 2), of(by, 1),
                of(by, 14), of(by, 6), of(by, 8.6), 3);
    }

    /**
     * The same where it is texts that are so much larger than usual, and not all: what is around them stays as large as
     * it was, so that more lines are in sight.
     *
     * @param texts from 1
     */
    public Metrics snug(double texts) {
        double room = scale / texts;
        return new Metrics(scale, of(1, 18 * scale + 12 * room), gutter, of(1, 16 * scale + 14 * room), of(room, 4),
                of(1, 11 * scale + 11 * room), of(room, 2), inset, indent, margin, capital, own);
    }

    public Metrics withGutter(int width) {
        return new Metrics(scale, ruler, width, header, pad, bar, between, inset, indent, margin, capital, own);
    }

    /** The same with lines that are higher, or lower; texts keep their size. */
    public Metrics with(RowHeight rows) {
        return isText() ? this : switch (rows) {
            case USUAL -> this;
            case COMPACT -> sized(px(22), px(1), px(15));
            case TALL -> sized(px(38), px(7), px(34));
        };
    }

    private Metrics sized(int process, int room, int height) {
        return new Metrics(scale, ruler, gutter, process, room, height, between, inset, indent, margin, capital, own);
    }

    /** The height of a line with this many bars below each other. */
    public int line(int bars) {
        return 2 * pad + bars * bar + (bars - 1) * between;
    }

    /** Where to put a text's baseline so that it is in the middle of a box. */
    public int baseline(int top, int height) {
        return capital == 0 ? top : top + (height + capital) / 2;
    }

    /** Some pixels of the usual size, at this scale; at least 1. */
    public int px(double pixels) {
        return capital == 0 ? 1 : of(scale, pixels);
    }

    public boolean isText() {
        return capital == 0;
    }

    private static int of(double scale, double pixels) {
        return Math.max(1, (int) Math.round(scale * pixels));
    }

    /** By hand: a record's own method is linked at its first call (invokedynamic), which delays the first picture. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Metrics as && scale == as.scale && ruler == as.ruler && gutter == as.gutter
                && header == as.header && pad == as.pad && bar == as.bar && between == as.between && inset == as.inset
                && indent == as.indent && margin == as.margin && capital == as.capital && own == as.own;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(scale) + gutter) + bar;
    }
}
