package dev.gantry.view.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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
import dev.gantry.view.time.Viewport;

/** A point hits what is drawn there: each pixel of each bar hits that bar, unless something was drawn over it. */
class HitPropertyTest {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 220;

    @Property(tries = 60)
    void eachPixelOfEachBarHitsIt(@ForAll long seed) {
        Random random = new Random(seed);
        Snapshot snapshot = recording(random);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        long start = random.nextLong(snapshot.horizon());
        long span = 1 + random.nextLong(random.nextBoolean() ? snapshot.horizon() : 20_000);
        Viewport viewport = new Viewport(start, start + span, random.nextInt(40));
        Frame frame = Charts.of(snapshot, layout, viewport, FrameOptions.NONE, WIDTH, HEIGHT);
        Rects rects = frame.rects();
        int[] top = new int[WIDTH * HEIGHT];
        java.util.Arrays.fill(top, -1);
        for (int i = 0; i < rects.size(); i++) {
            for (int y = Math.max(0, rects.y(i)); rects.count(i) > 0
                    && y < Math.min(HEIGHT, rects.y(i) + rects.height(i)); y++) {
                for (int x = Math.max(0, rects.x(i)); x < Math.min(WIDTH, rects.x(i) + rects.width(i)); x++) {
                    top[y * WIDTH + x] = i;
                }
            }
        }
        for (int y = frame.lanesTop(); y < HEIGHT; y++) {
            for (int x = frame.scale().left(); x < WIDTH; x++) {
                int i = top[y * WIDTH + x];
                if (HitTest.at(frame, layout, x, y) instanceof Hit.OnSlice hit) {
                    assertThat(hit.lane()).isEqualTo(rects.subject(i));
                    assertThat(hit.depth()).isEqualTo(rects.depth(i));
                    assertThat(hit.first()).isEqualTo(rects.first(i));
                    assertThat(hit.count()).isEqualTo(rects.count(i));
                } else {
                    assertThat(i).as("a bar at %s, %s is not hit", x, y).isEqualTo(-1);
                }
            }
        }
    }

    private static Snapshot recording(Random random) {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 8; lane++) {
            made.worker(lane, lane, "w" + lane);
            long time = lane;
            for (int i = 0; i < 400; i++) {
                long length = 10 + random.nextInt(random.nextInt(10) == 0 ? 50_000 : 200);
                made.trace.sliceStarted(time, lane, i % 3 == 0 ? State.CALLBACK : State.RUNNING, 0);
                if (random.nextBoolean()) {
                    made.trace.blocked(time + length / 3, lane, 0, 0);
                    made.trace.unblocked(time + length / 2, lane, 0);
                }
                made.trace.sliceEnded(time + length, lane);
                time += length + random.nextInt(100);
            }
        }
        return made.finish(900_000);
    }
}
