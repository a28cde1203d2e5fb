package dev.gantry.insight.compare;

import java.util.OptionalInt;

/**
 * Tasks of one name in both recordings.
 *
 * @param name what the program calls them, with {@code #} for numbers; empty for those without a name
 * @param before in the first recording
 * @param after in the second
 * @param probability how probable such a difference of run times is by chance, from 0 to 1 (rank-sum test); NaN if
 *        there are fewer than 8 on a side
 * @param moved how many of those in both would have to move for all to start in the order of the first
 * @param farthest the {@linkplain Pairs pair} whose run times differ most; empty if no task is in both
 */
public record NameChange(String name, Side before, Side after, double probability, int moved, OptionalInt farthest) {
    /** How much longer a task runs in the mean: 0.1 is ten per cent; NaN if it is in one recording only. */
    public double change() {
        return after.ran() / before.ran() - 1;
    }

    /** By how many nanoseconds all of them together run longer, at the first recording's number of tasks. */
    public double weight() {
        double each = after.ran() - before.ran();
        return Double.isNaN(each) ? 0 : Math.abs(each) * before.tasks();
    }

    /** Whether they run longer by more than this part, and not by chance, so far as that can be told. */
    public boolean isLonger(double threshold) {
        return change() > threshold && !(probability > 0.05);
    }
}
