package dev.gantry.insight.whatif;

import java.util.Arrays;

import dev.gantry.insight.Distribution;

/**
 * Figures of a run of the tasks, measured or predicted; durations in nanoseconds.
 *
 * @param workers how many workers it had; 0 for coroutines without a limit
 * @param makespan from the first submission to the end of the last task
 * @param meanWait how long a task was queued in the mean
 * @param p99Wait how long 99 percent of the tasks were queued at most
 * @param utilisation the part of the workers' time in which they had a task; of coroutines, in which their thread had
 *     one to run; from 0 to 1
 * @param stuck how many tasks never end, as what they wait for waits for them
 */
public record Run(int workers, long makespan, double meanWait, long p99Wait, double utilisation, int stuck) {
    /** Figures of these waits, which are sorted by it. */
    static Run of(int workers, long makespan, long[] waits, double utilisation, int stuck) {
        Arrays.sort(waits);
        double sum = 0;
        for (long wait : waits) {
            sum += wait;
        }
        return new Run(workers, makespan, waits.length == 0 ? 0 : sum / waits.length,
                waits.length == 0 ? 0 : waits[Distribution.rank(waits.length, 99)], utilisation, stuck);
    }
}
