package dev.gantry.view.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Times of one recording on the axis of another: they rise, go through all points, and lead back. */
@Tag("engine")
class TimeMapPropertyTest {
    private static long[] rising(Random random, int size) {
        long[] times = new long[size];
        long time = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
        for (int i = 0; i < size; i++) {
            time += 1 + (random.nextInt(4) == 0 ? random.nextLong(1_000_000_000L) : random.nextLong(1_000));
            times[i] = time;
        }
        return times;
    }

    private static TimeMap map(Random random, long[] own) {
        return new TimeMap(own, rising(random, own.length));
    }

    @Property(tries = 500)
    @Label("points lie where they shall, later times never lie earlier, and the axis leads back to the same nanosecond")
    void rises(@ForAll long seed) {
        Random random = new Random(seed);
        long[] own = rising(random, 1 + random.nextInt(40));
        long[] axis = rising(random, own.length);
        TimeMap map = new TimeMap(own, axis);
        for (int i = 0; i < own.length; i++) {
            assertThat(map.toAxis(own[i])).isEqualTo(axis[i]);
            assertThat(map.toOwn(axis[i])).isEqualTo(own[i]);
        }
        long from = own[0] - 1_000;
        long to = own[own.length - 1] + 1_000;
        long before = map.toAxis(from);
        for (long time : random.longs(200, from, to).sorted().toArray()) {
            long now = map.toAxis(time);
            assertThat(now).isGreaterThanOrEqualTo(before);
            assertThat(Math.abs(now - naive(own, axis, time))).isLessThanOrEqualTo(1);
            before = now;
        }
    }

    /** By looking at every stretch. */
    private static long naive(long[] own, long[] axis, long time) {
        for (int i = 1; i < own.length; i++) {
            if (time >= own[i - 1] && time <= own[i]) {
                double part = (time - own[i - 1]) / (double) (own[i] - own[i - 1]);
                return axis[i - 1] + Math.round(part * (axis[i] - axis[i - 1]));
            }
        }
        return time < own[0] ? axis[0] - (own[0] - time) : axis[axis.length - 1] + time - own[own.length - 1];
    }

    @Property(tries = 300)
    @Label("a pixel column stands for the times from its first up to that of the next, also where times are stretched")
    void columns(@ForAll long seed) {
        Random random = new Random(seed);
        long[] own = rising(random, 2 + random.nextInt(30));
        TimeMap map = map(random, own);
        Viewport seen = new Viewport(map.toAxis(own[0]) - random.nextInt(100),
                map.toAxis(own[own.length - 1]) + random.nextInt(100), 0);
        int width = 1 + random.nextInt(60);
        TimeScale scale = TimeScale.along(map, seen, 7, width);
        long start = scale.start();
        long end = scale.end();
        for (int x = scale.left(); x <= scale.right(); x++) {
            long first = scale.time(x);
            assertThat(scale.x(first)).isGreaterThanOrEqualTo(x);
            assertThat(scale.x(first - 1)).isLessThan(x);
        }
        assertThat(start).as("the first time right of the edge").isEqualTo(scale.time(scale.left()));
        assertThat(scale.x(end)).isGreaterThanOrEqualTo(scale.right());
        double least = scale.leastNanosPerPixel();
        for (int i = 0; i < 50; i++) {
            long time = start + random.nextLong(end - start);
            int apart = scale.x(time + Math.max(0, (long) least - 1)) - scale.x(time);
            assertThat(apart).as("what is nearer than a pixel's least time touches").isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aMapThatOnlyMovesIsPlain() {
        TimeMap map = TimeMap.shift(100, 5_000);
        assertThat(map.isShift()).isTrue();
        assertThat(map.toAxis(7)).isEqualTo(4_907);
        assertThat(map.toOwn(4_907)).isEqualTo(7);
        TimeScale scale = TimeScale.along(map, new Viewport(4_900, 5_000, 0), 0, 10);
        assertThat(scale).isEqualTo(new TimeScale(0, 100, 0, 10));
        assertThat(scale.isStretched()).isFalse();
        assertThat(TimeMap.shift(0, 4_900)).isEqualTo(map);
    }

    @Test
    void timesThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> new TimeMap(new long[]{1, 1}, new long[]{1, 2}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at 1");
        assertThatThrownBy(() -> new TimeMap(new long[]{1, 2}, new long[]{2, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeMap(new long[0], new long[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
