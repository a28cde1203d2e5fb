package dev.gantry.insight.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * Places that are being found: the first ones are kept, behind the worst, and all are counted. For one thread at a
 * time.
 */
public final class Places {
    private final List<Verdict.Place> first = new ArrayList<>();
    private Verdict.Place worst;
    private long extent = Long.MIN_VALUE;
    private long count;

    /** None so far. */
    public Places() {}

    /** Adds a place where a claim is missed by so much. */
    public void add(Verdict.Place place, long by) {
        count++;
        if (by > extent) {
            extent = by;
            worst = place;
        }
        if (first.size() < Verdict.MOST) {
            first.add(place);
        }
    }

    /** How many there are in all. */
    public long count() {
        return count;
    }

    /** By how much the worst misses it; the least {@code long} if there is none. */
    public long extent() {
        return extent;
    }

    List<Verdict.Place> list() {
        List<Verdict.Place> all = new ArrayList<>();
        if (worst != null) {
            all.add(worst);
            first.stream().filter(place -> place != worst).limit(Verdict.MOST - 1).forEach(all::add);
        }
        return all;
    }
}
