package dev.gantry.view.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.frame.Charts;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Fault;
import dev.gantry.view.time.Viewport;

class HitTestTest {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 400;

    @Test
    void agreesWithWhatIsPainted() {
        Random random = new Random(6);
        Snapshot snapshot = busy(random);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        for (int round = 0; round < 60; round++) {
            long start = random.nextLong(snapshot.horizon());
            Viewport viewport = new Viewport(start, start + 1 + random.nextLong(snapshot.horizon()),
                    random.nextInt(60));
            Frame frame = Charts.of(snapshot, layout, viewport, FrameOptions.NONE, WIDTH, HEIGHT);
            int[] top = topmost(frame);
            for (int i = 0; i < 500; i++) {
                int x = frame.scale().left() + random.nextInt(frame.scale().width());
                int y = frame.lanesTop() + random.nextInt(HEIGHT - frame.lanesTop());
                agrees(snapshot, frame, layout, top[y * WIDTH + x], x, y);
            }
        }
    }

    private static void agrees(Snapshot snapshot, Frame frame, LaneLayout layout, int rect, int x, int y) {
        Rects rects = frame.rects();
        switch (HitTest.at(frame, layout, x, y)) {
            case Hit.OnSlice(int lane, int depth, int first, int count, long time) -> {
                assertThat(rects.subject(rect)).isEqualTo(lane);
                assertThat(rects.first(rect)).isEqualTo(first);
                assertThat(rects.count(rect)).isEqualTo(count);
                Row row = snapshot.lane(lane).row(depth);
                assertThat(frame.scale().x(row.start(first))).as("but for the inset").isLessThanOrEqualTo(x + 2);
                assertThat(time).isEqualTo(frame.scale().time(x));
            }
            case Hit.OnMark(int lane, int first, int count) -> {
                assertThat(rects.style(rect)).isEqualTo(Style.MARK);
                assertThat(rects.first(rect)).isEqualTo(first);
                assertThat(count).isPositive();
                assertThat(lane).isEqualTo(rects.subject(rect));
            }
            case Hit.OnGap _,Hit.OnQueue _,Hit.Nothing _ -> assertThat(rects.count(rect)).isZero();
            case Hit.OnRuler _,Hit.OnNote _,Hit.OnCorner _,Hit.OnHead _,Hit.OnHolder _,Hit.OnCrowd _,Hit.OnFault _ ->
                throw new AssertionError("outside of the lanes");
        }
    }

    @Test
    void aFaultIsHitOnItsStripAndOnItsSignAndNowhereElse() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        int lane = snapshot.task(1).lane();
        long end = snapshot.horizon() / 2;
        Frame frame = Charts.of(snapshot, layout, Viewport.fit(snapshot.first(), snapshot.horizon()),
                FrameOptions.NONE.marking(List.of(new Fault(99, 0, 1, 0, "of a lane that is not there"),
                        new Fault(lane, 0, end, 1, "a fault"))),
                WIDTH, HEIGHT);
        int top = frame.lanesTop() + layout.top(layout.lineOf(lane));
        int edge = top + layout.height(layout.lineOf(lane)) - 3;
        int x = frame.scale().x(end / 2);
        assertThat(HitTest.at(frame, layout, x, edge)).isEqualTo(new Hit.OnFault(1));
        assertThat(HitTest.at(frame, layout, 6, top + Metrics.USUAL.line(1) / 2)).isEqualTo(new Hit.OnFault(1));
        assertThat(HitTest.at(frame, layout, frame.scale().x(end) + 20, edge)).isNotInstanceOf(Hit.OnFault.class);
        assertThat(HitTest.at(frame, layout, 150, top + 8)).isInstanceOf(Hit.OnHead.class);
    }

    @Test
    void knowsRulerHeadsTrianglesAndNothing() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        Frame frame = Charts.whole(snapshot, WIDTH);
        int left = frame.scale().left();
        int lanes = frame.lanesTop();

        assertThat(HitTest.at(frame, layout, left + 50, 3)).isEqualTo(new Hit.OnRuler(frame.scale().time(left + 50)));
        assertThat(HitTest.at(frame, layout, 3, 3)).isInstanceOf(Hit.OnCorner.class);
        assertThat(HitTest.at(frame, layout, 14, lanes + 10)).isEqualTo(new Hit.OnHead(0, Recordings.PROCESS, true));
        assertThat(HitTest.at(frame, layout, 150, lanes + 10)).isEqualTo(new Hit.OnHead(0, Recordings.PROCESS, false));
        assertThat(HitTest.at(frame, layout, 150, lanes + layout.top(2) + 3)).isEqualTo(new Hit.OnHead(2, 0, false));
        assertThat(HitTest.at(frame, layout, left + 50, lanes + layout.top(2) + 10)).isInstanceOf(Hit.OnQueue.class);
        assertThat(HitTest.at(frame, layout, left + 50, lanes + layout.height() + 5)).isEqualTo(Hit.NOTHING);
        assertThat(HitTest.at(frame, layout, -1, 5)).isEqualTo(Hit.NOTHING);
    }

    /** For each pixel the last rectangle that shows a slice or mark there, or the last at all. */
    private static int[] topmost(Frame frame) {
        int[] top = new int[WIDTH * HEIGHT];
        Rects rects = frame.rects();
        for (int i = 0; i < rects.size(); i++) {
            for (int y = Math.max(0, rects.y(i)); y < Math.min(HEIGHT, rects.y(i) + rects.height(i)); y++) {
                for (int x = Math.max(0, rects.x(i)); x < Math.min(WIDTH, rects.x(i) + rects.width(i)); x++) {
                    boolean ground = rects.count(i) == 0 && rects.count(top[y * WIDTH + x]) > 0;
                    top[y * WIDTH + x] = ground ? top[y * WIDTH + x] : i;
                }
            }
        }
        return top;
    }

    private static Snapshot busy(Random random) {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 9; lane++) {
            made.worker(lane * 10L, lane, "worker-" + lane);
            long time = lane * 20L;
            for (int i = 0; i < 400; i++) {
                time += random.nextInt(50);
                long end = time + random.nextInt(random.nextInt(10) == 0 ? 2000 : 60);
                made.trace.sliceStarted(time, lane, State.RUNNING, 0);
                made.trace.sliceStarted(time + (end - time) / 3, lane, State.BLOCKED, 0);
                made.trace.sliceEnded(time + 2 * (end - time) / 3, lane);
                made.trace.mark(end, lane, 0);
                made.trace.sliceEnded(end, lane);
                time = end;
            }
        }
        return made.finish(100_000);
    }
}
