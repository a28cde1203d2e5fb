package dev.gantry.format.assembly;

import java.util.Optional;

import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * Task that a file describes by itself, beside the slices that are its work. Times are nanoseconds by the file's clock,
 * {@link #NEVER} for what did not happen.
 *
 * @param id the file's number of it
 * @param name the number of its name, 0 for none
 * @param executor the executor that it was handed to, 0 for none
 * @param site the number of the line that submitted it, 0 if that is not known
 * @param submittedBy the lane that submitted it, if it is known
 * @param ranOn the lane that ran it, if one did
 * @param error the number of what it threw, 0 for nothing
 */
public record ToldTask(
        int id,
        int name,
        int executor,
        int site,
        Optional<Track> submittedBy,
        long submitted,
        Optional<Track> ranOn,
        long started,
        long ended,
        TaskState state,
        int error) {
    /** The time of what did not happen. */
    public static final long NEVER = Trace.NONE;
}
