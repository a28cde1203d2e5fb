package dev.gantry.insight.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.gantry.insight.TaskIds;
import dev.gantry.trace.Snapshot;

/** Numbers from 0 of the names of tasks, the same in two recordings: of whole ones, and of those without numbers. */
final class NameNumbers {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<String, Integer> whole = new HashMap<>();
    private final Map<String, Integer> plain = new HashMap<>();
    private final List<String> plainNames = new ArrayList<>();
    private int[] plainOf = new int[16]; // of each whole name

    /** For each of these tasks the number of its whole name. */
    int[] of(Snapshot recorded, TaskIds tasks) {
        int[] known = new int[0]; // for each number that the recording has for a name ours, plus one
        int[] numbers = new int[tasks.size()];
        for (int i = 0; i < numbers.length; i++) {
            int name = recorded.taskName(tasks.id(i));
            if (name >= known.length) {
                known = Arrays.copyOf(known, Math.max(2 * known.length, name + 1));
            }
            if (known[name] == 0) {
                known[name] = number(recorded.name(name)) + 1;
            }
            numbers[i] = known[name] - 1;
        }
        return numbers;
    }

    private int number(String name) {
        return whole.computeIfAbsent(name, _ -> {
            int next = whole.size();
            plainOf = next < plainOf.length ? plainOf : Arrays.copyOf(plainOf, 2 * next);
            plainOf[next] = plain.computeIfAbsent(NUMBER.matcher(name).replaceAll("#"), left -> {
                plainNames.add(left);
                return plain.size();
            });
            return next;
        });
    }

    /** How many whole names there are. */
    int size() {
        return whole.size();
    }

    /** Number of what is left of this whole name with {@code #} for its numbers. */
    int plain(int ofWhole) {
        return plainOf[ofWhole];
    }

    /** All that is left of names, by number. */
    List<String> plainNames() {
        return plainNames;
    }
}
