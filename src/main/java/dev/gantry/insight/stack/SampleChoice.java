package dev.gantry.insight.stack;

import dev.gantry.insight.Area;
import dev.gantry.insight.Wanted;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.Samples;

/**
 * Which samples are asked for.
 *
 * @param area when and on which lanes; a wait belongs to it with the part that lies in it
 * @param kind of this kind
 * @param within only while a slice runs that is wanted; {@link Wanted#ALL} for all samples, in a slice or not
 */
public record SampleChoice(Area area, SampleKind kind, Wanted within) {
    /** Whether the sample with this number is one. */
    boolean takes(Snapshot snapshot, Samples samples, int i) {
        if (samples.kind(i) != kind || !area.hasLane(samples.lane(i))) {
            return false;
        }
        long start = samples.time(i);
        long end = kind == SampleKind.WAIT ? start + samples.weight(i) : start;
        return end >= area.start() && start <= area.end()
                && (within == Wanted.ALL || isWithin(snapshot.lane(samples.lane(i)), start));
    }

    /** The part of the sample's weight that lies in the area. */
    long weight(Samples samples, int i) {
        long weight = samples.weight(i);
        if (kind != SampleKind.WAIT) {
            return weight;
        }
        long start = samples.time(i);
        return Math.max(0, Math.min(start + weight, area.end()) - Math.max(start, area.start()));
    }

    private boolean isWithin(Lane lane, long time) {
        for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int slice = row.firstEndingAfter(time);
            if (slice < row.size() && row.start(slice) <= time && within.slice(row, slice)) {
                return true;
            }
        }
        return false;
    }
}
