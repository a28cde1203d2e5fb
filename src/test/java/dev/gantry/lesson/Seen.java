package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/**
 * What a recording says of the order of things, in words that hold for every language: who ran what, after what, on how
 * many lanes. No time is compared with another clock's.
 */
record Seen(Snapshot trace) {
    /** A printed line: which lane printed it, and when. */
    record Print(int lane, long time, String text) {}

    /** Tasks in order of submission. */
    List<Task> tasks() {
        return IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::task).toList();
    }

    long succeeded() {
        return tasks().stream().filter(task -> task.state() == TaskState.SUCCEEDED).count();
    }

    /** How many lanes ran tasks. */
    long workers() {
        return tasks().stream().mapToInt(Task::lane).distinct().count();
    }

    /** How many threads did so: a coroutine's is that of the lane around it. */
    long threads() {
        return tasks().stream().map(task -> thread(task.lane())).distinct().count();
    }

    /** How many tasks ran in another process than the one that submitted them. */
    long sentAway() {
        return tasks().stream().filter(task -> process(task.lane()) != process(task.submittedBy())).count();
    }

    int mostAtOnce() {
        return tasks().stream().mapToInt(task -> (int) tasks().stream()
                .filter(other -> other.started() <= task.started() && task.started() < other.ended()).count())
                .max().orElse(0);
    }

    /** Whether each start but the first ones follows an end, as where so many workers take tasks from one queue. */
    boolean inWavesOf(int workers) {
        List<Task> started = tasks().stream().sorted(Comparator.comparingLong(Task::started)).toList();
        return IntStream.range(workers, started.size()).allMatch(i -> started.stream()
                .filter(task -> task.ended() <= started.get(i).started()).count() > i - workers);
    }

    /** The tasks in the order in which they ended, by their numbers in order of submission, from 0. */
    List<Integer> endings() {
        return tasks().stream().sorted(Comparator.comparingLong(Task::ended)).map(task -> task.id() - 1).toList();
    }

    /** Where callbacks ran, seen from their task. */
    Set<String> callbacks() {
        Set<String> places = new HashSet<>();
        for (Task task : tasks()) {
            for (Callback callback : timely(task)) {
                boolean after = callback.start() >= task.ended();
                boolean inParent = process(callback.lane()) == process(task.submittedBy());
                String elsewhere = inParent ? "another thread of the submitter's" : "elsewhere";
                String where = callback.lane() == task.lane() ? "the task's thread" : elsewhere;
                places.add((after ? "after it, in " : "before its end, in ") + where);
            }
        }
        return places;
    }

    /** How many threads ran callbacks. */
    long callers() {
        return tasks().stream().flatMap(task -> timely(task).stream()).map(Callback::lane).distinct().count();
    }

    /** Whether no worker took a task before its last one's callbacks were over. */
    boolean callbacksComeFirst() {
        return tasks().stream().allMatch(task -> timely(task).stream().allMatch(callback -> tasks().stream()
                .filter(next -> next.lane() == task.lane() && next.started() > task.started())
                .allMatch(next -> next.started() >= callback.end())));
    }

    /** The callbacks of a task but for those that came after its end: these run at once in the submitter's thread. */
    private static List<Callback> timely(Task task) {
        return task.callbacks().stream().filter(callback -> callback.lane() != task.submittedBy()).toList();
    }

    /** What was printed, in order. */
    List<Print> prints() {
        List<Print> all = new ArrayList<>();
        for (int id = 1; id <= trace.lanes(); id++) {
            Lane lane = trace.lane(id);
            for (int i = 0; i < lane.marks(); i++) {
                all.add(new Print(id, lane.markTime(i), trace.name(lane.markText(i))));
            }
        }
        return all.stream().sorted(Comparator.comparingLong(Print::time)).toList();
    }

    /** The printed texts in order, without what differs from run to run: numbers with a point and what follows them. */
    List<String> texts() {
        return prints().stream().map(print -> print.text().replaceAll(" \\d+\\.\\d+.*", "")).toList();
    }

    /** The printed texts, each after the name of its lane, in order. */
    List<String> told() {
        return prints().stream().map(print -> (print.lane() == main() ? "main" : trace.laneName(print.lane())) + ": "
                + print.text()).toList();
    }

    /** What the thread that began printed. */
    List<String> ofMain() {
        return prints().stream().filter(print -> print.lane() == main()).map(Print::text).toList();
    }

    /** What each task printed while it ran, without numbers, and how many tasks printed the same. */
    Map<List<String>, Integer> ofTasks() {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (Task task : tasks()) {
            counts.merge(prints().stream().filter(print -> print.lane() == task.lane())
                    .filter(print -> print.time() >= task.started() && print.time() <= task.ended())
                    .map(print -> print.text().replaceAll(" \\d+ end", " end").replaceAll(" \\d+.*", "")).toList(), 1,
                    Integer::sum);
        }
        return counts;
    }

    /** Who printed, in order: the main lane, or a task by its number in order of submission, from 0. */
    List<String> printers() {
        Map<Integer, String> names = new HashMap<>(Map.of(main(), "main"));
        tasks().forEach(task -> names.put(task.lane(), "task " + (task.id() - 1)));
        return prints().stream().map(print -> names.getOrDefault(print.lane(), "another")).toList();
    }

    /** How many lanes printed lines that begin so, how many of them exactly so many, and how many threads they have. */
    Map<String, Long> lanesThatPrinted(String beginning, int times) {
        Map<Integer, Integer> counts = new TreeMap<>();
        prints().stream().filter(print -> print.text().startsWith(beginning))
                .forEach(print -> counts.merge(print.lane(), 1, Integer::sum));
        return Map.of("lanes", (long) counts.size(), "with as many", counts.values().stream()
                .filter(count -> count == times).count(), "threads",
                counts.keySet().stream().map(this::thread)
                        .distinct().count());
    }

    /** Whether each lane that printed this said the numbers after it in order. */
    boolean inOrder(String beginning) {
        return prints().stream().map(Print::lane).distinct().allMatch(lane -> {
            List<Integer> numbers = prints().stream().filter(print -> print.lane() == lane)
                    .filter(print -> print.text().startsWith(beginning))
                    .map(print -> Integer.valueOf(print.text().substring(beginning.length()).split(" ")[0])).toList();
            return numbers.equals(numbers.stream().sorted().toList());
        });
    }

    /** Coroutines that got control, in order, by the order in which they did for the first time; 0 is the main lane. */
    List<Integer> turns() {
        record Turn(long time, int lane) {}
        List<Turn> turns = new ArrayList<>();
        for (int id = 1; id <= trace.lanes(); id++) {
            Lane lane = trace.lane(id);
            for (int i = 0; i < lane.switches(); i++) {
                turns.add(new Turn(lane.switchTime(i), lane.switchTo(i)));
            }
        }
        turns.sort(Comparator.comparingLong(Turn::time));
        List<Integer> known = new ArrayList<>(List.of(main()));
        return turns.stream().map(turn -> {
            if (!known.contains(turn.lane())) {
                known.add(turn.lane());
            }
            return known.indexOf(turn.lane());
        }).toList();
    }

    /** How many lanes of coroutines there are. */
    long coroutines() {
        return IntStream.rangeClosed(1, trace.lanes()).filter(id -> trace.lane(id).kind().isCoroutine()).count();
    }

    /** Whether this lane was ever blocked. */
    boolean wasBlocked(int lane) {
        Lane seen = trace.lane(lane);
        return IntStream.range(0, seen.depth()).anyMatch(depth -> IntStream.range(0, seen.row(depth).size())
                .anyMatch(i -> seen.row(depth).state(i) == State.BLOCKED));
    }

    /** The thread that began. */
    int main() {
        return IntStream.rangeClosed(1, trace.lanes()).filter(id -> trace.lane(id).kind() == LaneKind.THREAD)
                .findFirst().orElseThrow();
    }

    int process(int lane) {
        return around(lane, LaneKind.PROCESS);
    }

    int thread(int lane) {
        return around(lane, LaneKind.THREAD);
    }

    private int around(int lane, LaneKind kind) {
        int found = lane;
        while (trace.lane(found).kind() != kind) {
            found = trace.lane(found).parent();
        }
        return found;
    }
}
