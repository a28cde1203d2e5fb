package dev.gantry.insight.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

@Tag("engine")
class ComparisonTest {
    /** A thread that runs these tasks one after the other; each is a name and how long it runs, all submitted at 0. */
    static Snapshot run(Object... tasks) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.WORKER, 0);
        trace.executorOpened(0, 1, 1, 0);
        for (int i = 0; i < tasks.length; i += 2) {
            trace.taskSubmitted(0, 2, i / 2 + 1, 1, names.intern((String) tasks[i]));
        }
        long time = 10;
        for (int i = 0; i < tasks.length; i += 2) {
            int length = (int) tasks[i + 1];
            trace.taskStarted(time, 2, i / 2 + 1);
            trace.taskEnded(time + Math.abs(length), 2, i / 2 + 1,
                    length < 0 ? TaskState.FAILED : TaskState.SUCCEEDED, 0);
            time += Math.abs(length);
        }
        trace.finish(time);
        return trace.snapshot();
    }

    @Test
    void tasksOfANameAreComparedTheHeaviestChangeFirst() {
        Comparison compared = Comparison.of(run("a", 100, "b", 50, "a", 200),
                run("a", 110, "b", 200, "a", 190, "c", -5));
        assertThat(compared.names()).extracting(NameChange::name).containsExactly("b", "a", "c");
        NameChange b = compared.names().getFirst();
        assertThat(b.change()).isCloseTo(3, within(1e-9));
        assertThat(b.before()).isEqualTo(new Side(1, 0, 50, 110));
        assertThat(compared.names().get(1).change()).isZero();
        assertThat(compared.names().getLast().after()).isEqualTo(new Side(1, 1, 5, 510));
        assertThat(compared.names().getLast().change()).isNaN();
        assertThat(compared.before()).isEqualTo(360);
        assertThat(compared.after()).isEqualTo(515);
        assertThat(compared.longer(0.1)).extracting(NameChange::name).containsExactly("b");
        assertThat(compared.longer(3.1)).isEmpty();
    }

    @Test
    void whatIsInOneRecordingOnlyIsCounted() {
        Comparison compared = Comparison.of(run("a", 1, "a", 1, "a", 1, "old", 1), run("a", 1, "new", 1, "new", 1));
        assertThat(compared.matched()).isEqualTo(1);
        assertThat(compared.onlyBefore()).isEqualTo(3);
        assertThat(compared.onlyAfter()).isEqualTo(2);
    }

    @Test
    void aTaskThatStartsElsewhereInTheOrderIsOneThatWasMoved() {
        Snapshot before = run("a", 1, "b", 1, "c", 1, "d", 1, "e", 1);
        assertThat(Comparison.of(before, before).reordered()).isZero();
        assertThat(Comparison.of(before, run("e", 1, "a", 1, "b", 1, "c", 1, "d", 1)).reordered()).isEqualTo(1);
        assertThat(Comparison.of(before, run("e", 1, "d", 1, "c", 1, "b", 1, "a", 1)).reordered()).isEqualTo(4);
    }

    @Test
    void namesThatDifferInNumbersAreOneAndMatchedByThem() {
        Comparison compared = Comparison.of(run("task 1", 10, "task 2", 20, "task 3", 30),
                run("task 3", 33, "task 2", 22, "task 4", 11));
        assertThat(compared.names()).extracting(NameChange::name).containsExactly("task #");
        assertThat(compared.names().getFirst().change()).isCloseTo(0.1, within(1e-9));
        assertThat(compared.matched()).isEqualTo(3);
        assertThat(compared.reordered()).as("3 before 2, and 4, which stands for 1, at the end").isEqualTo(2);
    }

    @Test
    void emptyRecordingsAreEqual() {
        Comparison compared = Comparison.of(run(), run());
        assertThat(compared.names()).isEmpty();
        assertThat(compared.matched() + compared.onlyAfter() + compared.onlyBefore() + compared.reordered()).isZero();
    }

    @Test
    void whatMayBeChanceIsNotLonger() {
        Object[] one = new Object[40];
        Object[] other = new Object[40];
        for (int i = 0; i < 40; i += 2) {
            one[i] = "a";
            other[i] = "a";
            one[i + 1] = 100 + i * 37 % 80;
            other[i + 1] = 105 + i * 53 % 80;
        }
        other[1] = 10_000; // one that took long lifts the mean
        NameChange change = Comparison.of(run(one), run(other)).names().getFirst();
        assertThat(change.change()).isGreaterThan(1);
        assertThat(change.probability()).isGreaterThan(0.05);
        assertThat(change.isLonger(0.1)).isFalse();
    }

    /** The exact distribution of the statistic, by drawing again and again which values are of which sample. */
    @Test
    void theProbabilityIsThatOfDrawingTheSamplesAgain() {
        Random random = new Random(5);
        for (int round = 0; round < 5; round++) {
            int shift = round;
            long[] one = random.ints(30, 0, 12).asLongStream().toArray();
            long[] other = random.ints(25, 0, 12).mapToLong(value -> value + shift).toArray();
            long[] all = LongStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
            double seen = Math.abs(above(one, other) - 30 * 25 / 2.0);
            int asFar = 0;
            int draws = 20_000;
            for (int draw = 0; draw < draws; draw++) {
                for (int i = all.length - 1; i > 0; i--) {
                    int j = random.nextInt(i + 1);
                    long kept = all[i];
                    all[i] = all[j];
                    all[j] = kept;
                }
                double drawn = above(Arrays.copyOf(all, 30), Arrays.copyOfRange(all, 30, 55));
                asFar += Math.abs(drawn - 30 * 25 / 2.0) >= seen ? 1 : 0;
            }
            assertThat(RankSum.probability(one, other)).isCloseTo(asFar / (double) draws, within(0.02));
        }
    }

    /** In how many pairs the first is greater; equal ones count half. */
    private static double above(long[] one, long[] other) {
        double count = 0;
        for (long first : one) {
            for (long second : other) {
                count += first > second ? 1 : first == second ? 0.5 : 0;
            }
        }
        return count;
    }

    @Test
    void fewValuesSayNothing() {
        assertThat(RankSum.probability(new long[7], new long[100])).isNaN();
        assertThat(RankSum.probability(new long[9], new long[9])).isEqualTo(1);
    }
}
