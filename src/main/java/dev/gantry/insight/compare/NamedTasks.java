package dev.gantry.insight.compare;

import java.util.Arrays;
import java.util.BitSet;

import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskFigures;
import dev.gantry.insight.TaskIds;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** The tasks of a recording, those of one name side by side, and of these in order of submission. */
final class NamedTasks {
    private final Snapshot recorded;
    private final int[] tasks;
    private final int[] whole; // number of each one's whole name
    private final int[] from; // where those of each plain name begin, and where the last ones end

    /** All of this recording; their whole names have these numbers. */
    NamedTasks(Snapshot recorded, TaskIds ids, int[] wholeNames, NameNumbers names) {
        this.recorded = recorded;
        tasks = new int[ids.size()];
        whole = new int[ids.size()];
        from = new int[names.plainNames().size() + 1];
        for (int name : wholeNames) {
            from[names.plain(name) + 1]++;
        }
        Arrays.parallelPrefix(from, Integer::sum);
        int[] next = from.clone();
        for (int i = 0; i < wholeNames.length; i++) {
            int at = next[names.plain(wholeNames[i])]++;
            tasks[at] = ids.id(i);
            whole[at] = wholeNames[i];
        }
    }

    /**
     * For each of these the partner in another recording: the first of the same whole name that is not another's
     * partner, and then for what is left the first of the same plain name.
     *
     * @return pairs, the own task in the upper half of each, in order of plain names
     */
    long[] match(NamedTasks others, int wholeNames) {
        int[] first = new int[wholeNames]; // place of the next one of each name, plus one
        int[] after = new int[others.tasks.length];
        for (int i = others.tasks.length - 1; i >= 0; i--) {
            after[i] = first[others.whole[i]];
            first[others.whole[i]] = i + 1;
        }
        int[] partner = new int[tasks.length]; // its place, plus one
        BitSet taken = new BitSet(others.tasks.length);
        for (int i = 0; i < tasks.length; i++) {
            int place = first[whole[i]];
            if (place > 0) {
                partner[i] = place;
                taken.set(place - 1);
                first[whole[i]] = after[place - 1];
            }
        }
        long[] pairs = new long[Math.min(tasks.length, others.tasks.length)];
        int count = 0;
        for (int name = 0; name + 1 < from.length; name++) {
            int place = others.from[name];
            for (int i = from[name]; i < from[name + 1]; i++) {
                if (partner[i] == 0) {
                    place = taken.nextClearBit(place);
                    if (place >= others.from[name + 1]) {
                        continue;
                    }
                    partner[i] = ++place;
                }
                pairs[count++] = (long) tasks[i] << Integer.SIZE | others.tasks[partner[i] - 1];
            }
        }
        return Arrays.copyOf(pairs, count);
    }

    /** The tasks of this plain name. */
    int[] ofName(int plain) {
        return Arrays.copyOfRange(tasks, from[plain], from[plain + 1]);
    }

    /** What this took of those of this plain name of which it is known, in nanoseconds. */
    long[] durations(int plain, Measure measure) {
        StateTimes times = new StateTimes();
        long[] known = new long[from[plain + 1] - from[plain]];
        int count = 0;
        for (int i = from[plain]; i < from[plain + 1]; i++) {
            long duration = TaskFigures.duration(recorded, measure, tasks[i], times);
            if (duration != Trace.NONE) {
                known[count++] = duration;
            }
        }
        return Arrays.copyOf(known, count);
    }

    /** Those of this plain name, whose code ran so long. */
    Side side(int plain, long[] ran) {
        int failed = 0;
        for (int i = from[plain]; i < from[plain + 1]; i++) {
            failed += recorded.taskState(tasks[i]) == TaskState.FAILED ? 1 : 0;
        }
        return new Side(from[plain + 1] - from[plain], failed, mean(ran), mean(durations(plain, Measure.WAITED)));
    }

    private static double mean(long[] durations) {
        return Arrays.stream(durations).average().orElse(Double.NaN);
    }
}
