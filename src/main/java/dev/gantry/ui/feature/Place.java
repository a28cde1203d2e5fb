package dev.gantry.ui.feature;

/** Place of a feature in the window; those of one place lie there in the order of the list of features. */
public enum Place {
    /** Along the upper edge: the tools. */
    TOOLS,
    /** Below them, one below the other. */
    TOP,
    /** In the column on the left. */
    LEFT,
    /** Between the sides, above the chart. */
    ABOVE_CHART,
    /** The chart itself, which takes the room that is left, and the focus when nothing else wants it. */
    CHART,
    /** Over the chart and what lies above and below it. */
    OVER_CHART,
    /** Between the sides, below the chart. */
    BELOW_CHART,
    /** In the column on the right. */
    RIGHT,
    /** A tab below all these. */
    TAB,
    /** Along the lower edge. */
    BOTTOM,
    /** Over the whole window, while it is visible. */
    OVERLAY
}
