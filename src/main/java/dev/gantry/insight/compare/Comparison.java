package dev.gantry.insight.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskFigures;
import dev.gantry.insight.TaskIds;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

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
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Compares them. Reads all tasks of both; 10 M tasks take some seconds. */
    public static Comparison of(Snapshot before, Snapshot after) {
        Map<String, List<Integer>> first = byName(before);
        Map<String, List<Integer>> second = byName(after);
        Set<String> all = new LinkedHashSet<>(first.keySet());
        all.addAll(second.keySet());
        List<int[]> matched = new ArrayList<>();
        Map<String, List<int[]>> ofName = new HashMap<>();
        for (String name : all) {
            int from = matched.size();
            match(before, first.getOrDefault(name, List.of()), after, second.getOrDefault(name, List.of()), matched);
            ofName.put(name, new ArrayList<>(matched.subList(from, matched.size())));
        }
        Pairs pairs = new Pairs(before, after, matched);
        List<NameChange> names = new ArrayList<>();
        for (String name : all) {
            List<Integer> one = first.getOrDefault(name, List.of());
            List<Integer> other = second.getOrDefault(name, List.of());
            int[] numbers = ofName.get(name).stream().mapToInt(pair -> pairs.ofBefore(pair[0])).toArray();
            names.add(new NameChange(name, side(before, one), side(after, other),
                    RankSum.probability(ran(before, one), ran(after, other)),
                    (int) Arrays.stream(numbers).filter(pairs::isMoved).count(), pairs.farthest(numbers)));
        }
        names.sort(Comparator.comparing((NameChange each) -> Double.isNaN(each.change()))
                .thenComparing(Comparator.comparingDouble(NameChange::weight).reversed()));
        return new Comparison(List.copyOf(names), length(before), length(after), pairs.size(),
                TaskIds.of(before).size() - pairs.size(), TaskIds.of(after).size() - pairs.size(), pairs);
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

    private static Map<String, List<Integer>> byName(Snapshot recorded) {
        Map<String, List<Integer>> all = new LinkedHashMap<>();
        Map<Integer, List<Integer>> byNumber = new HashMap<>(); // the same lists, so that each name is looked at once
        for (int task : TaskIds.of(recorded)) {
            byNumber.computeIfAbsent(recorded.taskName(task), number -> all.computeIfAbsent(
                    NUMBER.matcher(recorded.name(number)).replaceAll("#"), _ -> new ArrayList<>())).add(task);
        }
        return all;
    }

    private static void match(
            Snapshot before, List<Integer> first, Snapshot after, List<Integer> second, List<int[]> pairs) {
        Map<String, Deque<Integer>> byWholeName = new HashMap<>();
        for (int task : second) {
            byWholeName.computeIfAbsent(after.name(after.taskName(task)), _ -> new ArrayDeque<>()).add(task);
        }
        Set<Integer> taken = new HashSet<>();
        List<Integer> rest = new ArrayList<>();
        for (int task : first) {
            Deque<Integer> same = byWholeName.get(before.name(before.taskName(task)));
            if (same == null || same.isEmpty()) {
                rest.add(task);
            } else {
                taken.add(same.peek());
                pairs.add(new int[]{task, same.poll()});
            }
        }
        Iterator<Integer> others = second.stream().filter(task -> !taken.contains(task)).iterator();
        for (int task : rest) {
            if (others.hasNext()) {
                pairs.add(new int[]{task, others.next()});
            }
        }
    }

    private static long[] ran(Snapshot recorded, List<Integer> tasks) {
        return tasks.stream().mapToLong(task -> measured(recorded, Measure.RAN, task))
                .filter(each -> each != Trace.NONE).toArray();
    }

    private static long measured(Snapshot recorded, Measure measure, int task) {
        return TaskFigures.duration(recorded, measure, task, new StateTimes());
    }

    private static Side side(Snapshot recorded, List<Integer> tasks) {
        return new Side(tasks.size(),
                (int) tasks.stream().filter(task -> recorded.taskState(task) == TaskState.FAILED).count(),
                mean(recorded, Measure.RAN, tasks), mean(recorded, Measure.WAITED, tasks));
    }

    private static double mean(Snapshot recorded, Measure measure, List<Integer> tasks) {
        return tasks.stream().mapToLong(task -> measured(recorded, measure, task)).filter(each -> each != Trace.NONE)
                .average().orElse(Double.NaN);
    }
}
