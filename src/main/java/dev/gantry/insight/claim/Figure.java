package dev.gantry.insight.claim;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.gantry.insight.Distribution;
import dev.gantry.insight.Going;
import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskFigures;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * A figure of these tasks' durations lies within a limit: {@code the p99 queue wait of tasks of "pool" ≤ 20 ms}. A
 * percentile is the least duration that so many percent do not exceed, as in {@link Distribution}.
 */
record Figure(Kind kind, Measure measure, Selection selection, Bound bound, long nanos) implements Check {
    /** Which figure. */
    sealed interface Kind {}

    /** @param percent 0 for the shortest, 100 for the longest */
    record Percentile(int percent) implements Kind {}

    record Mean() implements Kind {}

    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        StateTimes times = new StateTimes();
        long[] durations = new long[1 << 10];
        int count = 0;
        long least = Long.MAX_VALUE; // of those that are certain
        long most = Long.MIN_VALUE;
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            long duration = tasks.has(task)
                    ? TaskFigures.duration(recorded, measure, task, times)
                    : Trace.NONE;
            if (duration != Trace.NONE) {
                if (count == durations.length) {
                    durations = Arrays.copyOf(durations, count * 2);
                }
                durations[count++] = duration;
                if (evidence.isRight(measure, task)) {
                    least = Math.min(least, duration);
                    most = Math.max(most, duration);
                }
            }
        }
        if (tasks.isEmpty()) {
            return Finding.open(selection.none(recorded));
        }
        if (count == 0) {
            return Finding.open(Message.say("claim.none-measured"));
        }
        long value = value(durations, count);
        boolean holds = bound.allows(value, nanos);
        List<Verdict.Place> places = holds ? List.of() : place(recorded, tasks, value);
        return new Finding(holds, isFinal(least, most), List.of(),
                Message.say("claim.found.value", Duration.ofNanos(value), (long) count), places, places.size());
    }

    /** Whether the answer stays whatever other tasks there are: the longest can only grow, the shortest only shrink. */
    private boolean isFinal(long least, long most) {
        return least <= most && switch (kind) {
            case Percentile(int percent) when percent == 100 -> bound.isFinal(most, nanos);
            case Percentile(int percent) when percent == 0 -> bound.isFinalBelow(least, nanos);
            case Percentile _,Mean _ -> false;
        };
    }

    /** The first task that the value is of; none of a mean. */
    private List<Verdict.Place> place(Snapshot recorded, Selection.Tasks tasks, long value) {
        StateTimes times = new StateTimes();
        for (int task = 1; task <= recorded.tasks() && kind instanceof Percentile; task++) {
            if (tasks.has(task) && TaskFigures.duration(recorded, measure, task, times) == value) {
                return List.of(Lasted.place(recorded, measure, task, value));
            }
        }
        return List.of();
    }

    private long value(long[] durations, int count) {
        switch (kind) {
            case Mean() -> {
                double sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += durations[i];
                }
                return Math.round(sum / count);
            }
            case Percentile(int percent) -> {
                Radix.sort(durations, count);
                return durations[Math.max(0, Distribution.rank(count, percent))];
            }
        }
    }
}
