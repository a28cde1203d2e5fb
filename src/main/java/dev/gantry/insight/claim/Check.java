package dev.gantry.insight.claim;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;

/** What a claim asks of a recording. Never changes. */
interface Check {
    /** How many tasks are looked at between two questions whether to go on. */
    int STRIDE = 1 << 12;

    /** Checks it; what it returns after {@code going} was stopped is not looked at. */
    Finding on(Evidence evidence, Going going);

    /** How much {@code going} will be told. */
    default long work(Snapshot recorded) {
        return recorded.tasks();
    }

    /** To be called at each task: whether to go on. */
    static boolean goesOn(int task, Going going) {
        return task % STRIDE != 0 || going.on(STRIDE);
    }
}
