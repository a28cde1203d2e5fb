package dev.gantry.insight.compare;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskFigures;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;

/**
 * The tasks of two recordings that are each other's partners, and what became of each: how long it ran in both, and
 * whether it starts in another order. Pairs are numbered by the first recording's tasks. Never changes.
 */
public final class Pairs {
    private final long[] forth; // the first one's task, and the second one's in the lower half; rising
    private final long[] back; // the second one's task, and the number of the pair; rising
    private final long[] ranBefore;
    private final long[] ranAfter;
    private final BitSet moved = new BitSet();

    /** These, in any order: the task of the first in the upper half, that of the second in the lower one. */
    Pairs(Snapshot before, Snapshot after, long[] pairs) {
        forth = Arrays.stream(pairs).sorted().toArray();
        back = IntStream.range(0, forth.length).mapToLong(pair -> packed(after(pair), pair)).sorted().toArray();
        ranBefore = IntStream.range(0, forth.length).mapToLong(pair -> ran(before, before(pair))).toArray();
        ranAfter = IntStream.range(0, forth.length).mapToLong(pair -> ran(after, after(pair))).toArray();
        findMoved(before, after);
    }

    private static long packed(int high, int low) {
        return (long) high << Integer.SIZE | low;
    }

    private static long ran(Snapshot recorded, int task) {
        return TaskFigures.duration(recorded, Measure.RAN, task, new StateTimes());
    }

    /** How many there are. */
    public int size() {
        return forth.length;
    }

    /** The first one's task of this pair. */
    public int before(int pair) {
        return (int) (forth[pair] >>> Integer.SIZE);
    }

    /** The second one's task of this pair. */
    public int after(int pair) {
        return (int) forth[pair];
    }

    /** The pair of this task of the first; -1 if it has no partner. */
    public int ofBefore(int task) {
        return find(forth, task);
    }

    /** The pair of this task of the second; -1 if it has no partner. */
    public int ofAfter(int task) {
        int at = find(back, task);
        return at < 0 ? -1 : (int) back[at];
    }

    /** How many nanoseconds its code was on a thread in the first; {@link Trace#NONE} if it has not ended. */
    public long ranBefore(int pair) {
        return ranBefore[pair];
    }

    /** The same in the second. */
    public long ranAfter(int pair) {
        return ranAfter[pair];
    }

    /** How much longer it runs in the second: 0.1 is ten per cent; NaN if that is not known. */
    public double change(int pair) {
        return ranBefore[pair] == Trace.NONE || ranAfter[pair] == Trace.NONE
                ? Double.NaN
                : ranAfter[pair] == ranBefore[pair] ? 0 : ranAfter[pair] / (double) ranBefore[pair] - 1;
    }

    /** Whether it has to move for all to start in the order of the first. */
    public boolean isMoved(int pair) {
        return moved.get(pair);
    }

    /** How many have to. */
    public int moved() {
        return moved.cardinality();
    }

    private static int find(long[] packed, int task) {
        int at = Arrays.binarySearch(packed, packed(task, 0));
        int found = at < 0 ? -at - 1 : at;
        return found < packed.length && packed[found] >>> Integer.SIZE == task ? found : -1;
    }

    /** All move but those of the longest series that starts in the same order in both: what stands still. */
    private void findMoved(Snapshot before, Snapshot after) {
        long[] first = IntStream.range(0, size()).mapToLong(pair -> before.taskStarted(before(pair))).toArray();
        long[] second = IntStream.range(0, size()).mapToLong(pair -> after.taskStarted(after(pair))).toArray();
        int[] both = IntStream.range(0, size())
                .filter(pair -> first[pair] != Trace.NONE && second[pair] != Trace.NONE).toArray();
        int[] started = Indices.sorted(both, (one, other) -> first[one] != first[other]
                ? Long.compare(first[one], first[other])
                : Long.compare(second[one], second[other]));
        Arrays.stream(started).forEach(moved::set);
        long[] starts = Arrays.stream(started).mapToLong(pair -> second[pair]).toArray();
        Arrays.stream(Rising.places(starts, false)).forEach(place -> moved.clear(started[place]));
    }

    /** Of these pairs the one whose run times differ most, the first of such. */
    OptionalInt farthest(int[] pairs) {
        int farthest = -1;
        for (int pair : pairs) {
            if (farthest < 0 || difference(pair) > difference(farthest)) {
                farthest = pair;
            }
        }
        return farthest < 0 ? OptionalInt.empty() : OptionalInt.of(farthest);
    }

    private long difference(int pair) {
        return Double.isNaN(change(pair)) ? -1 : Math.abs(ranAfter[pair] - ranBefore[pair]);
    }
}
