package dev.gantry.query;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** Times of a snapshot as columns have them: nanoseconds from its first record. */
record Times(Snapshot snapshot) {
    /** {@link Column#NULL} if it is not known. */
    long of(long time) {
        return time == Trace.NONE || time == Long.MAX_VALUE ? Column.NULL : time - snapshot.first();
    }

    /** How long it was from one to the other; {@link Column#NULL} if one of them is not known. */
    static long between(long from, long to) {
        return from == Trace.NONE || to == Trace.NONE ? Column.NULL : to - from;
    }

    /** A number that may be 0 for what is not known. */
    static long known(long number) {
        return number == 0 ? Column.NULL : number;
    }
}
