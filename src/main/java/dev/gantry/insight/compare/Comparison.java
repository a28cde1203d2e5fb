package dev.gantry.insight.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskIds;
import dev.gantry.trace.Snapshot;

/**
 * Two recordings, before and after. Names that differ in numbers only are one, {@code task #}. Of one such name tasks
 * are matched whose whole names are the same, the third {@code load} with the third of the other recording, and then
 * the rest in order of submission. Those without a name are one name.
 *
 * @param names what changed by name, the heaviest change first; those of one recording only at the end
 * @param before how long the first recording is, in nanoseconds
 * @param after how long the second is
 * @param matched how many tasks are in both
 * @param onlyBefore how many of the first have none in the second
 * @param onlyAfter how many of the second have none in the first
 * @param pairs the matched tasks
 */
public record Comparison(List<NameChange> names, long before, long after, int matched, int onlyBefore, int onlyAfter,
        Pairs pairs) {
    /** Compares them. Reads all tasks of both; 1 M tasks each take about a second. */
    public static Comparison of(Snapshot before, Snapshot after) {
        TaskIds first = TaskIds.of(before);
        TaskIds second = TaskIds.of(after);
        NameNumbers numbers = new NameNumbers();
        int[] firstNames = numbers.of(before, first);
        int[] secondNames = numbers.of(after, second);
        NamedTasks one = new NamedTasks(before, first, firstNames, numbers);
        NamedTasks other = new NamedTasks(after, second, secondNames, numbers);
        Pairs pairs = new Pairs(before, after, one.match(other, numbers.size()));
        List<NameChange> names = new ArrayList<>();
        for (int name = 0; name < numbers.plainNames().size(); name++) {
            names.add(change(numbers.plainNames().get(name), name, one, other, pairs));
        }
        names.sort(Comparator.comparing((NameChange each) -> Double.isNaN(each.change()))
                .thenComparing(Comparator.comparingDouble(NameChange::weight).reversed()));
        return new Comparison(List.copyOf(names), length(before), length(after), pairs.size(),
                first.size() - pairs.size(), second.size() - pairs.size(), pairs);
    }

    private static NameChange change(String name, int number, NamedTasks one, NamedTasks other, Pairs pairs) {
        int[] matched = Arrays.stream(one.ofName(number)).map(pairs::ofBefore).filter(pair -> pair >= 0).toArray();
        long[] ranBefore = one.durations(number, Measure.RAN);
        long[] ranAfter = other.durations(number, Measure.RAN);
        return new NameChange(name, one.side(number, ranBefore), other.side(number, ranAfter),
                RankSum.probability(ranBefore, ranAfter),
                (int) Arrays.stream(matched).filter(pairs::isMoved).count(), pairs.farthest(matched));
    }

    /** How many matched tasks would have to move for all to start in the order of the first. */
    public int reordered() {
        return pairs.moved();
    }

    /** Those that run longer by more than this part, and not by chance, so far as that can be told. */
    public List<NameChange> longer(double threshold) {
        return names.stream().filter(each -> each.isLonger(threshold)).toList();
    }

    private static long length(Snapshot recorded) {
        return recorded.records() == 0 ? 0 : recorded.horizon() - recorded.first();
    }
}
