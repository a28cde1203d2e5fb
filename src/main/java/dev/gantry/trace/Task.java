package dev.gantry.trace;

import java.util.List;

/**
 * Task: a unit of work from its submission to its callbacks. A time that is not known is {@link Trace#NONE}; a number
 * that is not known is 0.
 *
 * @param id its number, from 1 in order of submission
 * @param name what the program calls it, empty if nothing
 * @param executor the executor's id
 * @param site the line that submitted it, as {@code class:line}; empty if not recorded
 * @param submittedBy the lane that submitted it
 * @param submitted nanoseconds since the origin
 * @param started nanoseconds since the origin
 * @param ended nanoseconds since the origin: it returned, threw, or was cancelled
 * @param lane the lane that ran it
 * @param state how far it has come
 * @param error what it threw, empty if nothing
 * @param callbacks its done-callbacks in the order in which they ran
 */
public record Task(
        int id,
        String name,
        int executor,
        String site,
        int submittedBy,
        long submitted,
        long started,
        long ended,
        int lane,
        TaskState state,
        String error,
        List<Callback> callbacks) {
    /** Label for people: its name, or {@code task 7}. */
    public String label() {
        return name.isEmpty() ? "task " + id : name;
    }
}
