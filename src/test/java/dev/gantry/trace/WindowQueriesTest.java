package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntPredicate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window asks of a row has the same answer as looking at every slice. */
class WindowQueriesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void queriesAgreeWithLookingAtEverySlice(long seed) {
        Random random = new Random(seed);
        Trace trace = new Trace(new Names());
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        long time = 0;
        int open = 0;
        int records = random.nextInt(30_000);
        for (int i = 0; i < records; i++) {
            time += random.nextInt(4); // often none: slices without length, and neighbours that touch
            if (open > 0 && random.nextInt(5) < 3) {
                trace.sliceEnded(time, 2);
                open--;
            } else if (open < 6) {
                trace.sliceStarted(time, 2, State.values()[random.nextInt(4)], 0);
                open++;
            }
            if (random.nextInt(4) == 0) {
                trace.mark(time, 2, i);
            }
        }
        trace.publish(time);
        Lane lane = trace.snapshot().lane(2);
        for (int depth = 0; depth < lane.depth(); depth++) {
            for (int i = 0; i < 60; i++) {
                assertAgrees(lane.row(depth), random.nextLong(-2, time + 3));
            }
        }
        long asked = random.nextLong(time + 2);
        assertThat(lane.firstMarkFrom(asked)).isEqualTo(first(lane.marks(), i -> lane.markTime(i) >= asked));
    }

    private static void assertAgrees(Row row, long time) {
        int ending = first(row.size(), i -> row.end(i) > time);
        int starting = first(row.size(), i -> row.start(i) >= time);
        int holding = first(row.size(), i -> row.start(i) <= time && time < row.end(i));
        assertThat(row.firstEndingAfter(time)).isEqualTo(ending);
        assertThat(row.firstStartingAt(time)).isEqualTo(starting);
        assertThat(row.at(time)).isEqualTo(holding == row.size() ? -1 : holding);
    }

    private static int first(int size, IntPredicate holds) {
        for (int i = 0; i < size; i++) {
            if (holds.test(i)) {
                return i;
            }
        }
        return size;
    }
}
