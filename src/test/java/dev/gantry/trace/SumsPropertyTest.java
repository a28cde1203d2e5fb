package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.counter.CounterWriter;
import dev.gantry.trace.memory.ColumnMemory;

/** What a trace knows of ranges is what one finds by reading every slice, event and record in them. */
class SumsPropertyTest {
    private static final State[] STATES = {State.RUNNING, State.BLOCKED, State.CALLBACK, State.SENDING};

    @Property(tries = 150)
    void timesOfARangeAreThoseOfItsSlices(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9000) int count) {
        Random random = new Random(seed);
        Row row = row(random, count);
        for (int round = 0; round < 40; round++) {
            int from = random.nextInt(count + 1);
            int to = from + random.nextInt(count + 1 - from);
            StateTimes expected = new StateTimes();
            for (int i = from; i < to; i++) {
                expected.add(row.state(i), row.end(i) - row.start(i));
            }
            StateTimes times = new StateTimes();
            row.times(from, to, times);
            assertThat(times.toMap()).as("from %s to %s", from, to).isEqualTo(expected.toMap());
        }
    }

    @Property(tries = 150)
    void theFirstGapIsWhereStartsLieTooFarApart(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9000) int count,
            @ForAll @IntRange(max = 50) int nanos) {
        Random random = new Random(seed);
        Row row = row(random, count);
        for (int round = 0; round < 40; round++) {
            int from = random.nextInt(count);
            int to = from + 1 + random.nextInt(count - from);
            int expected = from + 1;
            while (expected < to && row.start(expected) - row.start(expected - 1) <= nanos) {
                expected++;
            }
            assertThat(row.firstGap(from, to, nanos)).as("from %s to %s", from, to).isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void aHintDoesNotChangeWhatIsFound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int count) {
        Random random = new Random(seed);
        Row row = row(random, count);
        for (int round = 0; round < 40; round++) {
            int from = random.nextInt(count);
            long time = row.start(from) + 1 + random.nextLong(row.start(count - 1) - row.start(from) + 100);
            assertThat(row.firstStartingAt(time, from, random.nextInt(count + 1))).isEqualTo(row.firstStartingAt(time));
        }
    }

    @Property(tries = 100)
    void theMostOfACounterIsThatOfItsValues(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40_000) int count) {
        Random random = new Random(seed);
        CounterWriter writer = new CounterWriter(1, 1, ColumnMemory.HEAP);
        for (int i = 0; i < count; i++) {
            writer.set(i, random.nextInt(1_000_000) - 500_000);
        }
        Counter counter = writer.view();
        for (int round = 0; round < 40; round++) {
            int from = random.nextInt(count);
            int to = from + 1 + random.nextInt(count - from);
            long most = Long.MIN_VALUE;
            for (int i = from; i < to; i++) {
                most = Math.max(most, counter.value(i));
            }
            assertThat(counter.most(from, to)).as("from %s to %s", from, to).isEqualTo(most);
        }
        assertThat(counter.most(3, 3)).isZero();
    }

    @Property(tries = 100)
    void activityIsTheTimeOfAllLanes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int changes,
            @ForAll @IntRange(min = 1, max = 40) int spread) {
        Random random = new Random(seed);
        ActivityWriter writer = new ActivityWriter();
        long[] from = new long[changes];
        long[] to = new long[changes];
        for (int i = 0; i < changes; i++) {
            from[i] = random.nextLong(1L << spread);
            to[i] = from[i] + random.nextLong(1L << spread);
            writer.change(from[i], null, State.RUNNING);
            if (i % 7 != 0) {
                writer.change(to[i], State.RUNNING, null);
            } else {
                to[i] = Long.MAX_VALUE; // still goes on
            }
        }
        Activity activity = writer.publish();
        for (int round = 0; round < 20; round++) {
            long time = random.nextLong(1L << spread + 1);
            double sum = 0;
            for (int i = 0; i < changes; i++) {
                sum += Math.max(0, Math.min(time, to[i]) - from[i]);
            }
            double bin = Math.max(1024, (double) (1L << spread + 1) / 1000);
            assertThat(activity.workedBefore(time)).isCloseTo(sum, within(changes * bin));
            assertThat(activity.blockedBefore(time)).isZero();
        }
        long end = (1L << spread + 2) + 4096;
        double all = 0;
        for (int i = 0; i < changes; i++) {
            all += Math.min(end, to[i]) - from[i];
        }
        assertThat(activity.workedBefore(end)).as("beyond the last bin it is exact").isCloseTo(all, within(1.0));
    }

    /** Slices in bursts: touching, close together, of no length, far apart. */
    private static Row row(Random random, int count) {
        RowWriter writer = new RowWriter(1, 0, ColumnMemory.HEAP);
        boolean oneState = random.nextInt(4) == 0;
        long time = random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(200) == 0 ? 1 << 30 : 40);
            writer.begin(time, STATES[oneState ? 0 : random.nextInt(STATES.length)], 0, 0, 0);
            time += random.nextInt(random.nextInt(500) == 0 ? 1 << 30 : 20);
            writer.end(time);
        }
        return writer.view();
    }
}
