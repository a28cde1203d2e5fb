package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/** Bars show what a scan of every slice finds, for any recording, any window and any width. */
class BarsPropertyTest {
    private static final int LANE = 3;
    private static final State[] STATES = {State.RUNNING, State.CALLBACK, State.SENDING};

    @Property(tries = 400)
    void coverThePixelsOfTheirSlicesAndHideAsManyAsTheySay(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6000) int slices,
            @ForAll @IntRange(min = 1, max = 2000) int width, @ForAll @IntRange(min = 2, max = 6) int own) {
        Random random = new Random(seed);
        Snapshot snapshot = recording(random, slices);
        Row row = snapshot.lane(LANE).row(0);
        TimeScale scale = window(random, snapshot, row).scale(random.nextInt(300), width);
        boolean[] expected = covered(row, snapshot.horizon(), scale);
        int visible = 0;
        for (int i = 0; i < row.size(); i++) {
            int from = scale.x(row.start(i));
            visible += Math.max(from + 1, scale.x(end(row, i, snapshot))) > scale.left() && from < scale.right()
                    ? 1
                    : 0;
        }
        boolean[] shown = new boolean[width];
        int counted = 0;
        int reached = scale.left();
        Bars bars = new Bars();
        bars.start(row, scale, snapshot.horizon(), own, random.nextInt(16));
        while (bars.next()) {
            assertThat(bars.left()).as("bars do not overlap").isGreaterThanOrEqualTo(reached);
            reached = bars.right();
            counted += bars.count();
            for (int x = bars.left(); x < bars.right(); x++) {
                shown[x - scale.left()] = true;
            }
            assertThat(bars.isMerged() && isOneWide(row, bars, snapshot, scale, own)).isFalse();
        }
        assertThat(shown).isEqualTo(expected);
        assertThat(counted).isEqualTo(visible);
    }

    @Property(tries = 400)
    void haveTheStateThatTookMostAndSayHowMuchWasUsed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6000) int slices,
            @ForAll @IntRange(min = 1, max = 2000) int width) {
        Random random = new Random(seed);
        Snapshot snapshot = recording(random, slices);
        Row row = snapshot.lane(LANE).row(0);
        TimeScale scale = window(random, snapshot, row).scale(0, width);
        Bars bars = new Bars();
        bars.start(row, scale, snapshot.horizon(), 3, 5);
        while (bars.next()) {
            long[] times = new long[State.values().length];
            long used = 0;
            long from = scale.time(bars.left());
            long to = scale.time(bars.right());
            for (int i = bars.first(); i < bars.first() + bars.count(); i++) {
                times[row.state(i).ordinal()] += end(row, i, snapshot) - row.start(i);
                used += Math.max(0, Math.min(to, end(row, i, snapshot)) - Math.max(from, row.start(i)));
            }
            for (State state : STATES) {
                assertThat(times[bars.state().ordinal()]).isGreaterThanOrEqualTo(times[state.ordinal()]);
            }
            if (bars.isMerged()) {
                assertThat(bars.used()).isCloseTo(used / (double) (to - from), within(1e-9));
            } else {
                assertThat(bars.used()).isEqualTo(1);
            }
        }
    }

    @Property(tries = 300)
    void nothingAppearsByZoomingInWhereNothingWasShown(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int slices) {
        Random random = new Random(seed);
        Snapshot snapshot = recording(random, slices);
        Row row = snapshot.lane(LANE).row(0);
        Viewport out = window(random, snapshot, row);
        Viewport in = out.zoomed(out.start() + random.nextLong(out.span()), random.nextDouble());
        TimeScale wide = out.scale(0, 1000);
        TimeScale near = in.scale(0, 1000);
        boolean[] before = new boolean[1000];
        Bars bars = new Bars();
        bars.start(row, wide, snapshot.horizon(), 3, 0);
        while (bars.next()) {
            java.util.Arrays.fill(before, bars.left(), bars.right(), true);
        }
        bars.start(row, near, snapshot.horizon(), 3, 0);
        while (bars.next()) {
            int x = Math.max(0, wide.x(row.start(bars.first())));
            assertThat(before[Math.min(999, x)]).as("a bar at column %s", x).isTrue();
        }
    }

    private static boolean isOneWide(Row row, Bars bars, Snapshot snapshot, TimeScale scale, int own) {
        for (int i = bars.first(); i < bars.first() + bars.count(); i++) {
            if (Math.min(scale.right(), scale.x(end(row, i, snapshot))) - scale.x(row.start(i)) >= own) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] covered(Row row, long horizon, TimeScale scale) {
        boolean[] covered = new boolean[scale.width()];
        for (int i = 0; i < row.size(); i++) {
            int from = scale.x(row.start(i));
            int to = Math.max(from + 1, scale.x(row.isOpen(i) ? horizon : row.end(i)));
            for (int x = Math.max(from, scale.left()); x < Math.min(to, scale.right()); x++) {
                covered[x - scale.left()] = true;
            }
        }
        return covered;
    }

    private static long end(Row row, int i, Snapshot snapshot) {
        return row.isOpen(i) ? snapshot.horizon() : row.end(i);
    }

    /** Slices in bursts: some dense, some wide, some of no length, some with gaps; the last may be open. */
    private static Snapshot recording(Random random, int count) {
        Recordings made = new Recordings();
        made.worker(0, LANE, "w");
        long time = 0;
        int dense = 0;
        int pause = 1 << random.nextInt(1, 20);
        for (int i = 0; i < count; i++) {
            dense = dense > 0 ? dense - 1 : random.nextInt(8) == 0 ? random.nextInt(2000) : 0;
            long length = dense > 0 ? random.nextInt(20) : random.nextInt(20_000);
            time += random.nextInt(3) == 0 ? 0 : dense > 0 ? random.nextInt(10) : random.nextInt(pause);
            made.slice(LANE, STATES[random.nextInt(STATES.length)], time, time + length);
            time += length;
        }
        if (random.nextBoolean()) {
            made.trace.sliceStarted(time + 3, LANE, State.RUNNING, 0);
        }
        made.trace.publish(time + 1 + random.nextInt(5000));
        return made.trace.snapshot();
    }

    private static Viewport window(Random random, Snapshot snapshot, Row row) {
        long horizon = snapshot.horizon();
        long start = random.nextInt(3) == 0
                ? row.start(random.nextInt(row.size()))
                : random.nextLong(-1000, horizon + 1);
        long most = random.nextBoolean() ? horizon + 1000 : random.nextBoolean() ? 5000 : 40;
        return new Viewport(start, start + 1 + random.nextLong(most), 0);
    }
}
