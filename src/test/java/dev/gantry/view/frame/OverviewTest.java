package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

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
    void manyCoroutinesOfAThreadAreACrowdAndFewHaveAStripEach() {
        Snapshot many = Coroutines.many(200, 2_000);
        Frame frame = overview(many, Viewport.fit(0, many.horizon()));
        assertThat(subjects(frame, Style.SUSPENDED)).as("who waits").containsExactly(Recordings.MAIN);
        assertThat(subjects(frame, Style.READY)).containsExactly(Recordings.MAIN);
        assertThat(subjects(frame, Style.RUNNING)).as("no strip of a single one").containsExactly(Recordings.MAIN);
        int waiting = IntStream.range(0, frame.rects().size()).filter(i -> frame.rects().style(i) == Style.SUSPENDED)
                .map(frame.rects()::height).max().orElse(0);
        assertThat(waiting).as("nearly all of them wait, nearly always").isGreaterThan(10);

        Snapshot few = Coroutines.three();
        assertThat(subjects(overview(few, Viewport.fit(0, few.horizon())), Style.RUNNING)).contains(3, 4, 5);
    }

    @Test
    void aCrowdBesideManyLanesIsStillThere() {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 503; lane++) {
            made.worker(lane, lane, "w");
            made.slice(lane, State.RUNNING, 1000, 2000);
        }
        for (int lane = 503; lane < 603; lane++) {
            made.trace.laneOpened(1500, lane, Recordings.MAIN, LaneKind.GREENLET, LaneRole.PLAIN, 0);
        }
        Frame frame = overview(made.finish(4000), Viewport.fit(0, 4000));
        assertThat(subjects(frame, Style.SUSPENDED)).containsExactly(Recordings.MAIN);
        assertThat(heightAt(frame, 1600)).as("and so are the others").isPositive();
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

    private static List<Integer> subjects(Frame frame, Style style) {
        return IntStream.range(0, frame.rects().size()).filter(i -> frame.rects().style(i) == style)
                .map(frame.rects()::subject).distinct().sorted().boxed().toList();
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
