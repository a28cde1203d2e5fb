package dev.gantry.view.explain;

import java.util.List;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/**
 * The life of one task in words and numbers. Durations are nanoseconds; what goes on is counted up to the snapshot's
 * horizon; {@link dev.gantry.trace.Trace#NONE} is a duration that has not begun.
 *
 * @param task its id
 * @param label what it is called
 * @param state how far it has come
 * @param executor the executor's name
 * @param submittedBy the name of the lane that submitted it
 * @param site the line that submitted it, as {@code class:line}; empty if not recorded
 * @param submitted nanoseconds since the first record
 * @param waited from its submission to its start (or until it was cancelled)
 * @param started nanoseconds since the first record
 * @param ran for how long between its start and its end its code was on a thread
 * @param blocked for how much of that it was blocked
 * @param suspended for how long between its start and its end it was suspended
 * @param lane the name of the lane that ran it, empty if none did
 * @param laneId that lane's id, 0 if none did
 * @param callbacks how long each of its callbacks ran
 * @param error what it threw, empty if nothing
 */
public record TaskLife(
        int task,
        String label,
        TaskState state,
        String executor,
        String submittedBy,
        String site,
        long submitted,
        long waited,
        long started,
        long ran,
        long blocked,
        long suspended,
        String lane,
        int laneId,
        List<CallbackRun> callbacks,
        String error) {
    /** One callback: where it ran, and for how long. */
    public record CallbackRun(String lane, long duration) {}

    /** The life of this task. */
    public static TaskLife of(Snapshot snapshot, int task) {
        return TaskLifeReader.read(snapshot, task);
    }

    /** One sentence, such as {@code task 7 waited 1.02 s for a worker, then ran 1.00 s on worker-2: succeeded.} */
    public String sentence() {
        return TaskLifeReader.sentence(this);
    }
}
