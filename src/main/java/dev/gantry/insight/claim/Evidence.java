package dev.gantry.insight.claim;

import java.util.List;

import dev.gantry.insight.Measure;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.kept.Kept;

/**
 * A recording, and how far to trust what it holds. What a record says of a task is so whatever else was lost. What
 * follows from records that are not there is not: that a task had not started, that a slice went on, that a lane did
 * nothing.
 *
 * @param gapless whether no record is missing between the first one and the horizon
 */
record Evidence(Snapshot recorded, boolean gapless) {
    /** @param whole whether the recording was read to its end, without damage */
    static Evidence of(Snapshot recorded, boolean whole) {
        boolean holes = recorded.lost() > 0 || recorded.malformed() > 0 || recorded.gone().hasStopped()
                || !elsewhere(recorded).isEmpty() || Kept.lost(recorded).isPresent();
        return new Evidence(recorded, whole && !holes);
    }

    /** Workers whose records a member keeps, and which are not all in the recording. */
    static List<Kept> elsewhere(Snapshot recorded) {
        return Kept.missing(recorded, Kept.of(recorded), 0, recorded.horizon());
    }

    /** Whether nothing is missing before the horizon, and the beginning was not dropped. */
    boolean isFromTheStart() {
        return gapless && !recorded.gone().hasDropped();
    }

    /** Whether the task was submitted when it seems so: one whose submission was lost seems to be when it is taken. */
    boolean hasSubmission(int task) {
        return gapless || recorded.taskSubmittedBy(task) != 0;
    }

    /** Whether a duration of this task that is known is right. */
    boolean isRight(Measure measure, int task) {
        if (measure == Measure.WAITED) {
            return hasSubmission(task);
        }
        Lane lane = recorded.lane(recorded.taskLane(task));
        boolean bySlices = measure != Measure.RAN || lane == null || lane.kind().isCoroutine();
        return !bySlices || gapless && recorded.taskStarted(task) >= recorded.first();
    }
}
