package dev.gantry.insight.whatif;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Tasks in groups by a lane, each in order of a time. */
final class ByLane {
    private final int[] first;
    private final int[] members;
    private final IntToLongFunction time;

    private ByLane(int[] first, int[] members, IntToLongFunction time) {
        this.first = first;
        this.members = members;
        this.time = time;
    }

    /** The tasks from 0 up to this number, by the lane of each, from 0 up to {@code lanes}. */
    static ByLane of(int lanes, int tasks, IntUnaryOperator lane, IntToLongFunction time) {
        int[] first = new int[lanes + 2];
        for (int i = 0; i < tasks; i++) {
            first[lane.applyAsInt(i) + 1]++;
        }
        for (int i = 1; i < first.length; i++) {
            first[i] += first[i - 1];
        }
        int[] next = first.clone();
        int[] members = new int[tasks];
        for (int i = 0; i < tasks; i++) {
            members[next[lane.applyAsInt(i)]++] = i;
        }
        ByLane grouped = new ByLane(first, members, time);
        for (int of = 0; of <= lanes; of++) {
            grouped.sort(first[of], first[of + 1]);
        }
        return grouped;
    }

    /** As a rule they are in order: tasks are numbered in order of submission. */
    private void sort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (time.applyAsLong(members[i]) < time.applyAsLong(members[i - 1])) {
                Integer[] sorted = Arrays.stream(members, from, to).boxed().toArray(Integer[]::new);
                Arrays.sort(sorted, Comparator.comparingLong(time::applyAsLong));
                for (int at = from; at < to; at++) {
                    members[at] = sorted[at - from];
                }
                return;
            }
        }
    }

    /** Place of the first one of this lane. */
    int from(int lane) {
        return first[lane];
    }

    /** Place after the last one of this lane. */
    int to(int lane) {
        return first[lane + 1];
    }

    int at(int place) {
        return members[place];
    }

    long time(int place) {
        return time.applyAsLong(members[place]);
    }

    /** Place of the first one of this lane at or after this time. */
    int firstFrom(int lane, long at) {
        int low = from(lane);
        int high = to(lane);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
