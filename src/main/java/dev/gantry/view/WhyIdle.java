package dev.gantry.view;

import dev.gantry.trace.Snapshot;

/** Says why nothing ran on a lane at some time, as far as the recording proves it. */
public final class WhyIdle {
    private WhyIdle() {}

    /** The gap between slices that holds this time, from the end of one to the start of the next. */
    public static Selection.OfGap gap(Snapshot snapshot, int lane, long time) {
        return new Selection.OfGap(lane, time, time + 1);
    }

    /** One sentence. */
    public static String sentence(Snapshot snapshot, Selection.OfGap gap) {
        return "";
    }
}
