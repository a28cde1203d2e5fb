package dev.gantry.view.frame;

import java.util.BitSet;

import dev.gantry.insight.lint.LockHolders;
import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;
import dev.gantry.trace.Wake;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.WhyBlocked;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/**
 * Task flow of the selection: how long it was queued, arrows from submission to start and from end to callback where
 * the lane changes, and from the lane that woke it when it was blocked. Where it waits for a lock, arrows lead to the
 * lane that holds it, and on from there if that waits for one, too: of a deadlock this is a circle.
 */
final class FlowPainter {
    private static final int CURVE = 20;
    private static final int LEAST_BOW = 24;
    private static final int MOST_BOW = 96;
    private static final int MOST_WAKES = 64;
    private static final int FAR = 4000;
    private static final int MOST_LANES = 4_000;

    void paint(Scene scene) {
        if (scene.metrics().isText() || scene.emphasis().selected() == Selection.NONE) {
            return;
        }
        switch (scene.emphasis().selected()) {
            case Selection.OfTask(int id) when scene.snapshot().hasTask(id) -> task(scene, scene.snapshot().task(id));
            case Selection.OfSlice(int lane, int depth, int index) -> slice(scene, lane, depth, index);
            default -> {}
        }
    }

    private void task(Scene scene, Task task) {
        Snapshot snapshot = scene.snapshot();
        if (task.started() == Trace.NONE) {
            whisker(scene, task.submittedBy(), task.submitted(),
                    task.ended() == Trace.NONE ? snapshot.horizon() : task.ended());
            return;
        }
        whisker(scene, task.lane(), task.submitted(), task.started());
        submission(scene, task);
        for (Callback callback : task.callbacks()) {
            if (callback.lane() != task.lane()) {
                arrow(scene, task.lane(), task.ended(), callback.lane(), callback.start(), false);
            }
        }
        waiters(scene, task);
        if (scene.emphasis().spot().filter(spot -> slice(scene, spot.lane(), spot.depth(), spot.index())).isEmpty()) {
            long end = task.ended() == Trace.NONE ? snapshot.horizon() : task.ended();
            wakes(scene, snapshot.lane(task.lane()), task.started(), end);
        }
    }

