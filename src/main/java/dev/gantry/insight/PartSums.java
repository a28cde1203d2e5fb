package dev.gantry.insight;

import java.util.ArrayList;
import java.util.List;

/** Adds up how long things were on in each part of a stretch of time; the cost of one does not grow with its length. */
final class PartSums {
    private final Parts parts;
    private final long[] nanos;
    private final int[] more; // of those that are on in all of a part, how many more than in the part before

    PartSums(Parts parts) {
        this.parts = parts;
        nanos = new long[parts.count()];
        more = new int[parts.count() + 1];
    }

    /** Something was on from one time to another, be they within or not. */
    void add(long from, long to) {
        long start = Math.max(from, parts.start());
        long end = Math.min(to, parts.end());
        if (start >= end) {
            return;
        }
        int first = parts.at(start);
        int last = parts.at(end - 1);
        if (first == last) {
            nanos[first] += end - start;
            return;
        }
        nanos[first] += parts.edge(first + 1) - start;
        nanos[last] += end - parts.edge(last);
        more[first + 1]++;
        more[last]--;
    }

    /** Things between two times were on for so long in all; false if the times do not lie in one part. */
    boolean addWithin(long from, long to, long time) {
        int part = parts.at(from);
        if (from < parts.edge(part) || to > parts.edge(part + 1)) {
            return false;
        }
        nanos[part] += time;
        return true;
    }

    /** How many were on at once in each part, on average. */
    List<Double> means() {
        List<Double> means = new ArrayList<>(nanos.length);
        int on = 0;
        for (int part = 0; part < nanos.length; part++) {
            on += more[part];
            means.add(on + nanos[part] / (double) Math.max(1, parts.length(part)));
        }
        return means;
    }
}
