package dev.gantry.view.layout;

/** In which order lanes that lie beside each other are shown. */
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