    /** Arrows to the lanes that waited for the task's result and went on when it ended. */
    private void waiters(Scene scene, Task task) {
        Snapshot snapshot = scene.snapshot();
        if (task.ended() == Trace.NONE || snapshot.lanes() > MOST_LANES) {
            return;
        }
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                int i = row.at(task.ended());
                if (i >= 0 && row.state(i) == State.BLOCKED && row.awaited(i) == task.id() && !row.isOpen(i)) {
                    arrow(scene, task.lane(), task.ended(), id, row.end(i), true);
                }
            }
        }
    }

    /** Arrow from the lane that unblocked this slice; says whether it was blocked. */
    private boolean slice(Scene scene, int id, int depth, int index) {
        Lane lane = scene.snapshot().lane(id);
        if (lane == null || depth >= lane.depth() || index >= lane.row(depth).size()
                || lane.row(depth).state(index) != State.BLOCKED) {
            return false;
        }
        Row row = lane.row(depth);
        WhyBlocked.wokenBy(scene.snapshot(), row, index)
                .ifPresent(by -> arrow(scene, by, row.end(index), id, row.end(index), true));
        if (scene.snapshot().lanes() <= MOST_LANES) {
            holders(scene, row, index);
        }
        return true;
    }

    private void holders(Scene scene, Row waiting, int index) {
        Snapshot snapshot = scene.snapshot();
        LockHolders holders = new LockHolders(snapshot);
        long end = waiting.isOpen(index) ? snapshot.horizon() : waiting.end(index);
        long time = waiting.start(index) + (end - waiting.start(index)) / 2;
        float wide = x(scene.scale(), end) - x(scene.scale(), waiting.start(index));
        float bow = Math.clamp(wide / 4, scene.metrics().px(LEAST_BOW), scene.metrics().px(MOST_BOW));
        int holder = holders.of(waiting, index);
        int from = waiting.lane();
        BitSet seen = new BitSet();
        while (holder != 0 && !seen.get(from)) {
            held(scene, from, holder, x(scene.scale(), time), bow);
            seen.set(from);
            from = holder;
            holder = holderAt(snapshot.lane(from), time, holders);
        }
    }

    /** Who holds the lock that this lane waits for at this time; 0 if it waits for none. */
    private static int holderAt(Lane lane, long time, LockHolders holders) {
        int holder = 0;
        for (int depth = 0; depth < lane.depth() && holder == 0; depth++) {
            int i = lane.row(depth).at(time);
            holder = i < 0 ? 0 : holders.of(lane.row(depth), i);
        }
        return holder;
    }

    private void wakes(Scene scene, Lane lane, long from, long to) {
        if (lane == null) {
            return;
        }
        int first = lane.firstWakeFrom(from);
        for (int i = first; i < Math.min(lane.wakes(), first + MOST_WAKES); i++) {
            Wake wake = lane.wake(i);
            if (wake.time() > to) {
                return;
            }
            arrow(scene, wake.by(), wake.time(), lane.id(), wake.time(), true);
        }
    }

    /** Queue time: a thin stripe below the bars, from the submission to the start. */
    private void whisker(Scene scene, int lane, long from, long to) {
        int line = scene.layout().lineOf(lane);
        if (line < 0 || scene.layout().kind(line) == LineKind.PROCESS) {
            return;
        }
        Metrics metrics = scene.metrics();
        int left = scene.scale().clampedX(from);
        int right = scene.scale().clampedX(to);
        int thick = Math.max(2, metrics.pad() - 1);
        scene.rects().add(left, scene.top(line) + scene.layout().height(line) - thick, right - left, thick,
                Style.QUEUED);
    }

    /** From the submitter down to the queue, along it while the task waits, and on to where it starts. */
    private void submission(Scene scene, Task task) {
        int y0 = scene.middleOf(task.submittedBy());
        int y1 = scene.middleOf(task.lane());
        float x0 = x(scene.scale(), task.submitted());
        float x1 = x(scene.scale(), task.started());
        Metrics metrics = scene.metrics();
        int lead = metrics.px(12);
        int queue = scene.layout().lineOfQueue(task.executor());
        if (y0 < 0 || y1 < 0 || task.submittedBy() == task.lane()) {
            return;
        }
        if (queue < 0 || x1 - x0 < 3 * lead) {
            arrow(scene, task.submittedBy(), task.submitted(), task.lane(), task.started(), false);
            return;
        }
        int along = scene.top(queue) + scene.layout().height(queue) - Math.max(1, metrics.pad() / 2);
        Paths paths = scene.frame().paths();
        int soft = metrics.px(6);
        paths.point(x0, y0);
        paths.bend(x0, along, x0, y0, x1 - lead, along, soft);
        paths.bend(x1 - lead, along, x0, along, x1 - lead, y1, soft);
        paths.bend(x1 - lead, y1, x1 - lead, along, x1, y1, soft);
        paths.point(x1, y1);
        paths.end(Paths.Line.PLAIN);
    }

    /** To who holds what this lane waits for: down on the right, up on the left, so that some may close to a circle. */
    private void held(Scene scene, int from, int holder, float x, float bow) {
        int y0 = scene.middleOf(from);
        int y1 = scene.middleOf(holder);
        if (y0 >= 0 && y1 >= 0 && from != holder) {
            float side = y1 > y0 ? x + bow : x - bow;
            curve(scene.frame().paths(), x, y0, side, side, x, y1);
            scene.frame().paths().end(Paths.Line.THICK);
        }
    }

    private void arrow(Scene scene, int fromLane, long from, int toLane, long to, boolean dashed) {
        int y0 = scene.middleOf(fromLane);
        int y1 = scene.middleOf(toLane);
        if (y0 < 0 || y1 < 0 || fromLane == toLane) {
            return;
        }
        float x0 = x(scene.scale(), from);
        float x1 = x(scene.scale(), to);
        float bend = dashed ? 14 : Math.clamp(Math.abs(x1 - x0) / 2, 16f, 72f);
        Paths paths = scene.frame().paths();
        curve(paths, x0, y0, x0 + bend, x1 - bend, x1, y1);
        paths.end(dashed ? Paths.Line.DASHED : Paths.Line.PLAIN);
    }

    /** From one point to another; it leaves and comes towards the other two abscissas. */
    private static void curve(Paths paths, float x0, int y0, float leave, float come, float x1, int y1) {
        for (int i = 0; i <= CURVE; i++) {
            float t = i / (float) CURVE;
            float u = 1 - t;
            float a = u * u * u;
            float b = 3 * u * u * t;
            float c = 3 * u * t * t;
            float d = t * t * t;
            paths.point(a * x0 + b * leave + c * come + d * x1, (a + b) * y0 + (c + d) * y1);
        }
    }

    private static float x(TimeScale scale, long time) {
        return Math.clamp(scale.x(time), scale.left() - FAR, scale.right() + FAR);
    }
}
