package dev.gantry.insight;

import java.util.List;

/**
 * Load of an executor over time, in each of the parts of a stretch.
 *
 * @param executor its id; 0 for tasks that were handed to none, or to one that is not known
 * @param parts the parts
 * @param queued how many of its tasks waited at once at most, if only for an instant
 * @param running how many of its tasks were in progress at once, on average: started and not ended
 * @param used the share of its workers that were busy, from 0 to 1, on average; {@link Double#NaN} where it had none. A
 *            worker is a lane that ran one of its tasks and rests between tasks; it is busy while it does not rest
 */
public record Load(int executor, Parts parts, List<Long> queued, List<Double> running, List<Double> used) {
    public Load {
        queued = List.copyOf(queued);
        running = List.copyOf(running);
        used = List.copyOf(used);
    }
}
