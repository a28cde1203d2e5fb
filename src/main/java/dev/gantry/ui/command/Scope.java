package dev.gantry.ui.command;

/**
 * While what a command applies, the narrowest first. Of the commands that one key does and that can be done now, the
 * one of the narrowest scope is done: who has drawn a box moves its corner by the arrow keys, not the lane below it.
 * Two commands of one scope have no key in common, unless the user wants it so; then the order of the help settles it.
 */
public enum Scope {
    /** A box is drawn over time and lanes. */
    BOX,
    /** A lane is in hand. */
    LANE,
    /** The recording is replayed. */
    REPLAY,
    /** None of these. */
    WINDOW
}
