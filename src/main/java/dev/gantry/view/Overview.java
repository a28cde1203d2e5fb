package dev.gantry.view;

import java.util.Arrays;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;

/**
 * The whole recording in a small strip, with the visible window: a thin strip for each lane while there are few, how many
 * lanes were at work where there are many. Keeps scratch room: one for one thread.
 */
public final class Overview {
    private static final int THINNEST = 3;
    private static final int THICKEST = 9;
    private static final int AREA_STEP = 4;
    private static final int MOST_LANES = 256;
    private static final int MOST_LANES_LIVE = 32;

    private final Bars bars = new Bars();
    private int[] lanes = new int[64];
    private Snapshot sampled;
    private Viewport sampledFor;
    private int[] working = {};
    private int[] blocked = {};

    /** An overview with no room yet. */
    public Overview() {}

    /**
     * Fills a frame; its scale says where times lie, from edge to edge.
     *
     * @param snapshot the recording
     * @param all what part of it the strip shows, as a rule {@link Viewport#fit}
     * @param visible what the chart shows, marked in the strip
     * @param width the strip's width in pixels
     * @param height the strip's height in pixels
     * @param into the frame; what it held is gone
     */
    public void build(Snapshot snapshot, Viewport all, Viewport visible, int width, int height, Frame into) {
        build(snapshot, all, visible, Emphasis.NONE, width, height, into);
    }

    /** The same, where what does not stand out is dimmed, and what was found or noted is marked. */
    public void build(
            Snapshot snapshot, Viewport all, Viewport visible, Emphasis emphasis, int width, int height, Frame into) {
        into.begin(width, height, all.scale(0, width), 0, 0);
        into.rects().add(0, 0, width, height, Style.GUTTER);
        int count = workingLanes(snapshot);
        int margin = Math.min(6, height / 6);
        int room = height - 2 * margin;
        if (count * THINNEST <= room) {
            int pitch = count == 0 ? room : Math.min(THICKEST, room / count);
            int top = margin + (room - pitch * count) / 2;
            for (int i = 0; i < count; i++) {
                strip(snapshot, snapshot.lane(lanes[i]), top + i * pitch, pitch - 1, emphasis, into);
            }
        } else {
            area(snapshot, all, count, margin, room, emphasis, into);
        }
        OverviewMarks.paint(emphasis, into);
        window(visible, into);
        into.rects().add(0, height - 1, width, 1, Style.SEPARATOR);
    }

    private int workingLanes(Snapshot snapshot) {
        int count = 0;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && lane.depth() > 0) {
                lanes = count < lanes.length ? lanes : Arrays.copyOf(lanes, count * 2);
                lanes[count++] = id;
            }
        }
        return count;
    }

    private void strip(Snapshot snapshot, Lane lane, int top, int height, Emphasis emphasis, Frame into) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            bars.start(lane.row(depth), into.scale(), snapshot.horizon(), 2, into.phase());
            while (bars.next()) {
                boolean dims = emphasis.dims(Style.of(bars.state()), lane.id(), depth, bars.first(), bars.count());
                boolean apart = bars.count() == 1 && bars.right() - bars.left() > 3;
                into.rects().add(bars.left(), top, bars.right() - bars.left() - (apart ? 1 : 0), height,
                        Style.of(bars.state()), dims ? Rects.DIMMED : 0, lane.id(), depth, bars.first(), bars.count());
            }
        }
    }

    private void area(
            Snapshot snapshot, Viewport all, int count, int top, int room, Emphasis emphasis, Frame into) {
        int blockedFlags = emphasis.dims(Style.BLOCKED) ? Rects.DIMMED : 0;
        int runningFlags = emphasis.dims(Style.RUNNING) ? Rects.DIMMED : 0;
        int steps = Math.ceilDiv(into.width(), AREA_STEP);
        int sample = Math.min(count, snapshot.finished() ? MOST_LANES : MOST_LANES_LIVE);
        if (snapshot != sampled || !all.equals(sampledFor) || working.length != steps) {
            sample(snapshot, into.scale(), count, sample, steps);
            sampled = snapshot;
            sampledFor = all;
        }
        for (int step = 0; step < steps; step++) {
            int high = Math.ceilDiv(working[step] * room, sample);
            int both = Math.ceilDiv((working[step] + blocked[step]) * room, sample);
            into.rects().add(step * AREA_STEP, top + room - both, AREA_STEP, both - high, Style.BLOCKED, blockedFlags,
                    0, -1, 0, 0);
            into.rects().add(step * AREA_STEP, top + room - high, AREA_STEP, high, Style.RUNNING, runningFlags, 0, -1,
                    0,
                    0);
        }
    }

    /**
     * Counts how many of the lanes were at work in the middle of each step; of very many lanes an even sample. Only when
     * the recording or the scale has changed: this looks at every lane.
     */
    private void sample(Snapshot snapshot, TimeScale scale, int count, int sample, int steps) {
        working = new int[steps];
        blocked = new int[steps];
        for (int step = 0; step < steps; step++) {
            long time = scale.time(step * AREA_STEP + AREA_STEP / 2);
            for (int k = 0; k < sample; k++) {
                State state = stateAt(snapshot.lane(lanes[(int) ((long) k * count / sample)]), time);
                working[step] += state != null && state.isWork() ? 1 : 0;
                blocked[step] += state == State.BLOCKED ? 1 : 0;
            }
        }
    }

    /** What the lane did, by its innermost slice; null for nothing. */
    private static State stateAt(Lane lane, long time) {
        for (int depth = lane.depth() - 1; depth >= 0; depth--) {
            Row row = lane.row(depth);
            int i = row.at(time);
            if (i >= 0) {
                return row.state(i);
            }
        }
        return null;
    }

    private static void window(Viewport visible, Frame into) {
        TimeScale scale = into.scale();
        int height = into.height();
        int left = Math.min(scale.clampedX(visible.start()), scale.right() - 3);
        int right = Math.max(left + 3, scale.clampedX(visible.end()));
        Rects rects = into.rects();
        rects.add(0, 0, left, height, Style.SHADE);
        rects.add(right, 0, scale.right() - right, height, Style.SHADE);
        rects.add(left, 0, right - left, 1, Style.TRIANGLE);
        rects.add(left, height - 1, right - left, 1, Style.TRIANGLE);
        rects.add(left, 0, 2, height, Style.TRIANGLE);
        rects.add(right - 2, 0, 2, height, Style.TRIANGLE);
    }
}
