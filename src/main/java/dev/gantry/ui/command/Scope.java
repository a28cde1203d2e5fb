package dev.gantry.ui.command;

/**
 * Scope of a command, the narrowest first. Of the commands with the same key that can be done now, the one of the
 * narrowest scope is done: while a box is drawn, the arrow keys move its corner, not the lane below it. Two commands of
 * one scope have no key in common, unless the user wants it so; then the order of the help decides.
 */
public enum Scope {
    /** A box is drawn over time and lanes. */
    BOX,
    /** A lane is selected, or something on it. */
    LANE,
    /** The recording is replayed. */
    REPLAY,
    /** None of these. */
    WINDOW
}
