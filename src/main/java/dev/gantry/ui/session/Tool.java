package dev.gantry.ui.session;

/** Tool: what dragging the mouse over the lanes does. */
public enum Tool {
    /** Selects a box over time and lanes. */
    SELECT,
    /** Moves the view. */
    PAN,
    /** Zooms to a box. */
    ZOOM
}
