package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is computed when all of a file is known ends in the middle where the reading is cancelled. */
@Tag("engine")
class LoadingCancelledTest {
    private static final int MANY = 20_000;
    private static final int ROUNDS = 20;

    /** What a file may have very many of. */
    enum Kind {
        /** Coroutines of one thread, whose numbers are counted. */
        COROUTINES {
            @Override
            void fill(TraceLoader loader) {
                for (int lane = 3; lane < 3 + MANY; lane++) {
                    loader.lane(lane, lane, 2, LaneKind.GREENLET, LaneRole.PLAIN, 0, 0);
                    loader.sliceStarted(lane, lane, State.RUNNING, 0, 0, 0);
                    loader.sliceEnded(lane + 1, lane);
                    loader.laneClosed(lane + 1, lane);
                }
            }
        },
        /** Slices of tasks that are not there. */
        SLICES {
            @Override
            void fill(TraceLoader loader) {
                for (int i = 1; i <= MANY; i++) {
                    loader.sliceStarted(2 * i, 2, State.RUNNING, 2 * MANY + i, 0, 0);
                    loader.sliceEnded(2 * i + 1, 2);
                }
            }
        },
        /** Tasks that were submitted by a lane that is not there. */
        TASKS {
            @Override
            void fill(TraceLoader loader) {
                for (int task = 1; task <= MANY; task++) {
                    loader.taskSubmitted(task, 9, task, 0, 0, 0);
                }
            }
        };

        abstract void fill(TraceLoader loader);
    }

    private static Trace filled(Kind kind) {
        Trace trace = new Trace(new Names());
        TraceLoader loader = new TraceLoader(trace);
        loader.lane(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0, 0);
        loader.lane(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, 0, 0);
        kind.fill(loader);
        return trace;
    }

    private static int asked(Kind kind, int last) {
        int[] asked = {0};
        new TraceLoader(filled(kind)).finish(() -> ++asked[0] > last);
        return asked[0];
    }

    @ParameterizedTest
    @EnumSource
    void itEndsSoonWhereverItIs(Kind kind) {
        int whole = asked(kind, Integer.MAX_VALUE);
        assertThat(whole).as("turns of loops").isGreaterThanOrEqualTo(MANY);
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            int last = random.nextInt(whole);
            assertThat(asked(kind, last) - last).as("turns after that").isBetween(1, 10);
        }
    }

    @Test
    void aLaneThatWasNotCheckedToItsEndKeepsAllOfItsSlices() {
        for (int last : new int[]{MANY / 2, MANY + MANY / 2, 2 * MANY - 5}) {
            Trace trace = filled(Kind.SLICES);
            int[] asked = {0};
            new TraceLoader(trace).finish(() -> ++asked[0] > last);
            trace.finish(0);
            assertThat(trace.snapshot().lane(2).row(0).size()).isEqualTo(MANY);
        }
    }
}
