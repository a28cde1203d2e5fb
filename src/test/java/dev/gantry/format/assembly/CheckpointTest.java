package dev.gantry.format.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.format.FileLimits;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Names;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;

/** A reading that is cancelled ends at the next turn of whatever loop it is in. */
@Tag("engine")
class CheckpointTest {
    private static final int MANY = 20_000;

    /** What a file may have very many of. */
    enum Kind {
        /** Lanes, each with little on it. */
        LANES {
            @Override
            void fill(Assembly assembly, Random random) throws IOException {
                for (int i = 0; i < MANY; i++) {
                    Track track = assembly.root(LaneKind.PROCESS, "p");
                    track.order(random.nextInt());
                    track.slice(random.nextInt(1000), 2000, State.RUNNING, 0);
                }
            }
        },
        /** Slices of one lane, in no order. */
        SLICES {
            @Override
            void fill(Assembly assembly, Random random) throws IOException {
                Track track = assembly.root(LaneKind.THREAD, "t");
                for (int i = 0; i < MANY; i++) {
                    long start = random.nextInt(1_000_000);
                    track.slice(start, start + random.nextInt(100), State.RUNNING, 0);
                }
            }
        },
        /** Beginnings and ends, in no order. */
        HALVES {
            @Override
            void fill(Assembly assembly, Random random) throws IOException {
                Track track = assembly.root(LaneKind.THREAD, "t");
                for (int i = 0; i < MANY / 2; i++) {
                    long start = random.nextInt(1_000_000);
                    track.begin(start, State.RUNNING, 0, i + 1);
                    track.end(start + 50, 0, i + 1);
                }
            }
        },
        /** Arrows. */
        ARROWS {
            @Override
            void fill(Assembly assembly, Random random) throws IOException {
                Track from = assembly.root(LaneKind.THREAD, "a");
                Track to = assembly.root(LaneKind.THREAD, "b");
                from.slice(0, 2_000_000, State.RUNNING, 0);
                to.slice(0, 2_000_000, State.RUNNING, 0);
                for (int i = 0; i < MANY / 2; i++) {
                    long time = random.nextInt(1_000_000);
                    assembly.leaves(i, from, time);
                    assembly.reaches(i, to, time + 5, random.nextBoolean());
                }
            }
        },
        /** Marks. */
        MARKS {
            @Override
            void fill(Assembly assembly, Random random) throws IOException {
                Track track = assembly.root(LaneKind.THREAD, "t");
                for (int i = 0; i < MANY; i++) {
                    track.mark(random.nextInt(1_000_000), 0);
                }
            }
        },
        /** Values of a counter. */
        VALUES {
            @Override
            void fill(Assembly assembly, Random random) throws IOException {
                Track track = assembly.root(LaneKind.THREAD, "t");
                for (int i = 0; i < MANY; i++) {
                    track.counter(random.nextInt(1_000_000), 1, i);
                }
            }
        };

        abstract void fill(Assembly assembly, Random random) throws IOException;
    }

    /** A target that counts how often it was asked to go on, and at one of these times does not. */
    private static final class Counting implements Target {
        private final Names names = new Names();
        private final Trace trace = new Trace(names);
        private final long last;
        private long passed;
        private int lanes;

        Counting(long last) {
            this.last = last;
        }

        @Override
        public Trace trace() {
            return trace;
        }

        @Override
        public Names names() {
            return names;
        }

        @Override
        public int newLane() {
            return ++lanes;
        }

        @Override
        public void step() throws IOException {
            assertThat(passed).as("nothing goes on after that").isLessThanOrEqualTo(last);
            if (++passed > last) {
                throw new IOException("cancelled");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverThereIsMuchOfTheReadingCanEndInTheMiddleOfIt(Kind kind) throws IOException {
        Counting whole = new Counting(Long.MAX_VALUE);
        assembly(kind).writeTo(whole);
        assertThat(whole.passed).as("turns of loops").isGreaterThan(3L * MANY);

        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Counting cancelled = new Counting(random.nextLong(whole.passed));
            assertThatThrownBy(() -> assembly(kind).writeTo(cancelled)).hasMessage("cancelled");
        }
    }

    /** Slices that cut each pause in two, and pauses that overlap and come in no order. */
    private static int stops(long last) throws IOException {
        Assembly assembly = new Assembly(new TraceUnderConstruction(FileLimits.USUAL));
        Track lane = assembly.root(LaneKind.THREAD, "t");
        long[] passed = {0};
        Pauses pauses = new Pauses(() -> {
            assertThat(passed[0]).as("nothing goes on after that").isLessThanOrEqualTo(last);
            if (++passed[0] > last) {
                throw new IOException("cancelled");
            }
        });
        Random random = new Random(5);
        for (int i = 0; i < MANY; i++) {
            long start = 10L * random.nextInt(1_000_000);
            lane.slice(start, start + 5, random.nextBoolean() ? State.RUNNING : State.SUSPENDED, 0);
            pauses.add(start + 3, start + 8, 0, 0);
        }
        pauses.stop(List.of(lane));
        return (int) passed[0];
    }

    @Test
    void pausesAreNotPutOnAllLanesBeforeTheReadingEnds() throws IOException {
        int whole = stops(Long.MAX_VALUE);
        assertThat(whole).as("turns of loops").isGreaterThan(5 * MANY);
        Random random = new Random(6);
        for (int round = 0; round < 20; round++) {
            long last = random.nextInt(whole);
            assertThatThrownBy(() -> stops(last)).hasMessage("cancelled");
        }
    }

    @Test
    void betweenTwoTurnsOfASortTwoThingsAreComparedAtMost() throws IOException {
        int[] rows = new Random(2).ints(MANY, 0, MANY).toArray();
        int[] expected = rows.clone();
        Arrays.sort(expected);
        int[] since = {0};
        int[] most = {0};
        new Sorting((a, b) -> {
            most[0] = Math.max(most[0], ++since[0]);
            return a <= b;
        }, () -> since[0] = 0).sort(rows);
        assertThat(rows).containsExactly(expected);
        assertThat(most[0]).isEqualTo(1);
    }

    @Test
    void aListIsSortedTheSameWay() throws IOException {
        List<Long> list = new ArrayList<>(new Random(3).longs(MANY).boxed().toList());
        List<Long> expected = list.stream().sorted().toList();
        int[] turns = {0};
        Sorting.sort(list, Long::compare, () -> turns[0]++);
        assertThat(list).isEqualTo(expected);
        assertThat(turns[0]).isGreaterThan(MANY);
    }

    private static Assembly assembly(Kind kind) throws IOException {
        Assembly assembly = new Assembly(new TraceUnderConstruction(FileLimits.USUAL));
        kind.fill(assembly, new Random(4));
        return assembly;
    }
}
