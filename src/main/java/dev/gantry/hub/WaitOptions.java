package dev.gantry.hub;

import java.time.Duration;
import java.util.Optional;

/**
 * Options of a wait for several.
 *
 * @param timeout how long at most
 * @param count how many are enough
 * @param raise whether the first task that failed ends the wait by what it threw; the others go on
 */
public record WaitOptions(Optional<Duration> timeout, int count, boolean raise) {
    /** Waits for all, without a limit, whether they fail or not. */
    public static final WaitOptions ALL = new WaitOptions(Optional.empty(), Integer.MAX_VALUE, false);

    public WaitOptions within(Duration limit) {
        return new WaitOptions(Optional.of(limit), count, raise);
    }

    public WaitOptions first(int enough) {
        return new WaitOptions(timeout, enough, raise);
    }

    public WaitOptions raising() {
        return new WaitOptions(timeout, count, true);
    }
}
