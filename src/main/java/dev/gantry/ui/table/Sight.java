package dev.gantry.ui.table;

import java.util.BitSet;

/**
 * What part of a recording is on screen.
 *
 * @param start the first time, in nanoseconds since the origin
 * @param end the time after the last
 * @param lanes the lanes that have a line there; not those that are folded into another's
 */
record Sight(long start, long end, BitSet lanes) {}
