package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the coroutines of a thread are counted. */
class CoroutineCountsTest {
    private static final int THREAD = 2;
    private static final int FIRST = 3;
    private static final int COROUTINES = 40;

    private final Trace trace = new Trace(new Names());

    @BeforeEach
    void openThread() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, THREAD, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
    }

    @Test
    void aThreadWithoutCoroutinesHasNoCrowd() {
        trace.taskStarted(5, THREAD, 1);
        trace.publish(10);
        assertThat(coroutineCounts().size()).isZero();
        assertThat(coroutineCounts().at(5)).isEqualTo(-1);
        assertThat(coroutineCounts().count(-1, CoroutineCounts.ALIVE)).isZero();
    }

    @Test
    void whatHappensAtOneInstantIsOneChange() {
        open(10, 3);
        open(10, 4);
        trace.switched(20, THREAD, 3, SwitchReason.SWITCH);
        trace.switched(30, 3, 4, SwitchReason.YIELD);
        trace.ready(35, 3);
        trace.blocked(36, 4, 0, 0);
        trace.laneClosed(40, 4);
        trace.publish(50);
        assertThat(coroutineCounts().size()).isEqualTo(6);
        assertThat(text(10)).isEqualTo("0 run, 0 blocked, 0 ready, 2 wait");
        assertThat(text(20)).isEqualTo("1 run, 0 blocked, 0 ready, 1 wait");
        assertThat(text(34)).isEqualTo("1 run, 0 blocked, 0 ready, 1 wait");
        assertThat(text(35)).isEqualTo("1 run, 0 blocked, 1 ready, 0 wait");
        assertThat(text(39)).isEqualTo("0 run, 1 blocked, 1 ready, 0 wait");
        assertThat(text(45)).isEqualTo("0 run, 0 blocked, 1 ready, 0 wait");
        assertThat(coroutineCounts().peak()).isEqualTo(2);
    }

    @Test
    void countsAndSumsAgreeWithALookAtEverySlice() {
        Random random = new Random(3);
        for (int i = 0; i < COROUTINES; i++) {
            open(random.nextInt(5) + i, FIRST + i);
        }
        int holder = THREAD;
        long time = 100;
        for (int step = 0; step < 3000; step++) {
            time += random.nextInt(4);
            int other = FIRST + random.nextInt(COROUTINES);
            switch (random.nextInt(5)) {
                case 0 -> trace.ready(time, other);
                case 1 -> trace.blocked(time, holder, 0, 0);
                case 2 -> trace.unblocked(time, holder, 0);
                default -> {
                    if (other != holder) {
                        trace.switched(time, holder, other, SwitchReason.SWITCH);
                        holder = other;
                    }
                }
            }
        }
        trace.publish(time + 10);
        long[] sums = new long[CoroutineCounts.KINDS];
        for (int round = 0; round < 300; round++) {
            long from = 50 + random.nextLong(time);
            long to = from + random.nextLong(400);
            java.util.Arrays.fill(sums, 0);
            coroutineCounts().between(from, to, sums);
            long[] naive = new long[CoroutineCounts.KINDS];
            for (long at = from; at < to; at++) {
                int[] seen = look(at);
                for (int kind = 0; kind < CoroutineCounts.KINDS; kind++) {
                    naive[kind] += seen[kind];
                    assertThat(coroutineCounts().count(coroutineCounts().at(at), kind)).as("%d at %d", kind, at)
                            .isEqualTo(seen[kind]);
                }
            }
            assertThat(sums).isEqualTo(naive);
        }
    }

    /** Counts by a look at each lane, at the end of this instant. */
    private int[] look(long time) {
        int[] seen = new int[CoroutineCounts.KINDS];
        for (int id = FIRST; id < FIRST + COROUTINES; id++) {
            Lane lane = trace.snapshot().lane(id);
            if (lane.opened() > time) {
                continue;
            }
            seen[CoroutineCounts.ALIVE]++;
            State innermost = null;
            for (int depth = 0; depth < lane.depth(); depth++) {
                int at = lane.row(depth).at(time);
                innermost = at < 0 ? innermost : lane.row(depth).state(at);
            }
            if (innermost != null) {
                seen[innermost == State.READY
                        ? CoroutineCounts.READY
                        : innermost == State.BLOCKED
                                ? CoroutineCounts.BLOCKED
                                : CoroutineCounts.RUNNING]++;
            }
        }
        return seen;
    }

    private void open(long time, int lane) {
        trace.laneOpened(time, lane, THREAD, LaneKind.GREENLET, LaneRole.PLAIN, 0);
    }

    private CoroutineCounts coroutineCounts() {
        return trace.snapshot().lane(THREAD).coroutineCounts();
    }

    private String text(long time) {
        int at = coroutineCounts().at(time);
        return "%d run, %d blocked, %d ready, %d wait".formatted(coroutineCounts().count(at, CoroutineCounts.RUNNING),
                coroutineCounts().count(at, CoroutineCounts.BLOCKED),
                coroutineCounts().count(at, CoroutineCounts.READY),
                coroutineCounts().waiting(at));
    }
}
