package dev.gantry.view.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        List<Integer> chain = new ArrayList<>(List.of(waiting.lane()));
        int holder = holders.of(waiting, index);
        while (holder != 0 && !chain.contains(holder)) {
            chain.add(holder);
            holder = holderAt(snapshot.lane(holder), time, holders);
        }
        if (holder != 0) {
            chain.add(holder); // of a circle, which it closes
        }
        held(scene, chain, x(scene.scale(), time), bow);
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

    /** From each lane to the next, on an ellipse around all of them: down on its right half, up on its left one. */
    private static void held(Scene scene, List<Integer> chain, float x, float bow) {
        int[] ys = chain.stream().mapToInt(scene::middleOf).toArray(); // negative of those that are hidden
        int top = Arrays.stream(ys).filter(y -> y >= 0).min().orElse(0);
        int bottom = Arrays.stream(ys).max().orElse(0);
        double middle = (top + bottom) / 2.0;
        double half = (bottom - top) / 2.0;
        Paths paths = scene.frame().paths();
        for (int i = 1; i < ys.length; i++) {
            if (ys[i] >= 0 && ys[i - 1] >= 0 && ys[i] != ys[i - 1]) {
                double from = Math.asin((ys[i - 1] - middle) / half);
                double to = Math.asin((ys[i] - middle) / half);
                for (int step = 0; step <= CURVE; step++) {
                    double angle = from + (to - from) * step / CURVE;
                    double side = bow * Math.cos(angle);
                    paths.point((float) (ys[i] > ys[i - 1] ? x + side : x - side),
                            (float) (middle + half * Math.sin(angle)));
                }
                paths.end(Paths.Line.THICK);
            }
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
        for (int i = 0; i <= CURVE; i++) {
            float t = i / (float) CURVE;
            float u = 1 - t;
            float a = u * u * u;
            float b = 3 * u * u * t;
            float c = 3 * u * t * t;
            float d = t * t * t;
            paths.point(a * x0 + b * (x0 + bend) + c * (x1 - bend) + d * x1, (a + b) * y0 + (c + d) * y1);
        }
        paths.end(dashed ? Paths.Line.DASHED : Paths.Line.PLAIN);
    }

    private static float x(TimeScale scale, long time) {
        return Math.clamp(scale.x(time), scale.left() - FAR, scale.right() + FAR);
    }
}
