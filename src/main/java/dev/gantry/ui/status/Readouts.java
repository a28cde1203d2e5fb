package dev.gantry.ui.status;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The numbers that depend on the machine rather than on the recording.
 *
 * @param hookCost nanoseconds a hook, 0 while it is not known
 * @param frameTime the median of the window's own share of a frame, nanoseconds
 * @param mergedBars how many bars of the timeline stand for several slices each
 */
public record Readouts(IntSupplier hookCost, LongSupplier frameTime, IntSupplier mergedBars) {}
