package dev.gantry.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;

class OverviewTest {
    @Test
    void aFewLanesHaveAStripEach() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        Frame frame = overview(snapshot, Viewport.fit(0, snapshot.horizon()));

        assertThat(IntStream.range(0, frame.rects().size()).filter(i -> frame.rects().count(i) > 0)
                .mapToObj(frame.rects()::subject).distinct().sorted())
                .containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    void manyLanesAreAddedUp() {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 503; lane++) {
            made.worker(lane, lane, "w");
            made.slice(lane, State.RUNNING, 1000, lane % 2 == 0 ? 2000 : 3000);
        }
        Snapshot snapshot = made.finish(4000);
        Frame frame = overview(snapshot, Viewport.fit(0, 4000));
        int both = heightAt(frame, 1500);
        int half = heightAt(frame, 2500);

        assertThat(both).isGreaterThan(40);
        assertThat(half).isBetween(both / 2 - 2, both / 2 + 2);
        assertThat(heightAt(frame, 3500)).isZero();
    }

    @Test
    void whatTheChartDoesNotShowIsShaded() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        Frame frame = overview(snapshot, new Viewport(1000 * Recordings.MS, 2000 * Recordings.MS, 0));
        Rects rects = frame.rects();
        int[] shades = IntStream.range(0, rects.size()).filter(i -> rects.style(i) == Style.SHADE).toArray();

        assertThat(shades).hasSize(2);
        assertThat(rects.width(shades[0])).isEqualTo(frame.scale().x(1000 * Recordings.MS));
        assertThat(rects.x(shades[1])).isEqualTo(frame.scale().x(2000 * Recordings.MS));
    }

    private static Frame overview(Snapshot snapshot, Viewport visible) {
        Frame frame = new Frame();
        new Overview().build(snapshot, Viewport.fit(snapshot.first(), snapshot.horizon()), visible, 1000, 64, frame);
        return frame;
    }

    private static int heightAt(Frame frame, long time) {
        int x = frame.scale().x(time);
        Rects rects = frame.rects();
        return IntStream.range(0, rects.size())
                .filter(i -> rects.style(i) == Style.RUNNING && rects.x(i) <= x && x < rects.x(i) + rects.width(i))
                .map(rects::height).sum();
    }
}
