package dev.gantry.insight.lint;

import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** What a lint asks of a recording: that there is no such place. Never changes. */
interface Question {
    /** How many tasks or waits are looked at between two questions whether to go on. */
    int STRIDE = 1 << 12;

    /**
     * Looks for the places.
     *
     * @param notices what the recording says that it cannot show
     * @return not looked at after {@code going} was stopped
     */
    Finding on(Snapshot recorded, List<Message> notices, Going going);

    /**
     * Whether what it finds follows from records that are not there, too: that a wait had not ended, a task had not
     * started, a lane had not given its thread away.
     */
    default boolean needsAll() {
        return true;
    }

    /** To be called at each task or slice: whether to go on. */
    static boolean goesOn(int at, Going going) {
        return at % STRIDE != 0 || going.on(STRIDE);
    }
}
