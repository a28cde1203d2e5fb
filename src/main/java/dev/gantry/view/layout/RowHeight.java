package dev.gantry.view.layout;

/** How high the lines of lanes are. */
public enum RowHeight {
    COMPACT, USUAL, TALL;

    /** The next one, and after the last the first. */
    public RowHeight next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
