package dev.gantry.view.layout;

/** Sort order of sibling lanes. */
public enum LaneSort {
    /** In order of opening, and the workers of a pool by their numbers. */
    START,
    /** The ones that worked longest first. */
    BUSY,
    /** By name; numbers in names count as numbers. */
    NAME,
    /** The ones with the most slices first. */
    ACTIVITY
}
