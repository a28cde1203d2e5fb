package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.trace.Activity;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/**
 * The whole recording in a small strip, with the visible window: a thin strip for each lane while there are few, how
 * many lanes were at work where there are many. The coroutines of a thread that has many of them are one strip of
 * counts, as in the chart. Keeps scratch room: one for one thread.
 */
public final class Overview {
    private static final int THINNEST = 3;
    private static final int THICKEST = 9;
    private static final int AREA_STEP = 4;

    /** Rounding error limit, in pixels. */
    private static final double ROUNDING = 1e-6;

    /** Height of a thread's coroutine counts, in lanes. */
    private static final int CROWD_LANES = 3;

    private final Bars bars = new Bars();
    private final OverviewCoroutineCounts crowds = new OverviewCoroutineCounts();
    private int[] lanes = new int[64];

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
        build(snapshot, all, visible, FrameOptions.NONE, width, height, into);
    }

    /** The same, where what does not stand out is dimmed, and what was found or noted is marked. */
    public void build(
            Snapshot snapshot, Viewport all, Viewport visible, FrameOptions emphasis, int width, int height,
            Frame into) {
        into.begin(width, height, all.scale(0, width), 0, 0);
        into.rects().add(0, 0, width, height, Style.GUTTER);
        int count = workingLanes(snapshot);
        int margin = Math.min(6, height / 6);
        int room = height - 2 * margin;
        int rows = count + CROWD_LANES * crowds.count();
        if (rows * THINNEST <= room) {
            int pitch = rows == 0 ? room : Math.min(THICKEST, room / rows);
            int top = margin + (room - pitch * rows) / 2;
            for (int i = 0; i < count; i++) {
                strip(snapshot, snapshot.lane(lanes[i]), top + i * pitch, pitch - 1, emphasis, into);
            }
            for (int i = 0; i < crowds.count(); i++) {
                crowds.paint(snapshot, i, top + (count + CROWD_LANES * i) * pitch, CROWD_LANES * pitch - 1, emphasis,
                        into);
            }
        } else {
            int band = crowds.count() == 0 ? 0 : count == 0 ? room : room / 2;
            if (count > 0) {
                area(snapshot, count, margin, room - band, emphasis, into);
            }
            if (band > 0) {
                crowds.paintAll(snapshot, margin + room - band + 1, band - 1, emphasis, into);
            }
        }
        OverviewMarks.paint(emphasis, into);
        window(visible, into);
        into.rects().add(0, height - 1, width, 1, Style.SEPARATOR);
    }

    private int workingLanes(Snapshot snapshot) {
        int count = 0;
        crowds.clear();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && lane.coroutineCounts().opened() > Folds.MANY) {
                crowds.add(id);
            }
            if (lane != null && lane.depth() > 0 && !isInCrowd(snapshot, lane)) {
                lanes = count < lanes.length ? lanes : Arrays.copyOf(lanes, count * 2);
                lanes[count++] = id;
            }
        }
        return count;
    }

    private static boolean isInCrowd(Snapshot snapshot, Lane lane) {
        Lane thread = lane.kind().isCoroutine() ? snapshot.lane(lane.parent()) : null;
        return thread != null && thread.coroutineCounts().opened() > Folds.MANY;
    }

    private void strip(Snapshot snapshot, Lane lane, int top, int height, FrameOptions emphasis, Frame into) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            bars.start(lane.row(depth), into.scale(), snapshot.horizon(), 2, into.phase());
            while (bars.next()) {
                boolean dims = emphasis.dims(Style.of(bars.state()), lane.id(), depth, bars.first(), bars.count());
                boolean apart = bars.count() == 1 && bars.right() - bars.left() > 3;
                into.rects().add(bars.left(), top, bars.right() - bars.left() - (apart ? 1 : 0), height,
                        Style.of(bars.state()), dims ? Rects.DIMMED : 0, lane.id(), depth, bars.first(), bars.count(),
                        bars.used());
            }
        }
    }

    /** How many of the lanes worked, and how many were blocked above them, on average over each step. */
    private void area(Snapshot snapshot, int count, int top, int room, FrameOptions emphasis, Frame into) {
        int blockedFlags = emphasis.dims(Style.BLOCKED) ? Rects.DIMMED : 0;
        int runningFlags = emphasis.dims(Style.RUNNING) ? Rects.DIMMED : 0;
        Activity activity = snapshot.activity();
        long horizon = snapshot.horizon();
        int bottom = top + room;
        long time = Math.min(horizon, into.scale().time(0));
        double worked = activity.workedBefore(time);
        double blocked = activity.blockedBefore(time);
        for (int x = 0; x < into.width() && time < horizon; x += AREA_STEP) {
            long next = Math.min(horizon, into.scale().time(x + AREA_STEP));
            double workedNext = activity.workedBefore(next);
            double blockedNext = activity.blockedBefore(next);
            double share = room / (count * (double) Math.max(1, next - time));
            int high = height((workedNext - worked) * share, room);
            int both = height((workedNext - worked + blockedNext - blocked) * share, room);
            into.rects().add(x, bottom - both, AREA_STEP, both - high, Style.BLOCKED, blockedFlags, 0, -1, 0, 0);
            into.rects().add(x, bottom - high, AREA_STEP, high, Style.RUNNING, runningFlags, 0, -1, 0, 0);
            time = next;
            worked = workedNext;
            blocked = blockedNext;
        }
    }

    /** Height of at least one pixel. */
    private static int height(double pixels, int room) {
        return (int) Math.clamp(Math.ceil(pixels - ROUNDING), 0, room);
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
