package dev.gantry.trace.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.message.Message;

/**
 * What a trace does not hold because of its {@link Budget}. Times are nanoseconds since the origin.
 *
 * @param from when its first record was made
 * @param until everything that ended before this time was dropped; {@code from} if nothing was
 * @param slices number of slices that were dropped
 * @param tasks number of tasks that were dropped
 * @param stopped when it took its last record because it was full; {@link #NEVER} if it was not
 * @param refused number of records that came after that
 * @param texts number of texts that found no room, and are shown as an ellipsis
 */
public record Gone(long from, long until, long slices, long tasks, long stopped, long refused, long texts) {
    /** A time that never was. */
    public static final long NEVER = -1;

    /** Nothing is gone. */
    public static final Gone NOTHING = new Gone(0, 0, 0, 0, NEVER, 0, 0);

    /** What is not there, in sentences for the user. */
    public List<Message> notices() {
        List<Message> notices = new ArrayList<>();
        if (hasDropped()) {
            notices.add(Message.say("budget.dropped", Duration.ofNanos(until - from), slices, tasks));
        }
        if (hasStopped()) {
            notices.add(Message.say("budget.stopped", Duration.ofNanos(stopped - from)));
        }
        if (texts > 0) {
            notices.add(Message.say("budget.texts", texts));
        }
        return notices;
    }

    /** Whether the beginning was dropped. */
    public boolean hasDropped() {
        return until > from;
    }

    /** Whether it was full and took nothing more. */
    public boolean hasStopped() {
        return stopped != NEVER;
    }
}
