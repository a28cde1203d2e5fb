package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

class BarsTest {
    private static final int LANE = 3;
    private static final int OWN = 3;

    @Test
    void coverTheSamePixelsAsAScanOfEverySlice() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            Snapshot snapshot = random(random, 1 + random.nextInt(3000));
            Row row = snapshot.lane(LANE).row(0);
            TimeScale scale = window(random, snapshot.horizon());

            boolean[] expected = new boolean[scale.width()];
            int visible = 0;
            for (int i = 0; i < row.size(); i++) {
                int from = scale.x(row.start(i));
                int to = Math.max(from + 1, scale.x(row.end(i)));
                boolean seen = to > scale.left() && from < scale.right();
                visible += seen ? 1 : 0;
                for (int x = Math.max(from, scale.left()); x < Math.min(to, scale.right()); x++) {
                    expected[x - scale.left()] = true;
                }
            }

            boolean[] covered = new boolean[scale.width()];
            int counted = 0;
            int reached = scale.left();
            Bars bars = bars(snapshot, scale);
            while (bars.next()) {
                assertThat(bars.left()).as("bars do not overlap").isGreaterThanOrEqualTo(reached);
                assertThat(bars.right()).isGreaterThan(bars.left());
                reached = bars.right();
                counted += bars.count();
                for (int x = bars.left(); x < bars.right(); x++) {
                    covered[x - scale.left()] = true;
                }
            }
            assertThat(covered).isEqualTo(expected);
            assertThat(counted).isEqualTo(visible);
        }
    }

    @Test
    void sayHowManySlicesTheyHideAndWhichStateTookMost() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            Snapshot snapshot = random(random, 200);
            Row row = snapshot.lane(LANE).row(0);
            Bars bars = bars(snapshot, window(random, snapshot.horizon()));
            int next = -1;
            while (bars.next()) {
                assertThat(next == -1 || bars.first() == next).isTrue();
                next = bars.first() + bars.count();
                if (bars.count() <= 32) {
                    assertThat(time(row, bars.first(), bars.count(), bars.state()))
                            .isGreaterThanOrEqualTo(time(row, bars.first(), bars.count(), State.RUNNING))
                            .isGreaterThanOrEqualTo(time(row, bars.first(), bars.count(), State.CALLBACK));
                }
            }
        }
    }

    @Test
    void wideSlicesAreNeverMerged() {
        Recordings made = new Recordings();
        made.worker(0, LANE, "w");
        for (int i = 0; i < 100; i++) {
            made.slice(LANE, State.RUNNING, i * 10, i * 10 + 10);
        }
        Bars bars = bars(made.finish(1000), new Viewport(0, 1000, 0).scale(0, 400));
        int count = 0;
        while (bars.next()) {
            assertThat(bars.isMerged()).isFalse();
            count++;
        }
        assertThat(count).isEqualTo(100);
    }

    @Test
    void aSliceOfANanosecondStillGetsAPixel() {
        Recordings made = new Recordings();
        made.worker(0, LANE, "w");
        made.slice(LANE, State.RUNNING, 5_000_000, 5_000_001);
        Bars bars = bars(made.finish(1_000_000_000), new Viewport(0, 1_000_000_000, 0).scale(0, 1000));

        assertThat(bars.next()).isTrue();
        assertThat(bars.right() - bars.left()).isEqualTo(1);
        assertThat(bars.left()).isEqualTo(5);
        assertThat(bars.next()).isFalse();
    }

    @Test
    void aGapWithinTheLastColumnOfACellEndsNothing() {
        Recordings made = new Recordings();
        made.worker(0, LANE, "w");
        for (int time = 1; time <= 161; time += 5) {
            made.slice(LANE, State.RUNNING, time, time + 1);
        }
        made.slice(LANE, State.RUNNING, 171, 172); // in the same column as the one at 161
        made.slice(LANE, State.RUNNING, 500, 501);
        Bars bars = new Bars();
        Snapshot snapshot = made.finish(1070);
        bars.start(snapshot.lane(LANE).row(0), new Viewport(0, 1070, 0).scale(0, 100), snapshot.horizon(), OWN, 0);
        int shown = 0;
        while (bars.next()) {
            shown += bars.count();
        }
        assertThat(shown).isEqualTo(35);
    }

    @Test
    void anOpenSliceReachesTheHorizon() {
        Recordings made = new Recordings();
        made.worker(0, LANE, "w");
        made.trace.sliceStarted(100, LANE, State.RUNNING, 0);
        made.trace.publish(600);
        Bars bars = bars(made.trace.snapshot(), new Viewport(0, 1000, 0).scale(0, 1000));

        assertThat(bars.next()).isTrue();
        assertThat(bars.isOpen()).isTrue();
        assertThat(bars.right()).isEqualTo(600);
    }

    private static Bars bars(Snapshot snapshot, TimeScale scale) {
        Bars bars = new Bars();
        bars.start(snapshot.lane(LANE).row(0), scale, snapshot.horizon(), OWN, 5);
        return bars;
    }

    /** Slices in bursts: some dense, some wide, some of no length, some with gaps. */
    private static Snapshot random(Random random, int count) {
        Recordings made = new Recordings();
        made.worker(0, LANE, "w");
        long time = 0;
        int dense = 0;
        for (int i = 0; i < count; i++) {
            dense = dense > 0 ? dense - 1 : random.nextInt(8) == 0 ? random.nextInt(200) : 0;
            long length = dense > 0 ? random.nextInt(20) : random.nextInt(20_000);
            long gap = random.nextInt(3) == 0 ? 0 : dense > 0 ? random.nextInt(10) : random.nextInt(5000);
            time += gap;
            made.slice(LANE, random.nextBoolean() ? State.RUNNING : State.CALLBACK, time, time + length);
            time += length;
        }
        return made.finish(time + 1);
    }

    private static TimeScale window(Random random, long horizon) {
        long start = random.nextLong(-1000, horizon + 1);
        long span = 1 + random.nextLong(random.nextBoolean() ? horizon + 1000 : 5000);
        return new Viewport(start, start + span, 0).scale(random.nextInt(300), 1 + random.nextInt(1500));
    }

    private static long time(Row row, int first, int count, State state) {
        long sum = 0;
        for (int i = first; i < first + count; i++) {
            sum += row.state(i) == state ? Math.max(1, row.end(i) - row.start(i)) : 0;
        }
        return sum;
    }
}
