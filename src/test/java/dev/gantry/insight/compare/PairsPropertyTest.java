package dev.gantry.insight.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.Scribble;
import dev.gantry.trace.Snapshot;

/** Which task is which, what was moved, and which moments are the same, against looking at everything. */
@Tag("engine")
class PairsPropertyTest {
    private static Snapshot run(Random random) {
        Object[] tasks = new Object[2 * random.nextInt(14)];
        for (int i = 0; i < tasks.length; i += 2) {
            tasks[i] = (random.nextBoolean() ? "load " : "save ") + random.nextInt(4);
            tasks[i + 1] = 1 + random.nextInt(20);
        }
        return ComparisonTest.run(tasks);
    }

    /** For each task of the first that of the second: by whole names, then by what is left of them without numbers. */
    private static Map<Integer, Integer> naive(Snapshot before, Snapshot after) {
        Map<Integer, Integer> pairs = new HashMap<>();
        for (boolean whole : new boolean[]{true, false}) {
            for (int one = 1; one <= before.tasks(); one++) {
                for (int other = 1; other <= after.tasks(); other++) {
                    if (!pairs.containsKey(one) && !pairs.containsValue(other)
                            && name(before, one, whole).equals(name(after, other, whole))) {
                        pairs.put(one, other);
                    }
                }
            }
        }
        return pairs;
    }

    private static String name(Snapshot recorded, int task, boolean whole) {
        String name = recorded.name(recorded.taskName(task));
        return whole ? name : name.replaceAll("\\d+", "#");
    }

    @Property(tries = 500)
    @Label("tasks are matched by whole names and then in order, and both sides tell the same pair")
    void matching(@ForAll long seed) {
        Random random = new Random(seed);
        Snapshot before = run(random);
        Snapshot after = run(random);
        Pairs pairs = Comparison.of(before, after).pairs();
        Map<Integer, Integer> found = new HashMap<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            found.put(pairs.before(pair), pairs.after(pair));
            assertThat(pairs.ofBefore(pairs.before(pair))).isEqualTo(pair);
            assertThat(pairs.ofAfter(pairs.after(pair))).isEqualTo(pair);
            assertThat(pairs.ranBefore(pair)).isEqualTo(before.taskRan(pairs.before(pair)));
            assertThat(pairs.ranAfter(pair)).isEqualTo(after.taskRan(pairs.after(pair)));
        }
        assertThat(found).isEqualTo(naive(before, after));
        for (int task = 1; task <= after.tasks(); task++) {
            assertThat(pairs.ofAfter(task) >= 0).isEqualTo(found.containsValue(task));
        }
        assertThat(pairs.ofBefore(before.tasks() + 1)).isNegative();
    }

    @Property(tries = 300)
    @Label("those that were not moved start in the same order, and there are not more such")
    void moved(@ForAll long seed) {
        Random random = new Random(seed);
        Snapshot before = run(random);
        Snapshot after = run(random);
        Pairs pairs = Comparison.of(before, after).pairs();
        List<Integer> still = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int task = 1; task <= before.tasks(); task++) { // this is the order in which they start
            int pair = pairs.ofBefore(task);
            if (pair >= 0) {
                all.add(pairs.after(pair));
                if (!pairs.isMoved(pair)) {
                    still.add(pairs.after(pair));
                }
            }
        }
        assertThat(still).isSorted();
        assertThat(still).hasSize(longest(all.stream().mapToLong(Integer::longValue).toArray()));
        assertThat(pairs.moved()).isEqualTo(all.size() - still.size());
    }

    /** How long the longest rising part is, by trying for each value what may come before. */
    private static int longest(long[] values) {
        int[] best = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            best[i] = 1;
            for (int j = 0; j < i; j++) {
                best[i] = values[j] < values[i] ? Math.max(best[i], best[j] + 1) : best[i];
            }
        }
        return Arrays.stream(best).max().orElse(0);
    }

    @Property(tries = 300)
    @Label("moments rise in both recordings, each is one of a matched task or an edge, and there are not more such")
    void moments(@ForAll long seed) {
        Random random = new Random(seed);
        Snapshot before = Scribble.of(random, 1 + random.nextInt(4), 5 + random.nextInt(60));
        Snapshot after = Scribble.of(random, 1 + random.nextInt(4), 5 + random.nextInt(60));
        Pairs pairs = Comparison.of(before, after).pairs();
        Moments found = Moments.of(before, after, pairs);
        assertThat(found.own()).hasSameSizeAs(found.axis()).isNotEmpty();
        for (int i = 1; i < found.own().length; i++) {
            assertThat(found.own()[i]).isGreaterThan(found.own()[i - 1]);
            assertThat(found.axis()[i]).isGreaterThan(found.axis()[i - 1]);
        }
        List<List<Long>> possible = new ArrayList<>();
        possible.add(List.of(after.first(), before.first()));
        possible.add(List.of(after.horizon(), before.horizon()));
        for (int pair = 0; pair < pairs.size(); pair++) {
            int one = pairs.before(pair);
            int other = pairs.after(pair);
            possible.add(List.of(after.taskSubmitted(other), before.taskSubmitted(one)));
            possible.add(List.of(after.taskStarted(other), before.taskStarted(one)));
            possible.add(List.of(after.taskEnded(other), before.taskEnded(one)));
        }
        for (int i = 0; i < found.own().length; i++) {
            assertThat(possible).contains(List.of(found.own()[i], found.axis()[i]));
        }
    }

    @Property(tries = 300)
    @Label("of any moments as many are kept as can rise in both")
    void mostMoments(@ForAll long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(30);
        long[] owns = random.longs(count, 0, 20).toArray();
        long[] axes = random.longs(count, 0, 20).toArray();
        int[] best = new int[20 * 20];
        int most = 0;
        for (int own = 0; own < 20; own++) {
            for (int axis = 0; axis < 20; axis++) {
                int here = 0;
                for (int i = 0; i < count; i++) {
                    here |= owns[i] == own && axes[i] == axis ? 1 : 0;
                }
                int before = 0;
                for (int o = 0; o < own; o++) {
                    for (int a = 0; a < axis; a++) {
                        before = Math.max(before, best[20 * o + a]);
                    }
                }
                best[20 * own + axis] = here == 0 ? 0 : before + 1;
                most = Math.max(most, best[20 * own + axis]);
            }
        }
        assertThat(Moments.rising(owns, axes).own()).hasSize(most);
    }

    @Test
    void ofVeryManyMomentsAnEvenPartIsKept() {
        long[] own = LongStream.range(0, 3 * Moments.MOST).toArray();
        Moments kept = Moments.rising(own, Arrays.stream(own).map(i -> 2 * i).toArray());
        assertThat(kept.own().length).isBetween(Moments.MOST / 2, Moments.MOST);
        assertThat(kept.own()[1] - kept.own()[0]).isEqualTo(3);
        assertThat(kept.axis()[1]).isEqualTo(2 * kept.own()[1]);
    }
}
