package dev.gantry.insight.path;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/**
 * Slack of tasks: how much later each could have ended without the end of the run being later; and how much earlier
 * that would come if some tasks took half as long.
 *
 * <p>Both follow from the {@linkplain Dependencies dependencies} that are recorded, and hold as far as these do: what
 * depends on a thing without a record of it is not known, and who else would have got a lock, a worker or a processor
 * is not asked.
 *
 * <p>Cost: some 700 ns a task, and as much for each question what would come of shortening.
 */
public final class Slack {
    private static final long FREE = Long.MAX_VALUE;
    private static final int BYTES = 200;
    private static final int MOST = 5; // names of which is asked what their half would bring

    private final Snapshot recorded;
    private final Dependencies dependencies;
    private final int target; // -1 for the end of the recording
    private final long end;
    private final long[] slack;

    private Slack(Snapshot recorded, Dependencies dependencies, int target) {
        this.recorded = recorded;
        this.dependencies = dependencies;
        this.target = target;
        this.end = target < 0 ? dependencies.lastTime() : dependencies.time(target);
        this.slack = slack();
    }

    /** Whether there is memory enough for the dependencies of a recording: some 200 bytes a record. */
    public static boolean fits(Snapshot recorded) {
        return recorded.records() < Runtime.getRuntime().maxMemory() / 2 / BYTES;
    }

    /** The slack towards the end of the recording. */
    public static Slack toEnd(Snapshot recorded) {
        return to(recorded, 0, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * The slack towards the end of this task, or of the recording where the task has not ended.
     *
     * @param task 0 for the end of the recording
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Slack> to(
            Snapshot recorded, int task, BooleanSupplier goesOn, DoubleConsumer progress) {
        Going going = new Going(goesOn, progress, recorded.tasks() + (long) recorded.lanes());
        Dependencies dependencies = Dependencies.of(recorded, going);
        return going.isStopped() || !going.on(0)
                ? Optional.empty()
                : Optional.of(new Slack(recorded, dependencies, dependencies.endOf(task)));
    }

    /**
     * How many nanoseconds later this task could have ended; 0 for one on which the end waited, {@link Trace#NONE} for
     * one that has not ended, never ran, or on which the end does not depend.
     */
    public long of(int task) {
        int node = dependencies.endOf(task);
        return node < 0 || slack[node] == FREE ? Trace.NONE : slack[node];
    }

    /** Of each node the least of what lies between it and the end, over all that depends on it. */
    private long[] slack() {
        int nodes = dependencies.nodes();
        long[] found = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            found[node] = target < 0 ? end - dependencies.time(node) : node == target ? 0 : FREE;
        }
        for (int at = nodes - 1; at >= 0; at--) {
            int node = dependencies.inOrder(at);
            for (int edge = dependencies.firstEdge(node); edge < dependencies.firstEdge(node + 1); edge++) {
                int from = dependencies.from(edge);
                long gap = dependencies.time(node) - dependencies.time(from) - dependencies.lag(edge);
                found[from] = found[node] == FREE ? found[from] : Math.min(found[from], found[node] + gap);
            }
        }
        return found;
    }

    /**
     * How many nanoseconds earlier the end would come if this task had run half as long, or, of a name, all tasks that
     * are called so.
     */
    public long gain(int task, boolean allOfItsName) {
        boolean[] half = new boolean[recorded.tasks() + 1];
        int name = recorded.taskName(task);
        for (int each = 1; each <= recorded.tasks(); each++) {
            half[each] = each == task
                    || allOfItsName && name != 0 && recorded.hasTask(each) && recorded.taskName(each) == name;
        }
        long[] moved = new long[dependencies.nodes()];
        Arrays.fill(moved, Long.MIN_VALUE);
        long last = Long.MIN_VALUE;
        for (int at = 0; at < moved.length; at++) {
            int node = dependencies.inOrder(at);
            long time = Long.MIN_VALUE;
            for (int edge = dependencies.firstEdge(node); edge < dependencies.firstEdge(node + 1); edge++) {
                int runs = dependencies.runs(edge);
                long lag = dependencies.lag(edge);
                time = Math.max(time, moved[dependencies.from(edge)] + (runs != 0 && half[runs] ? lag - lag / 2 : lag));
            }
            moved[node] = time == Long.MIN_VALUE ? dependencies.time(node) : time;
            last = Math.max(last, moved[node]);
        }
        long then = target < 0 ? last : moved[target];
        return moved.length == 0 ? 0 : end - then;
    }

    /**
     * What would come of it if what the path goes through took half as long: of the tasks, or of all tasks of one name,
     * that take most of it, those that would make the end earlier, the greatest gain first.
     */
    public List<Gain> gains(List<Step> path) {
        Map<Integer, Long> times = new HashMap<>(); // by name, or less than 0 by task
        Map<Integer, Integer> tasks = new HashMap<>();
        for (Step step : path) {
            if (step.task() != 0 && recorded.hasTask(step.task()) && step.kind() != Step.Kind.STARTING) {
                int name = recorded.taskName(step.task());
                int key = name == 0 ? -step.task() : name;
                times.merge(key, step.length(), Long::sum);
                tasks.putIfAbsent(key, step.task());
            }
        }
        return times.entrySet().stream().sorted(Map.Entry.<Integer, Long>comparingByValue().reversed()).limit(MOST)
                .map(each -> new Gain(tasks.get(each.getKey()), gain(tasks.get(each.getKey()), true)))
                .filter(gain -> gain.nanos() > 0).sorted(Comparator.comparingLong(Gain::nanos).reversed()).toList();
    }

    /**
     * How much earlier the end would come if all tasks that are called like this one took half as long.
     *
     * @param task one of them
     * @param nanos greater than 0
     */
    public record Gain(int task, long nanos) {}

    /**
     * How slack is spread over the tasks that ran to an end.
     *
     * @param none how many have none
     * @param some how many have some
     * @param most the greatest, in nanoseconds
     */
    public record Spread(int none, int some, long most) {}

    /** How slack is spread over the tasks. */
    public Spread spread() {
        int none = 0;
        int some = 0;
        long most = 0;
        for (int task = 1; task <= recorded.tasks(); task++) {
            long spare = of(task);
            none += spare == 0 ? 1 : 0;
            some += spare > 0 ? 1 : 0;
            most = Math.max(most, spare);
        }
        return new Spread(none, some, most);
    }
}
